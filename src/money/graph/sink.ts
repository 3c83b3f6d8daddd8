import { isGather, type Pass } from './schedule.ts';
import type { Values } from './values.ts';

/**
 * Moves what only later passes read into the first of them, where that keeps no more rows whole:
 * a row that is found where it is read need not be kept.
 */
export function sink(
  { values, users, wanted, totals }: Values,
  passes: readonly Pass[],
): readonly Pass[] {
  const passOf = new Map(passes.flatMap((pass, p) => pass.values.map((i) => [i, p] as const)));
  const isWanted = new Set([...wanted.values(), ...totals.values()]);
  const isLag = (user: number) => values[user]!.op === 'lag';
  const readers = (i: number) => users[i]!.filter((user) => passOf.has(user));

  const isWhole = (i: number) =>
    !passOf.has(i) ||
    values[i]!.kind === 'scalar' ||
    isWanted.has(i) ||
    readers(i).some((user) => passOf.get(user) !== passOf.get(i) || isLag(user));

  /** Whether the readers in a pass get along with a value that is found in the same pass. */
  const suits = (i: number, p: number) => {
    const { kind } = passes[p]!;
    return readers(i).every(
      (user) =>
        passOf.get(user) !== p ||
        (!isLag(user) &&
          values[user]!.uses.every(
            ({ of, how }) =>
              of !== i || how === 'now' || how === (kind === 'forward' ? 'prev' : 'next'),
          )),
    );
  };

  for (let i = values.length - 1; i >= 0; i--) {
    const p = passOf.get(i);
    const value = values[i]!;
    if (p === undefined || value.kind === 'scalar' || isWanted.has(i) || isLag(i)) continue;
    if (isGather(value)) continue;
    // pooling goes along with what reads the same row later anyway
    const after = value.op === 'pool' ? readers(value.uses[0]!.of) : readers(i);
    const later = Math.min(...after.flatMap((user) => (user === i ? [] : [passOf.get(user)!])));
    if (later === Infinity || !(later > p) || passes[later]?.kind === 'scalar' || !suits(i, later))
      continue;
    const args = new Set(value.uses.map(({ of }) => of));
    if ([...args].filter((of) => !isWhole(of)).length <= 1) passOf.set(i, later);
  }
  return passes
    .map(({ kind }, p) => ({
      kind,
      values: [...passOf].flatMap(([i, at]) => (at === p ? [i] : [])),
    }))
    .filter((pass) => pass.values.length > 0)
    .map((pass) => ({ ...pass, values: pass.values.sort((a, b) => a - b) }));
}
