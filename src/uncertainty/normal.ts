import { exp, log } from '../units/index.ts';

/** e^(-y²/2) without the cancellation of squaring a large y (Cody 1969). */
function bell(y: number): number {
  const coarse = Math.trunc(y * 16) / 16;
  return exp(-0.5 * coarse * coarse) * exp(-0.5 * (y - coarse) * (y + coarse));
}

/** P(Z > y) for y >= 0.67448975. */
function upperTail(y: number): number {
  if (y <= 5.656854249492381) {
    const num =
      (((((((1.0765576773720192317e-8 * y + 0.39894151208813466764) * y + 8.8831497943883759412) *
        y +
        93.506656132177855979) *
        y +
        597.27027639480026226) *
        y +
        2494.5375852903726711) *
        y +
        6848.1904505362823326) *
        y +
        11602.651437647350124) *
        y +
      9842.7148383839780218;
    const den =
      (((((((y + 22.266688044328115691) * y + 235.38790178262499861) * y + 1519.377599407554805) *
        y +
        6485.558298266760755) *
        y +
        18615.571640885098091) *
        y +
        34900.952721145977266) *
        y +
        38912.003286093271411) *
        y +
      19685.429676859990727;
    return (bell(y) * num) / den;
  }
  const s = 1 / (y * y);
  const num =
    ((((0.02307344176494017303 * s + 0.21589853405795699) * s + 0.1274011611602473639) * s +
      0.022235277870649807) *
      s +
      0.001421619193227893466) *
      s +
    2.9112874951168792e-5;
  const den =
    ((((s + 1.28426009614491121) * s + 0.468238212480865118) * s + 0.0659881378689285515) * s +
      0.00378239633202758244) *
      s +
    7.29751555083966205e-5;
  return (bell(y) * (0.398942280401432677939946 - (s * num) / den)) / y;
}

/** Φ(x), the standard normal distribution function. W. J. Cody, Math. Comp. 23 (1969). */
export function normalCdf(x: number): number {
  const y = Math.abs(x);
  if (y <= 0.67448975) {
    const s = x * x;
    const num =
      (((0.065682337918207449113 * s + 2.2352520354606839287) * s + 161.02823106855587881) * s +
        1067.6894854603709582) *
        s +
      18154.981253343561249;
    const den =
      (((s + 47.20258190468824187) * s + 976.09855173777669322) * s + 10260.932208618978205) * s +
      45507.789335026729956;
    return 0.5 + (x * num) / den;
  }
  if (y > 40) return x > 0 ? 1 : 0;
  const tail = upperTail(y);
  return x > 0 ? 1 - tail : tail;
}

/**
 * Φ⁻¹(p), relative accuracy about 1e-16; ∓Infinity at 0 and 1, NaN outside.
 * M. J. Wichura, algorithm AS 241 (PPND16), Applied Statistics 37 (1988).
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  return Math.abs(q) <= CENTRAL ? central(q) : outer(p, q);
}

/** Within so much of the median the first of the three approximations holds. */
const CENTRAL = 0.425;

function central(q: number): number {
  const r = 0.180625 - q * q;
  const num =
    ((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r +
      45921.953931549871457) *
      r +
      13731.693765509461125) *
      r +
      1971.5909503065514427) *
      r +
      133.14166789178437745) *
      r +
    3.387132872796366608;
  const den =
    ((((((5226.495278852854561 * r + 28729.085735721942674) * r + 39307.89580009271061) * r +
      21213.794301586595867) *
      r +
      5394.1960214247511077) *
      r +
      687.1870074920579083) *
      r +
      42.313330701600911252) *
      r +
    1;
  return (q * num) / den;
}

function outer(p: number, q: number): number {
  const tail = q < 0 ? p : 1 - p;
  if (!(tail > 0)) return tail === 0 ? (q < 0 ? -Infinity : Infinity) : Number.NaN;
  const root = Math.sqrt(-log(tail));
  let z: number;
  if (root <= 5) {
    const r = root - 1.6;
    const num =
      ((((((7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r + 0.24178072517745061177) *
        r +
        1.27045825245236838258) *
        r +
        3.64784832476320460504) *
        r +
        5.7694972214606914055) *
        r +
        4.6303378461565452959) *
        r +
      1.42343711074968357734;
    const den =
      ((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r +
        0.0151986665636164571966) *
        r +
        0.14810397642748007459) *
        r +
        0.68976733498510000455) *
        r +
        1.6763848301838038494) *
        r +
        2.05319162663775882187) *
        r +
      1;
    z = num / den;
  } else {
    const r = root - 5;
    const num =
      ((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r +
        0.0012426609473880784386) *
        r +
        0.026532189526576123093) *
        r +
        0.29656057182850489123) *
        r +
        1.7848265399172913358) *
        r +
        5.4637849111641143699) *
        r +
      6.6579046435011037772;
    const den =
      ((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r +
        1.8463183175100546818e-5) *
        r +
        7.868691311456132591e-4) *
        r +
        0.0148753612908506148525) *
        r +
        0.13692988092273580531) *
        r +
        0.59983220655588793769) *
        r +
      1;
    z = num / den;
  }
  return q < 0 ? -z : z;
}

/** Φ⁻¹ of values[offset … offset + count), in place. */
export function uniformToNormal(values: Float64Array, offset: number, count: number): void {
  for (let i = offset; i < offset + count; i++) {
    const p = values[i]!;
    const q = p - 0.5;
    values[i] = Math.abs(q) <= CENTRAL ? central(q) : outer(p, q);
  }
}

/** Φ of values[offset … offset + count), in place. */
export function normalToUniform(values: Float64Array, offset: number, count: number): void {
  for (let i = offset; i < offset + count; i++) values[i] = normalCdf(values[i]!);
}
