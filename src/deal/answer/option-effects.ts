/**
 * Effects of the options of one term by least squares over contexts, which are sets of deals that are
 * alike in all other terms: minimises the sum of (utility - mean of its context - effect)². Without
 * exclusions these are the means by option; with them, what else an option goes with does not count.
 * Options that no context compares are apart by their means.
 *
 * `option` of each deal and `x`, its utility; `contexts` are places of deals. Effects are less the mean
 * of all deals, NaN for an option that no deal has.
 */
export function optionEffects(
  options: number,
  option: Int32Array,
  contexts: readonly (readonly number[])[],
  x: Float64Array,
): Float64Array {
  const normal = Array.from({ length: options }, () => new Float64Array(options + 1));
  const joint = Int32Array.from({ length: options }, (_, o) => o);
  const rootOf = (o: number): number => (joint[o] === o ? o : rootOf(joint[o]!));
  for (const deals of contexts) {
    const mean = deals.reduce((sum, i) => sum + x[i]!, 0) / deals.length;
    for (const i of deals) {
      const row = normal[option[i]!]!;
      row[options] = row[options]! + x[i]! - mean;
      row[option[i]!] = row[option[i]!]! + 1;
      for (const j of deals) row[option[j]!] = row[option[j]!]! - 1 / deals.length;
      joint[rootOf(option[i]!)] = rootOf(option[deals[0]!]!);
    }
  }
  const counts = new Float64Array(options);
  const sums = new Float64Array(options);
  option.forEach((o, i) => {
    counts[o] = counts[o]! + 1;
    sums[o] = sums[o]! + x[i]!;
  });
  const middle = sums.reduce((a, b) => a + b, 0) / option.length;
  // effects of options that are compared add up to nothing, which makes the equations definite
  for (const [o, row] of normal.entries())
    for (let p = 0; p < options; p++) if (rootOf(p) === rootOf(o)) row[p] = row[p]! + 1;
  const effects = solved(normal);
  const weighted = (o: number, value: (p: number) => number) => {
    const members = [...counts.keys()].filter((p) => rootOf(p) === rootOf(o));
    const deals = members.reduce((sum, p) => sum + counts[p]!, 0);
    return members.reduce((sum, p) => sum + value(p), 0) / deals;
  };
  return effects.map((effect, o) =>
    counts[o] === 0
      ? Number.NaN
      : effect -
        weighted(o, (p) => counts[p]! * effects[p]!) +
        weighted(o, (p) => sums[p]!) -
        middle,
  );
}

/** Solves rows of a symmetric definite system, with the right side in the last column, in place. */
function solved(rows: Float64Array[]): Float64Array {
  const n = rows.length;
  for (let k = 0; k < n; k++)
    for (let i = k + 1; i < n; i++) {
      const share = rows[i]![k]! / rows[k]![k]!;
      for (let j = k; j <= n; j++) rows[i]![j] = rows[i]![j]! - share * rows[k]![j]!;
    }
  const found = new Float64Array(n);
  for (let k = n - 1; k >= 0; k--) {
    let rest = rows[k]![n]!;
    for (let j = k + 1; j < n; j++) rest -= rows[k]![j]! * found[j]!;
    found[k] = rest / rows[k]![k]!;
  }
  return found;
}
