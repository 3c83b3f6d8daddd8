import { int, setInt } from '../arrays';
import { log } from '../elementary';

/** Room for the place of every trial of a block. */
export let outer: usize = 0;

/** a x + b. */
function next(a: v128, x: v128, b: f64): v128 {
  return f64x2.add(f64x2.mul(a, x), f64x2.splat(b));
}

/**
 * Φ⁻¹ of numbers where they lie, an even count of them: `normalQuantile` of
 * `src/uncertainty/normal.ts` (Wichura 1988). Those within 0.425 of the median first, then the others.
 */
export function fillNormal(at: usize, count: i32): void {
  let others = 0;
  for (let i = 0; i < count; i += 2) {
    const place = at + ((i as usize) << 3);
    const p = v128.load(place);
    const q = f64x2.sub(p, f64x2.splat(0.5));
    const isCentral = f64x2.le(f64x2.abs(q), f64x2.splat(0.425));
    v128.store(place, v128.bitselect(central(q), p, isCentral));
    const found = i64x2.bitmask(isCentral);
    setInt(outer, others, i);
    others += 1 - (found & 1);
    setInt(outer, others, i + 1);
    others += 1 - (found >> 1);
  }
  if (others === 0) return;
  // the last one may stand for two
  setInt(outer, others, int(outer, others - 1));
  for (let k = 0; k < others; k += 2) {
    const first = at + ((int(outer, k) as usize) << 3);
    const second = at + ((int(outer, k + 1) as usize) << 3);
    const z = tails(f64x2(load<f64>(first), load<f64>(second)));
    store<f64>(first, f64x2.extract_lane(z, 0));
    store<f64>(second, f64x2.extract_lane(z, 1));
  }
}

function central(q: v128): v128 {
  const r = f64x2.sub(f64x2.splat(0.180625), f64x2.mul(q, q));
  let num = next(f64x2.splat(2509.0809287301226727), r, 33430.575583588128105);
  let den = next(f64x2.splat(5226.495278852854561), r, 28729.085735721942674);
  num = next(num, r, 67265.770927008700853);
  den = next(den, r, 39307.89580009271061);
  num = next(num, r, 45921.953931549871457);
  den = next(den, r, 21213.794301586595867);
  num = next(num, r, 13731.693765509461125);
  den = next(den, r, 5394.1960214247511077);
  num = next(num, r, 1971.5909503065514427);
  den = next(den, r, 687.1870074920579083);
  num = next(num, r, 133.14166789178437745);
  den = next(den, r, 42.313330701600911252);
  num = next(num, r, 3.387132872796366608);
  den = next(den, r, 1);
  return f64x2.div(f64x2.mul(q, num), den);
}

function tails(p: v128): v128 {
  const isLow = f64x2.lt(f64x2.sub(p, f64x2.splat(0.5)), f64x2.splat(0));
  const tail = v128.bitselect(p, f64x2.sub(f64x2.splat(1), p), isLow);
  const logs = f64x2(log(f64x2.extract_lane(tail, 0)), log(f64x2.extract_lane(tail, 1)));
  const root = f64x2.sqrt(f64x2.neg(logs));
  const isNear = f64x2.le(root, f64x2.splat(5));
  let z = near(f64x2.sub(root, f64x2.splat(1.6)));
  if (!v128.all_true<i64>(isNear)) {
    z = v128.bitselect(z, far(f64x2.sub(root, f64x2.splat(5))), isNear);
    z = v128.bitselect(f64x2.splat(Infinity), z, f64x2.eq(tail, f64x2.splat(0)));
  }
  return v128.xor(z, v128.and(isLow, i64x2.splat(0x8000000000000000)));
}

function near(r: v128): v128 {
  let num = next(f64x2.splat(7.7454501427834140764e-4), r, 0.0227238449892691845833);
  let den = next(f64x2.splat(1.05075007164441684324e-9), r, 5.475938084995344946e-4);
  num = next(num, r, 0.24178072517745061177);
  den = next(den, r, 0.0151986665636164571966);
  num = next(num, r, 1.27045825245236838258);
  den = next(den, r, 0.14810397642748007459);
  num = next(num, r, 3.64784832476320460504);
  den = next(den, r, 0.68976733498510000455);
  num = next(num, r, 5.7694972214606914055);
  den = next(den, r, 1.6763848301838038494);
  num = next(num, r, 4.6303378461565452959);
  den = next(den, r, 2.05319162663775882187);
  num = next(num, r, 1.42343711074968357734);
  den = next(den, r, 1);
  return f64x2.div(num, den);
}

function far(r: v128): v128 {
  let num = next(f64x2.splat(2.01033439929228813265e-7), r, 2.71155556874348757815e-5);
  let den = next(f64x2.splat(2.04426310338993978564e-15), r, 1.4215117583164458887e-7);
  num = next(num, r, 0.0012426609473880784386);
  den = next(den, r, 1.8463183175100546818e-5);
  num = next(num, r, 0.026532189526576123093);
  den = next(den, r, 7.868691311456132591e-4);
  num = next(num, r, 0.29656057182850489123);
  den = next(den, r, 0.0148753612908506148525);
  num = next(num, r, 1.7848265399172913358);
  den = next(den, r, 0.13692988092273580531);
  num = next(num, r, 5.4637849111641143699);
  den = next(den, r, 0.59983220655588793769);
  num = next(num, r, 6.6579046435011037772);
  den = next(den, r, 1);
  return f64x2.div(num, den);
}
