import { normalQuantile } from '../../uncertainty/index.ts';

const CELLS = 4096;
/** Normal quantiles at the edges of cells of equal chance. */
const edges = Float64Array.from({ length: CELLS + 1 }, (_, i) => normalQuantile(i / CELLS));

/**
 * Whether gain + error x z(u) is at least 0, where z(u) is the normal quantile of u: the edges of the
 * cell of u nearly always tell, and only otherwise is it computed.
 */
export function reaches(gain: number, error: number, u: number): boolean {
  if (error === 0) return gain >= 0;
  const cell = Math.floor(u * CELLS);
  if (gain + error * edges[cell]! >= 0) return true;
  if (gain + error * edges[cell + 1]! < 0) return false;
  return gain + error * normalQuantile(u) >= 0;
}
