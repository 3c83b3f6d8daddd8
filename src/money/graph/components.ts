/** Directed edges: node i leads to `targets` from `starts[i]` to `starts[i + 1]`. */
export interface Links {
  readonly starts: number[];
  readonly targets: number[];
}

/**
 * The strongly connected component of each node, numbered so that each comes after those it leads to
 * (Tarjan 1972), without recursion.
 */
export function components({ starts, targets }: Links): Int32Array {
  const nodes = starts.length - 1;
  const found = new Int32Array(nodes).fill(-1);
  /** 1 for the first node that is entered; 0 for those that are not yet. */
  const order = new Int32Array(nodes);
  const low = new Int32Array(nodes);
  const next = Int32Array.from(starts);
  const open = new Int32Array(nodes);
  const path = new Int32Array(nodes);
  let [entered, opened, depth, count] = [0, 0, 0, 0];
  const enter = (node: number) => {
    entered++;
    order[node] = entered;
    low[node] = entered;
    open[opened++] = node;
    path[depth++] = node;
  };
  for (let root = 0; root < nodes; root++) {
    if (order[root] !== 0) continue;
    enter(root);
    while (depth > 0) {
      const node = path[depth - 1]!;
      if (next[node]! < starts[node + 1]!) {
        const target = targets[next[node]!]!;
        next[node] = next[node]! + 1;
        if (order[target] === 0) enter(target);
        else if (found[target] === -1) low[node] = Math.min(low[node]!, order[target]!);
        continue;
      }
      depth--;
      const above = path[depth - 1];
      if (depth > 0 && above !== undefined) low[above] = Math.min(low[above]!, low[node]!);
      if (low[node] !== order[node]) continue;
      let member = -1;
      while (member !== node) {
        member = open[--opened]!;
        found[member] = count;
      }
      count++;
    }
  }
  return found;
}
