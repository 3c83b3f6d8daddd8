import type { Outcomes } from '../simulate/index.ts';

type Kind = 'scalars' | 'monthly' | 'dates';

/** From `from` to just before `to`. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Some columns of some trials of a round, one column after the other. */
export interface Piece {
  readonly of: Kind;
  readonly columns: Range;
  readonly trials: Range;
  readonly values: Float64Array<ArrayBuffer> | Float32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;
}

const room = {
  scalars: (length: number) => new Float64Array(length),
  monthly: (length: number) => new Float32Array(length),
  dates: (length: number) => new Uint16Array(length),
};

/**
 * A copy of these columns of these trials, from outcomes that begin at trial `first` of the round.
 */
export function pieceOf(
  outcomes: Outcomes,
  of: Kind,
  columns: Range,
  trials: Range,
  first = 0,
): Piece {
  const all = outcomes[of];
  const held = outcomes.layout.trials;
  const width = trials.to - trials.from;
  const values = room[of]((columns.to - columns.from) * width);
  if (width === held) values.set(all.subarray(columns.from * held, columns.to * held));
  else
    for (let c = columns.from; c < columns.to; c++) {
      const at = c * held + trials.from - first;
      values.set(all.subarray(at, at + width), (c - columns.from) * width);
    }
  return { of, columns, trials, values };
}

/** Puts a piece where it belongs in outcomes that begin at trial `first` of the round. */
export function putPiece(
  outcomes: Outcomes,
  { of, columns, trials, values }: Piece,
  first = 0,
): void {
  const all = outcomes[of];
  const held = outcomes.layout.trials;
  const width = trials.to - trials.from;
  for (let c = columns.from; c < columns.to; c++) {
    const from = (c - columns.from) * width;
    all.set(values.subarray(from, from + width), c * held + trials.from - first);
  }
}
