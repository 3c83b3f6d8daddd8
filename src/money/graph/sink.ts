import { isGather, type Pass, passNumbers } from './schedule.ts';
import type { Values } from './values.ts';

/**
 * Moves what only later passes read into the first of them, where that keeps no more rows whole:
 * a row that is found where it is read need not be kept.
 */
export function sink(made: Values, passes: readonly Pass[]): readonly Pass[] {
  const { values, users, wanted, totals } = made;
  const passOf = passNumbers(made, passes);
  const isWanted = new Uint8Array(values.length);
  for (const i of [...wanted.values(), ...totals.values()]) isWanted[i] = 1;

  function isWhole(i: number): boolean {
    const own = passOf[i]!;
    if (own === -1 || values[i]!.kind === 'scalar' || isWanted[i] === 1) return true;
    for (let u = users.first[i]!; u < users.first[i + 1]!; u++) {
      const user = users.all[u]!;
      const p = passOf[user]!;
      if (p !== -1 && (p !== own || values[user]!.op === 'lag')) return true;
    }
    return false;
  }

  /** Whether the readers in a pass get along with a value that is found in the same pass. */
  function suits(i: number, pass: number): boolean {
    const other = passes[pass]!.kind === 'forward' ? 'prev' : 'next';
    for (let u = users.first[i]!; u < users.first[i + 1]!; u++) {
      const user = users.all[u]!;
      if (passOf[user] !== pass) continue;
      const { op, uses } = values[user]!;
      if (op === 'lag') return false;
      for (let k = 0; k < uses.length; k++) {
        const { of, how } = uses[k]!;
        if (of === i && how !== 'now' && how !== other) return false;
      }
    }
    return true;
  }

  /** The first pass with a reader of the value beside one that does not count. */
  function readIn(i: number, beside = -1): number {
    let first = passes.length;
    for (let u = users.first[i]!; u < users.first[i + 1]!; u++) {
      const user = users.all[u]!;
      const p = passOf[user]!;
      if (user !== beside && p !== -1 && p < first) first = p;
    }
    return first;
  }

  /** Whether a value is made from at most one that need not be kept whole as it is. */
  function keepsNoMore(i: number): boolean {
    const { uses } = values[i]!;
    let unkept = -1;
    for (let k = 0; k < uses.length; k++) {
      const { of } = uses[k]!;
      if (of === unkept || isWhole(of)) continue;
      if (unkept !== -1) return false;
      unkept = of;
    }
    return true;
  }

  for (let i = values.length - 1; i >= 0; i--) {
    const p = passOf[i]!;
    const value = values[i]!;
    if (p === -1 || value.kind === 'scalar' || isWanted[i] === 1 || value.op === 'lag') continue;
    // pooling goes along with what reads the same row later anyway
    const later = value.op === 'pool' ? readIn(value.uses[0]!.of, i) : readIn(i);
    if (later === passes.length || later <= p) continue;
    if (passes[later]!.kind === 'scalar' || !suits(i, later)) continue;
    if (keepsNoMore(i)) passOf[i] = later;
  }
  const lists = passes.map((): number[] => []);
  for (let i = 0; i < passOf.length; i++) if (passOf[i] !== -1) lists[passOf[i]!]!.push(i);
  return passes
    .map(({ kind }, p) => ({ kind, values: gatheredSoon(made, lists[p]!, passOf) }))
    .filter((pass) => pass.values.length > 0);
}

/** Gathers each value right after it is found, so that it need not be held until then. */
function gatheredSoon(
  { values }: Values,
  list: readonly number[],
  passOf: Int32Array,
): readonly number[] {
  const after = new Map<number, number[]>();
  const rest: number[] = [];
  for (let k = 0; k < list.length; k++) {
    const i = list[k]!;
    const value = values[i]!;
    let last = -1;
    if (value.op === 'pool' || isGather(value))
      for (const { of } of value.uses) if (passOf[of] === passOf[i]) last = Math.max(last, of);
    const others = after.get(last);
    if (last === -1) rest.push(i);
    else if (others === undefined) after.set(last, [i]);
    else others.push(i);
  }
  if (after.size === 0) return list;
  const all: number[] = [];
  for (let k = 0; k < rest.length; k++) {
    all.push(rest[k]!);
    const gathering = after.get(rest[k]!);
    if (gathering !== undefined) all.push(...gathering);
  }
  return all;
}
