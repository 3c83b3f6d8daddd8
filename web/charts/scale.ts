/** A stretch of numbers that lies along a stretch of pixels. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

/** Pixel of a value, to a tenth; outside the stretch it stays at its end. */
export function at({ from, to, left, right }: Scale, value: number): number {
  const part = to === from ? 0 : (value - from) / (to - from);
  return Math.round((left + Math.min(1, Math.max(0, part)) * (right - left)) * 10) / 10;
}

/**
 * Round values from at most `from` to at least `to`, about `count` of them. Steps of 2.5 itself are
 * left out, since numbers of that size are written without fractions, and so are steps of a quarter
 * of the unit that the largest is written in, 6.25 bn: they are written with one place. Where the
 * text of a number has a finest step (`finest`), steps are multiples of it, so that they read even.
 */
export function ticks(from: number, to: number, count: number, finest = 0): readonly number[] {
  const span = to - from || Math.abs(to) || 1;
  const raw = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(raw));
  const quarters =
    power !== 1 && power > finest && Math.max(Math.abs(from), Math.abs(to)) <= 10 * power;
  const steps = quarters ? [1, 2, 2.5, 5, 10] : [1, 2, 5, 10];
  const step = Math.max(finest, (steps.find((m) => m * power >= raw * 0.999) ?? 10) * power);
  const first = Math.floor(from / step + 1e-9);
  const last = Math.ceil(to / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

/** The least power of ten that does not read as zero: numbers between its multiples are rounded. */
export function finestOf(write: (value: number) => string): number {
  let step = 1;
  while (step < 1e15 && !/[1-9]/.test(write(step))) step *= 10;
  return step;
}
