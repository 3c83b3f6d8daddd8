import type { UtilityTable } from './table.ts';

/** Groups of deals that are worth the same to every party, to the last bit, and refused by the same at any price; each in rising order. */
export function ties(table: UtilityTable): readonly (readonly number[])[] {
  const { deals, parties, utility, refused } = table;
  const order = Int32Array.from({ length: deals }, (_, d) => d);
  order.sort((a, b) => compare(a, b) || a - b);
  const groups: number[][] = [];
  for (let i = 0; i < order.length; ) {
    let end = i + 1;
    while (end < order.length && compare(order[i]!, order[end]!) === 0) end++;
    if (end > i + 1) groups.push([...order.subarray(i, end)]);
    i = end;
  }
  return groups.sort((a, b) => a[0]! - b[0]!);

  function compare(a: number, b: number): number {
    for (let p = 0; p < parties; p++) {
      const x = utility[p * deals + a]!;
      const y = utility[p * deals + b]!;
      if (x !== y) return x < y ? -1 : 1;
    }
    return refused === undefined ? 0 : refused[a]! - refused[b]!;
  }
}
