/** Vectors of flows that go through a loop together, so that none waits for its own last sum. */
export const GROUP: i32 = 8;
/** Bytes of a number for each of them. */
export const ROW: usize = 64;

/** Σ a x^i and its first derivative, of a group. */
export function valueAndSlope(amounts: usize, end: usize, factors: usize, moments: usize): void {
  const x0 = v128.load(factors);
  const x1 = v128.load(factors, 16);
  const x2 = v128.load(factors, 32);
  const x3 = v128.load(factors, 48);
  let p0 = f64x2.splat(0);
  let p1 = p0;
  let p2 = p0;
  let p3 = p0;
  let d0 = p0;
  let d1 = p0;
  let d2 = p0;
  let d3 = p0;
  for (let at = end; at > amounts; at -= ROW) {
    d0 = f64x2.add(f64x2.mul(d0, x0), p0);
    d1 = f64x2.add(f64x2.mul(d1, x1), p1);
    d2 = f64x2.add(f64x2.mul(d2, x2), p2);
    d3 = f64x2.add(f64x2.mul(d3, x3), p3);
    p0 = f64x2.add(f64x2.mul(p0, x0), v128.load(at - 64));
    p1 = f64x2.add(f64x2.mul(p1, x1), v128.load(at - 48));
    p2 = f64x2.add(f64x2.mul(p2, x2), v128.load(at - 32));
    p3 = f64x2.add(f64x2.mul(p3, x3), v128.load(at - 16));
  }
  v128.store(moments, p0);
  v128.store(moments, p1, 16);
  v128.store(moments, p2, 32);
  v128.store(moments, p3, 48);
  v128.store(moments, d0, 64);
  v128.store(moments, d1, 80);
  v128.store(moments, d2, 96);
  v128.store(moments, d3, 112);
}

/** Σ a x^i, its first derivative and half its second, of a group. */
export function threeMoments(amounts: usize, end: usize, factors: usize, moments: usize): void {
  halfGroup(amounts, end, factors, moments);
  halfGroup(amounts + 32, end + 32, factors + 32, moments + 32);
}

/** The same of half a group, whose other half lies between. */
function halfGroup(amounts: usize, end: usize, factors: usize, moments: usize): void {
  const x0 = v128.load(factors);
  const x1 = v128.load(factors, 16);
  let p0 = f64x2.splat(0);
  let p1 = p0;
  let d0 = p0;
  let d1 = p0;
  let e0 = p0;
  let e1 = p0;
  for (let at = end; at > amounts; at -= ROW) {
    e0 = f64x2.add(f64x2.mul(e0, x0), d0);
    e1 = f64x2.add(f64x2.mul(e1, x1), d1);
    d0 = f64x2.add(f64x2.mul(d0, x0), p0);
    d1 = f64x2.add(f64x2.mul(d1, x1), p1);
    p0 = f64x2.add(f64x2.mul(p0, x0), v128.load(at - 64));
    p1 = f64x2.add(f64x2.mul(p1, x1), v128.load(at - 48));
  }
  v128.store(moments, p0);
  v128.store(moments, p1, 16);
  v128.store(moments, d0, 64);
  v128.store(moments, d1, 80);
  v128.store(moments, e0, 128);
  v128.store(moments, e1, 144);
}
