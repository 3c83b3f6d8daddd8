function rotated(x: v128, bits: i32): v128 {
  return v128.or(i32x4.shl(x, bits), i32x4.shr_u(x, 32 - bits));
}

/** (word + 0.5) / 2^32 of the two low words. */
function uniforms(words: v128): v128 {
  const x = f64x2.convert_low_i32x4_u(words);
  return f64x2.mul(f64x2.add(x, f64x2.splat(0.5)), f64x2.splat(1.0 / 4294967296.0));
}

/**
 * Uniform numbers of trials from an even one on, as `fillUniform` of `src/uncertainty/streams.ts`
 * gives them, up to a multiple of eight: Threefry2x32-20 on four counters at once.
 */
export function fillUniform(out: usize, trials: i32, first: i32, k0: i32, k1: i32): void {
  const key0 = i32x4.splat(k0);
  const key1 = i32x4.splat(k1);
  const k2 = 0x1bd11bda ^ k0 ^ k1;
  const key2 = i32x4.splat(k2);
  // what is added to the second word after each four rounds
  const add1 = i32x4.splat(k2 + 1);
  const add2 = i32x4.splat(k0 + 2);
  const add3 = i32x4.splat(k1 + 3);
  const add4 = i32x4.splat(k2 + 4);
  const add5 = i32x4.splat(k0 + 5);
  const end = out + ((trials as usize) << 3);
  let counters = i32x4.add(i32x4.splat((first >>> 1) + k0), i32x4(0, 1, 2, 3));
  for (; out < end; out += 64) {
    let a = i32x4.add(counters, key1);
    let b = v128.xor(rotated(key1, 13), a);
    a = i32x4.add(a, b);
    b = v128.xor(rotated(b, 15), a);
    a = i32x4.add(a, b);
    b = v128.xor(rotated(b, 26), a);
    a = i32x4.add(a, b);
    b = v128.xor(rotated(b, 6), a);

    b = i32x4.add(b, add1);
    a = i32x4.add(i32x4.add(a, key1), b);
    b = v128.xor(rotated(b, 17), a);
    a = i32x4.add(a, b);
    b = v128.xor(rotated(b, 29), a);
    a = i32x4.add(a, b);
    b = v128.xor(rotated(b, 16), a);
    a = i32x4.add(a, b);
    b = v128.xor(rotated(b, 24), a);

    b = i32x4.add(b, add2);
    a = i32x4.add(i32x4.add(a, key2), b);
    b = v128.xor(rotated(b, 13), a);
    a = i32x4.add(a, b);
    b = v128.xor(rotated(b, 15), a);
    a = i32x4.add(a, b);
    b = v128.xor(rotated(b, 26), a);
    a = i32x4.add(a, b);
    b = v128.xor(rotated(b, 6), a);

    b = i32x4.add(b, add3);
    a = i32x4.add(i32x4.add(a, key0), b);
    b = v128.xor(rotated(b, 17), a);
    a = i32x4.add(a, b);
    b = v128.xor(rotated(b, 29), a);
    a = i32x4.add(a, b);
    b = v128.xor(rotated(b, 16), a);
    a = i32x4.add(a, b);
    b = v128.xor(rotated(b, 24), a);

    b = i32x4.add(b, add4);
    a = i32x4.add(i32x4.add(a, key1), b);
    b = v128.xor(rotated(b, 13), a);
    a = i32x4.add(a, b);
    b = v128.xor(rotated(b, 15), a);
    a = i32x4.add(a, b);
    b = v128.xor(rotated(b, 26), a);
    a = i32x4.add(a, b);
    b = v128.xor(rotated(b, 6), a);

    a = i32x4.add(a, key2);
    b = i32x4.add(b, add5);
    const low = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
    const high = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
    v128.store(out, uniforms(low));
    v128.store(out, uniforms(v128.shuffle<i64>(low, low, 1, 0)), 16);
    v128.store(out, uniforms(high), 32);
    v128.store(out, uniforms(v128.shuffle<i64>(high, high, 1, 0)), 48);
    counters = i32x4.add(counters, i32x4.splat(4));
  }
}
