import { type Pass, passNumbers } from './schedule.ts';
import { UNIFORM, type Values } from './values.ts';

/** A pass in chunks of values. */
export interface Chunked {
  readonly kind: Pass['kind'];
  readonly chunks: readonly (readonly number[])[];
}

/**
 * Cuts the values of each pass into chunks of so many, or fewer than twice as many: what is only
 * wanted where a condition that all trials share holds stands in the chunk of the choice that wants it,
 * which can then leave it out.
 */
export function chunked(made: Values, passes: readonly Pass[], size: number): readonly Chunked[] {
  const { values, users, parts } = made;
  const passOf = passNumbers(made, passes);
  /** By value, its place in its pass. */
  const places = new Int32Array(values.length);
  for (const { values: list } of passes)
    for (let place = 0; place < list.length; place++) places[list[place]!] = place;

  /** By place, that of the last choice that alone wants the value. */
  function choicesOf(list: readonly number[]): Int32Array {
    const choices = new Int32Array(list.length).fill(-1);
    for (let place = list.length - 1; place >= 0; place--) {
      const i = list[place]!;
      const first = users.first[i]!;
      if (users.first[i + 1] !== first + 1) continue;
      const user = users.all[first]!;
      if (passOf[user] !== passOf[i]) continue;
      const by = places[user]!;
      const { op, uses } = values[user]!;
      const isChoice = op === 'select' && uses[0]!.of !== i && parts[uses[0]!.of] === UNIFORM;
      choices[place] = isChoice ? Math.max(by, choices[by]!) : choices[by]!;
    }
    return choices;
  }

  return passes.map(({ kind, values: list }) => {
    const choices = choicesOf(list);
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
    if (from < list.length) chunks.push(list.slice(from));
    return { kind, chunks };
  });
}
