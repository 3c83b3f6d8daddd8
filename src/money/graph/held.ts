import type { Values } from './values.ts';

/**
 * Which of the candidates, of which another one reads the period before (or after, in a pass that
 * goes back), may lie in one place for all periods: those that are only overwritten after all who read
 * the other period have done so. Within a chunk the order of steps is only known of what a value is
 * made from, since a step that only one other needs is done where that is.
 */
export function heldValues(
  { values, users }: Values,
  chunks: readonly (readonly number[])[],
  isCandidate: (i: number) => boolean,
): ReadonlySet<number> {
  const chunkOf = new Int32Array(values.length).fill(-1);
  chunks.forEach((chunk, c) => {
    for (const i of chunk) chunkOf[i] = c;
  });

  /** What a value is made from in its own chunk, itself included. */
  function sourcesOf(i: number): ReadonlySet<number> {
    const found = new Set([i]);
    for (const source of found) {
      const { op, uses } = values[source]!;
      // what a lag takes is of an earlier period
      for (const { of, how } of op === 'lag' ? uses.slice(1) : uses)
        if (how === 'now' && chunkOf[of] === chunkOf[i]) found.add(of);
    }
    return found;
  }

  const held = new Set<number>();
  for (const i of chunks.flat()) {
    if (!isCandidate(i)) continue;
    const near = users[i]!.filter(
      (user) =>
        chunkOf[user]! >= chunkOf[i]! &&
        values[user]!.uses.some(({ of, how }) => of === i && how !== 'now'),
    );
    const sources = near.every((user) => user === i) ? near : [...sourcesOf(i)];
    if (near.every((user) => sources.includes(user))) held.add(i);
  }
  return held;
}
