import type { Programme } from '../programme/index.ts';
import {
  cholesky,
  clipped,
  type Distribution,
  nearestCorrelation,
  rankToPearson,
  support,
} from '../uncertainty/index.ts';
import type { DriverEffects } from './compile-risks.ts';
import type { Driver } from './model.ts';
import { distributionOf } from './variables.ts';

export function buildDrivers(programme: Programme, effects: DriverEffects): Driver[] {
  return Object.entries(programme.drivers).map(([id, driver], i) => {
    const value = driver.factor ?? driver.shift;
    if (value === undefined) throw new RangeError(`driver without factor or shift: ${id}`);
    return {
      id,
      name: driver.name,
      kind: driver.factor === undefined ? 'shift' : 'factor',
      distribution:
        driver.factor === undefined ? distributionOf(value) : positive(distributionOf(value)),
      path: `drivers.${id}`,
      effects: effects.get(i) ?? [],
    };
  });
}

/** A factor that multiplies with powers must stay above zero. */
function positive(distribution: Distribution): Distribution {
  if (support(distribution).low > 0) return distribution;
  const made = clipped(distribution, { min: LEAST_FACTOR });
  if (!made.ok) throw new RangeError(made.fact.en);
  return made.value;
}

const LEAST_FACTOR = 1e-3;

/** Lower Cholesky factor of the stated rank correlations, repaired if they contradict each other. */
export function driverFactor(
  programme: Programme,
  index: ReadonlyMap<string, number>,
): { factor: Float64Array | undefined; notes: string[] } {
  const n = index.size;
  if (programme.correlations.length === 0) return { factor: undefined, notes: [] };
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) matrix[i * n + i] = 1;
  for (const { between, rank } of programme.correlations) {
    const a = index.get(between[0]) ?? 0;
    const b = index.get(between[1]) ?? 0;
    matrix[a * n + b] = matrix[b * n + a] = rankToPearson(rank);
  }
  const nearest = nearestCorrelation(matrix);
  const notes =
    nearest.largestMove > 1e-9
      ? [
          `the stated correlations contradict each other; the nearest valid ones differ by up to ${nearest.largestMove.toFixed(3)}`,
        ]
      : [];
  return { factor: cholesky(nearest.matrix), notes };
}
