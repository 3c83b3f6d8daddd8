import { exp, log, log1p } from '../units/index.ts';

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
];

/** ln Γ(x) for x > 0.5 (Lanczos, g = 7, nine terms), relative accuracy about 1e-15. */
function logGamma(x: number): number {
  let sum = LANCZOS[0]!;
  for (let i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i]! / (x - 1 + i);
  const t = x + 6.5;
  return 0.5 * log(2 * Math.PI) + (x - 0.5) * log(t) - t + log(sum);
}

/** ln B(a, b). */
function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** The continued fraction of the incomplete beta function by Lentz's method (DLMF 8.17.22). */
function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= 1000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    const step = c * d;
    value *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return value;
}

/** I_x(a, b), the distribution function of a beta variable with a, b >= 1; `scale` is ln B(a, b). */
export function incompleteBeta(a: number, b: number, x: number, scale = logBeta(a, b)): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = exp(a * log(x) + b * log1p(-x) - scale);
  return x < (a + 1) / (a + b + 2)
    ? (front * fraction(a, b, x)) / a
    : 1 - (front * fraction(b, a, 1 - x)) / b;
}

/** The density of a beta variable at x in (0, 1). */
export function betaDensity(a: number, b: number, x: number, scale = logBeta(a, b)): number {
  return exp((a - 1) * log(x) + (b - 1) * log1p(-x) - scale);
}

/**
 * The x with I_x(a, b) = u for 0 < u <= 1/2 and a, b >= 1, to relative rounding: Newton's method on
 * ln I against ln x, which is nearly straight in the tail, inside a shrinking bracket.
 */
export function lowerBetaQuantile(a: number, b: number, u: number): number {
  if (u <= 0) return 0;
  let low = 0;
  let high = 1;
  const scale = logBeta(a, b);
  let x = exp((log(u) + log(a) + scale) / a);
  if (!(x > 0 && x < 1)) x = 0.5;
  for (let i = 0; i < 100; i++) {
    const area = incompleteBeta(a, b, x, scale);
    if (area > u) high = x;
    else low = x;
    const slope = (x * betaDensity(a, b, x, scale)) / area;
    let next = x * exp(-log(area / u) / slope);
    if (!(next > low && next < high)) next = (low + high) / 2;
    const done = Math.abs(next - x) <= 4e-16 * x;
    x = next;
    if (done) break;
  }
  return x;
}
