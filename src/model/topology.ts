/**
 * Topological order of a graph in CSR form by predecessors (Kahn 1962), ties by index.
 * Rows: `first` of length n + 1, `from` the predecessors.
 * @throws RangeError when the graph has a cycle.
 */
export function topologicalOrder(n: number, first: Int32Array, from: Int32Array): Int32Array {
  const { first: nextFirst, next } = successors(n, first, from);
  const waiting = new Int32Array(n);
  for (let i = 0; i < n; i++) waiting[i] = first[i + 1]! - first[i]!;
  const order = new Int32Array(n);
  let filled = 0;
  for (let i = 0; i < n; i++) if (waiting[i] === 0) order[filled++] = i;
  for (let done = 0; done < filled; done++) {
    const node = order[done]!;
    for (let e = nextFirst[node]!; e < nextFirst[node + 1]!; e++) {
      const to = next[e]!;
      waiting[to]!--;
      if (waiting[to] === 0) order[filled++] = to;
    }
  }
  if (filled < n) throw new RangeError('the network has a cycle');
  return order;
}

/** The same graph by successors, CSR; a pair that is linked twice appears twice. */
export function successors(
  n: number,
  first: Int32Array,
  from: Int32Array,
): { first: Int32Array; next: Int32Array } {
  const nextFirst = new Int32Array(n + 1);
  for (const node of from) nextFirst[node + 1]!++;
  for (let i = 0; i < n; i++) nextFirst[i + 1]! += nextFirst[i]!;
  const fill = nextFirst.slice(0, n);
  const next = new Int32Array(from.length);
  for (let to = 0; to < n; to++)
    for (let e = first[to]!; e < first[to + 1]!; e++) next[fill[from[e]!]!++] = to;
  return { first: nextFirst, next };
}

/** Packs lists into CSR arrays. */
export function csr<T>(rows: readonly (readonly T[])[]): { first: Int32Array; flat: T[] } {
  const first = new Int32Array(rows.length + 1);
  rows.forEach((row, i) => {
    first[i + 1] = first[i]! + row.length;
  });
  return { first, flat: rows.flat() };
}
