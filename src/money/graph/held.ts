import type { Chunked } from './chunks.ts';
import type { Values } from './values.ts';

/**
 * Which of the candidates, of which another one reads the period before (or after, in a pass that
 * goes back), may lie in one place for all periods: those that are only overwritten after all who read
 * the other period have done so. Within a chunk the order of steps is only known of what a value is
 * made from, since a step that only one other needs is done where that is.
 */
export function heldValues(
  { values, users }: Values,
  passes: readonly Chunked[],
  isCandidate: (i: number) => boolean,
): ReadonlySet<number> {
  /** By value, its pass and its chunk, counted over all passes. */
  const passOf = new Int32Array(values.length).fill(-1);
  const chunkOf = new Int32Array(values.length).fill(-1);
  let count = 0;
  passes.forEach(({ chunks }, p) => {
    for (const chunk of chunks) {
      for (let k = 0; k < chunk.length; k++) {
        passOf[chunk[k]!] = p;
        chunkOf[chunk[k]!] = count;
      }
      count++;
    }
  });

  /** What a value is made from in its own chunk, itself included. */
  function sourcesOf(i: number): ReadonlySet<number> {
    const found = new Set([i]);
    for (const source of found) {
      const { op, uses } = values[source]!;
      // what a lag takes is of an earlier period
      for (let k = op === 'lag' ? 1 : 0; k < uses.length; k++) {
        const { of, how } = uses[k]!;
        if (how === 'now' && chunkOf[of] === chunkOf[i]) found.add(of);
      }
    }
    return found;
  }

  /** Those that read the other period in the same pass, from its own chunk on. */
  function readersOf(i: number): readonly number[] {
    const near: number[] = [];
    for (let u = users.first[i]!; u < users.first[i + 1]!; u++) {
      const user = users.all[u]!;
      if (passOf[user] !== passOf[i] || chunkOf[user]! < chunkOf[i]!) continue;
      if (values[user]!.uses.some(({ of, how }) => of === i && how !== 'now')) near.push(user);
    }
    return near;
  }

  const held = new Set<number>();
  for (const chunk of passes.flatMap(({ chunks }) => chunks)) {
    for (let k = 0; k < chunk.length; k++) {
      const i = chunk[k]!;
      if (!isCandidate(i)) continue;
      const near = readersOf(i);
      const isLast = (sources: ReadonlySet<number>) => near.every((user) => sources.has(user));
      if (near.every((user) => user === i) || isLast(sourcesOf(i))) held.add(i);
    }
  }
  return held;
}
