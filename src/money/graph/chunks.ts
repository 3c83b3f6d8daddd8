import type { Values } from './values.ts';

/**
 * Cuts the values of a pass into chunks of so many, or fewer than twice as many: what is only wanted where
 * a condition that all trials share holds stands in the chunk of the choice that wants it, which can
 * then leave it out.
 */
export function chunksOf(
  { values, users, uniform }: Values,
  list: readonly number[],
  size: number,
): readonly (readonly number[])[] {
  const places = new Map(list.map((i, place) => [i, place]));
  /** By place, that of the last choice that alone wants the value. */
  const choices = new Int32Array(list.length).fill(-1);
  for (let place = list.length - 1; place >= 0; place--) {
    const [user, another] = users[list[place]!]!;
    const by = user === undefined || another !== undefined ? undefined : places.get(user);
    if (by === undefined) continue;
    const { op, uses } = values[user!]!;
    const isChoice = op === 'select' && uniform[uses[0]!.of]! && uses[0]!.of !== list[place];
    choices[place] = isChoice ? Math.max(by, choices[by]!) : choices[by]!;
  }
  const chunks: (readonly number[])[] = [];
  let from = 0;
  let last = 0;
  for (let place = 0; place < list.length; place++) {
    last = Math.max(last, choices[place]!);
    const count = place + 1 - from;
    if (count < size || (last > place && count < 2 * size - 1)) continue;
    chunks.push(list.slice(from, place + 1));
    from = place + 1;
  }
  return from < list.length ? [...chunks, list.slice(from)] : chunks;
}
