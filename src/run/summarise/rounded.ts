/** Powers of ten that a double holds exactly. */
const TENS = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));

/** Nearer to the middle between two results than that, an error of the product could decide. */
const NEAR = 1e-4;

/**
 * Rounds finite numbers to so many significant digits, at most 11: the same as
 * `Number(x.toPrecision(digits))`, mostly without a text in between.
 */
export function createRounding(digits: number): (x: number) => number {
  const least = TENS[digits - 1]!;
  const most = TENS[digits]!;
  let lastFrom = 0;
  let lastTo = 0;

  /** Scales by a power of ten until the wanted digits stand before the point. */
  function rounded(x: number): number {
    const size = Math.abs(x);
    if (size < most && Math.floor(size) === size) return x + 0;
    const shift = digits - 1 - Math.floor(Math.log10(size));
    const power = TENS[Math.abs(shift)];
    if (power === undefined) return Number(x.toPrecision(digits));
    const scaled = shift < 0 ? size / power : size * power;
    const whole = Math.round(scaled);
    const isSure =
      scaled >= least && scaled < most && Math.abs(Math.abs(scaled - whole) - 0.5) > NEAR;
    if (!isSure) return Number(x.toPrecision(digits));
    // one correctly rounded operation on exact numbers, as reading the digits would be
    const result = shift < 0 ? whole * power : whole / power;
    return x < 0 ? -result : result;
  }

  return (x) => {
    if (x !== lastFrom) {
      lastTo = rounded(x);
      lastFrom = x;
    }
    return lastTo;
  };
}
