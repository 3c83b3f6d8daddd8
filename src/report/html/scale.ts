/** A linear scale onto 0 … 100 (per cent of the picture's width or height), clamped. */
export interface Scale {
  readonly from: number;
  readonly to: number;
}

/** Where a value lies, in per cent with two places. */
export function at({ from, to }: Scale, value: number): number {
  const share = to > from ? (value - from) / (to - from) : 0;
  return Math.round(Math.min(1, Math.max(0, share)) * 1e4) / 100;
}

/** Round numbers from at most `from` to at least `to`, about `count` steps of 1, 2, 2.5 or 5. */
export function ticks(from: number, to: number, count: number): readonly number[] {
  const span = Math.max(to - from, Number.MIN_VALUE * 1e10);
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((m) => m * power >= rough * 0.999) ?? 10) * power;
  const first = Math.floor(from / step + 1e-9);
  const last = Math.ceil(to / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}
