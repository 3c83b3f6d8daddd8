import { ROW } from './moments';

/**
 * Counts changes of sign from the last flow to the first, of a group; -1 where nothing flows. Looks
 * closer only where a sign differs: there it may be a zero. The counts are whole numbers of 8 bytes.
 */
export function countChanges(near: usize, end: usize, changes: usize): void {
  const zero = f64x2.splat(0);
  const none = i64x2.splat(0);
  let b0 = none;
  let b1 = none;
  let b2 = none;
  let b3 = none;
  // which have had a flow; until all have, every flow is looked at
  let k0 = none;
  let k1 = none;
  let k2 = none;
  let k3 = none;
  let c0 = i64x2.splat(-1);
  let c1 = c0;
  let c2 = c0;
  let c3 = c0;
  let isKnown = false;
  for (let at = end; at > near; at -= ROW) {
    const a0 = v128.load(at - 64);
    const a1 = v128.load(at - 48);
    const a2 = v128.load(at - 32);
    const a3 = v128.load(at - 16);
    const n0 = v128.xor(f64x2.lt(a0, zero), b0);
    const n1 = v128.xor(f64x2.lt(a1, zero), b1);
    const n2 = v128.xor(f64x2.lt(a2, zero), b2);
    const n3 = v128.xor(f64x2.lt(a3, zero), b3);
    if (isKnown && !v128.any_true(v128.or(v128.or(n0, n1), v128.or(n2, n3)))) continue;
    const f0 = f64x2.ne(a0, zero);
    const f1 = f64x2.ne(a1, zero);
    const f2 = f64x2.ne(a2, zero);
    const f3 = f64x2.ne(a3, zero);
    // a mask is -1: what flows, and differs or is the first to do so
    c0 = i64x2.sub(c0, v128.and(f0, v128.or(n0, v128.not(k0))));
    c1 = i64x2.sub(c1, v128.and(f1, v128.or(n1, v128.not(k1))));
    c2 = i64x2.sub(c2, v128.and(f2, v128.or(n2, v128.not(k2))));
    c3 = i64x2.sub(c3, v128.and(f3, v128.or(n3, v128.not(k3))));
    b0 = v128.xor(b0, v128.and(f0, n0));
    b1 = v128.xor(b1, v128.and(f1, n1));
    b2 = v128.xor(b2, v128.and(f2, n2));
    b3 = v128.xor(b3, v128.and(f3, n3));
    k0 = v128.or(k0, f0);
    k1 = v128.or(k1, f1);
    k2 = v128.or(k2, f2);
    k3 = v128.or(k3, f3);
    isKnown = i64x2.all_true(v128.and(v128.and(k0, k1), v128.and(k2, k3)));
  }
  v128.store(changes, c0);
  v128.store(changes, c1, 16);
  v128.store(changes, c2, 32);
  v128.store(changes, c3, 48);
}
