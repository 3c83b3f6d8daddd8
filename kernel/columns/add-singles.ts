import { singles, singlesStride, values } from './place';

/** Adds that many columns of single precision to the column, one after the other. */
export function addSingles(columns: i32, count: i32): void {
  for (let i: usize = 0; i < (count as usize); i += 4) {
    const at = values + (i << 3);
    let a = v128.load(at);
    let b = v128.load(at, 16);
    let from = singles + (i << 2);
    for (let c = 0; c < columns; c++) {
      const x = v128.load(from);
      a = f64x2.add(a, f64x2.promote_low_f32x4(x));
      b = f64x2.add(b, f64x2.promote_low_f32x4(v128.shuffle<i32>(x, x, 2, 3, 0, 1)));
      from += singlesStride;
    }
    v128.store(at, a);
    v128.store(at, b, 16);
  }
}
