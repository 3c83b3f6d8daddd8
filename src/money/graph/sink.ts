import { isGather, type Pass, passNumbers } from './schedule.ts';
import type { Values } from './values.ts';

/**
 * Moves what only later passes read into the first of them, where that keeps no more rows whole:
 * a row that is found where it is read need not be kept.
 */
export function sink(made: Values, passes: readonly Pass[]): readonly Pass[] {
  const { values, users, wanted, totals } = made;
  const passOf = passNumbers(made, passes);
  const isWanted = new Set([...wanted.values(), ...totals.values()]);
  const isLag = (user: number) => values[user]!.op === 'lag';

  const isWhole = (i: number) =>
    passOf[i] === -1 ||
    values[i]!.kind === 'scalar' ||
    isWanted.has(i) ||
    users[i]!.some((user) => passOf[user] !== -1 && (passOf[user] !== passOf[i] || isLag(user)));

  /** Whether the readers in a pass get along with a value that is found in the same pass. */
  const suits = (i: number, p: number) => {
    const { kind } = passes[p]!;
    return users[i]!.every(
      (user) =>
        passOf[user] !== p ||
        (!isLag(user) &&
          values[user]!.uses.every(
            ({ of, how }) =>
              of !== i || how === 'now' || how === (kind === 'forward' ? 'prev' : 'next'),
          )),
    );
  };

  /** The first pass with a reader of the value beside one that does not count. */
  const readIn = (i: number, beside = -1): number => {
    let first = passes.length;
    for (const user of users[i]!) {
      const p = passOf[user]!;
      if (user !== beside && p !== -1 && p < first) first = p;
    }
    return first;
  };

  for (let i = values.length - 1; i >= 0; i--) {
    const p = passOf[i]!;
    const value = values[i]!;
    if (p === -1 || value.kind === 'scalar' || isWanted.has(i) || isLag(i)) continue;
    if (isGather(value)) continue;
    // pooling goes along with what reads the same row later anyway
    const later = value.op === 'pool' ? readIn(value.uses[0]!.of, i) : readIn(i);
    if (later === passes.length || later <= p) continue;
    if (passes[later]!.kind === 'scalar' || !suits(i, later)) continue;
    const unkept = value.uses.filter(({ of }) => !isWhole(of));
    if (unkept.every(({ of }) => of === unkept[0]!.of)) passOf[i] = later;
  }
  const lists = passes.map((): number[] => []);
  passOf.forEach((p, i) => {
    if (p !== -1) lists[p]!.push(i);
  });
  return passes
    .map(({ kind }, p) => ({ kind, values: gatheredSoon(made, lists[p]!) }))
    .filter((pass) => pass.values.length > 0);
}

/** Gathers each value right after it is found, so that it need not be held until then. */
function gatheredSoon({ values }: Values, list: readonly number[]): readonly number[] {
  const inside = new Set(list);
  const after = new Map<number, number[]>();
  for (const i of list) {
    const value = values[i]!;
    if (value.op !== 'pool' && !isGather(value)) continue;
    const last = Math.max(-1, ...value.uses.flatMap(({ of }) => (inside.has(of) ? [of] : [])));
    if (last !== -1) after.set(last, [...(after.get(last) ?? []), i]);
  }
  const moved = new Set([...after.values()].flat());
  return list.flatMap((i) => (moved.has(i) ? [] : [i, ...(after.get(i) ?? [])]));
}
