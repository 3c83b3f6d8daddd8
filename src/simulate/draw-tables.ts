import type { Model, RiskEffect, Variable } from '../model/index.ts';
import { type Distribution, streamKey } from '../uncertainty/index.ts';
import { firstsOf } from './csr.ts';
import type { Derive } from './derive.ts';
import { isFixed } from './drawing-order.ts';
import { blank } from './kernel-memory.ts';
import { BLOCK } from './outcomes.ts';

type Drawn = Pick<Model, 'variables' | 'drivers' | 'risks'>;

/** What a block is drawn by, by the names in kernel/block/, and distributions that only the host knows. */
export function drawTables({ variables, drivers, risks }: Drawn, seed: number, derive: Derive) {
  const {
    shapes: ofVariables,
    others: odd,
    ...fixed
  } = derive(variableTables, { variables, seed });
  const others = [...odd];
  const shapes = [...ofVariables, ...drivers.map((d) => shapeOf(d.distribution, others))];
  const { uses, powers } = usesOf(variables, drivers);
  const used = uses.flat();
  const hits = [...variables, ...drivers].map(({ effects }) => effects);
  const effects = hits.flat();
  const ofEffects = (pick: (effect: RiskEffect) => number) => Int32Array.from(effects, pick);
  const tables = {
    shapeAt: firstsOf(shapes),
    shapes: Float64Array.from(shapes.flat()),
    ...fixed,
    useFirst: firstsOf(uses),
    useColumn: Int32Array.from(used, ({ column }) => column),
    useAdds: Uint8Array.from(used, ({ adds }) => (adds ? 1 : 0)),
    useTimes: Float64Array.from(used, ({ times }) => times),
    effectFirst: firstsOf(hits),
    effectRisk: ofEffects(({ risk }) => risk),
    effectFactor: ofEffects(({ factor }) => factor),
    effectDelay: ofEffects(({ delay }) => delay),
    riskImpact: Float64Array.from(risks, ({ impact }) => impact),
    powerDriver: Int32Array.from(powers, ({ driver }) => driver),
    powerExponent: Float64Array.from(powers, ({ exponent }) => exponent),
    driverColumns: new Float64Array((drivers.length + powers.length) * BLOCK),
    // one more, so that the last one may stand for two
    outer: blank(new Int32Array(BLOCK + 1)),
  };
  return { tables, others };
}

interface Seeded extends Pick<Model, 'variables'> {
  readonly seed: number;
}

/** What of it follows from the variables alone. */
function variableTables({ variables, seed }: Seeded) {
  const others: Distribution[] = [];
  const shapes: number[][] = [];
  const keys = new Int32Array(2 * variables.length);
  for (let i = 0; i < variables.length; i++) {
    const v = variables[i]!;
    if (isFixed(v)) {
      shapes.push([]);
      continue;
    }
    shapes.push(shapeOf(v.distribution, others));
    const { k0, k1 } = streamKey(seed, v.path);
    keys[2 * i] = k0;
    keys[2 * i + 1] = k1;
  }
  return {
    ...{ others, shapes, keys },
    offset: Float64Array.from(variables, (v) => v.offset),
    lowest: Float64Array.from(variables, (v) => v.floor),
  };
}

/**
 * How variables use drivers: a shift is added so many times, a factor multiplies, through a column
 * of its own where it is raised to a power, which many variables may share.
 */
function usesOf(variables: readonly Variable[], drivers: Drawn['drivers']) {
  const powers: { driver: number; exponent: number }[] = [];
  const columnOf = (driver: number, exponent: number): number => {
    if (exponent === 1) return driver;
    const known = powers.findIndex((p) => p.driver === driver && p.exponent === exponent);
    return drivers.length + (known < 0 ? powers.push({ driver, exponent }) - 1 : known);
  };
  const uses = variables.map((v) =>
    v.drivers.map(({ driver, power }) => {
      const adds = drivers[driver]!.kind === 'shift';
      return { adds, times: power, column: adds ? driver : columnOf(driver, power) };
    }),
  );
  return { uses, powers };
}

/** A distribution as the numbers that kernel/block/quantiles.ts reads. */
function shapeOf(d: Distribution, others: Distribution[]): number[] {
  switch (d.kind) {
    case 'point':
      return [0, d.value];
    case 'uniform':
      return [1, d.low, d.high - d.low];
    case 'triangular':
      return [2, d.low, d.mode, d.high];
    case 'normal':
      return [3, d.mean, d.sd];
    case 'lognormal':
      return [4, d.mu, d.sigma];
    case 'threeQuantile':
      return [5, d.skew, d.p50, d.spread];
    case 'discrete':
      return [6, d.values.length, ...d.cumulative, ...d.values];
    case 'affine':
      return [7, d.shift, d.scale, ...shapeOf(d.of, others)];
    case 'clipped':
      return [8, d.uLow, d.uHigh - d.uLow, d.min, d.max, ...shapeOf(d.of, others)];
    default:
      return [9, others.push(d) - 1];
  }
}
