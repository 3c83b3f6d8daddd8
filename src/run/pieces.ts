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

/** A copy of these columns of these trials. */
export function pieceOf(outcomes: Outcomes, of: Kind, columns: Range, trials: Range): Piece {
  const all = outcomes[of];
  const inRound = outcomes.layout.trials;
  const width = trials.to - trials.from;
  const values = room[of]((columns.to - columns.from) * width);
  for (let c = columns.from; c < columns.to; c++) {
    const first = c * inRound;
    values.set(all.subarray(first + trials.from, first + trials.to), (c - columns.from) * width);
  }
  return { of, columns, trials, values };
}

/** Puts a piece where it belongs. */
export function putPiece(outcomes: Outcomes, { of, columns, trials, values }: Piece): void {
  const all = outcomes[of];
  const inRound = outcomes.layout.trials;
  const width = trials.to - trials.from;
  for (let c = columns.from; c < columns.to; c++) {
    const first = (c - columns.from) * width;
    all.set(values.subarray(first, first + width), c * inRound + trials.from);
  }
}
