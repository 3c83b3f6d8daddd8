import type { TornadoRow } from './result.ts';

/** Tornado rows by the width of their swing, the widest first; rows without one are left out. */
export function bySwing(rows: readonly TornadoRow[]): readonly TornadoRow[] {
  return rows
    .filter(({ low, high }) => low !== null && high !== null)
    .toSorted((a, b) => swing(b) - swing(a));
}

function swing({ low, high }: TornadoRow): number {
  return Math.abs((high ?? 0) - (low ?? 0));
}
