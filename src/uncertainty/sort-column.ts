const RADIX = 2048;
/** Shorter columns are sorted sooner by comparing. */
const FEW = 4096;

/** Fails on NaN, which has no place in an order. */
function refuseNaN(column: Float32Array | Float64Array): void {
  for (let i = 0; i < column.length; i++) {
    if (Number.isNaN(column[i]!)) throw new RangeError(`a column to sort holds NaN at ${i}`);
  }
}

/** Scatters 32-bit keys (and a companion array) by 11 of their bits. */
function scatter(
  keys: Uint32Array,
  mates: Uint32Array,
  toKeys: Uint32Array,
  toMates: Uint32Array,
  shift: number,
  starts: Uint32Array,
  paired: boolean,
): void {
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    const digit = (key >>> shift) & (RADIX - 1);
    const place = starts[digit]!;
    starts[digit] = place + 1;
    toKeys[place] = key;
    if (paired) toMates[place] = mates[i]!;
  }
}

/** Turns counts into starts; true when one digit holds everything, so that there is nothing to do. */
function startsOf(counts: Uint32Array, total: number): boolean {
  let sum = 0;
  for (let d = 0; d < RADIX; d++) {
    const count = counts[d]!;
    if (count === total) return true;
    counts[d] = sum;
    sum += count;
  }
  return false;
}

/** One pass per 11 bits over `keys`, with `mates` moving along; results end in the returned pair. */
function radix(
  keys: Uint32Array,
  mates: Uint32Array,
  spareKeys: Uint32Array,
  spareMates: Uint32Array,
  paired: boolean,
): [Uint32Array, Uint32Array, Uint32Array, Uint32Array] {
  const counts = [new Uint32Array(RADIX), new Uint32Array(RADIX), new Uint32Array(RADIX)];
  const [c0, c1, c2] = [counts[0]!, counts[1]!, counts[2]!];
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    c0[key & 2047] = c0[key & 2047]! + 1;
    c1[(key >>> 11) & 2047] = c1[(key >>> 11) & 2047]! + 1;
    c2[key >>> 22] = c2[key >>> 22]! + 1;
  }
  let [k, m, sk, sm] = [keys, mates, spareKeys, spareMates];
  for (const [pass, starts] of counts.entries()) {
    if (startsOf(starts, keys.length)) continue;
    scatter(k, m, sk, sm, pass * 11, starts, paired);
    [k, m, sk, sm] = [sk, sm, k, m];
  }
  return [k, m, sk, sm];
}

/** The bits of a float as an unsigned number in the order of the floats, and back. */
function sortSingles(column: Float32Array): void {
  const bits = new Uint32Array(column.buffer, column.byteOffset, column.length);
  const keys = new Uint32Array(bits.length);
  for (let i = 0; i < bits.length; i++) {
    const b = bits[i]!;
    keys[i] = b & 0x80000000 ? ~b : b | 0x80000000;
  }
  const spare = new Uint32Array(bits.length);
  const [sorted] = radix(keys, keys, spare, spare, false);
  for (let i = 0; i < bits.length; i++) {
    const key = sorted[i]!;
    bits[i] = key & 0x80000000 ? key & 0x7fffffff : ~key;
  }
}

/** The same for doubles: all passes over the low words, then all over the high words. */
function sortDoubles(column: Float64Array): void {
  const n = column.length;
  const bits = new Uint32Array(column.buffer, column.byteOffset, 2 * n);
  const low = new Uint32Array(n);
  const high = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const h = bits[2 * i + 1]!;
    const negative = h >>> 31 === 1;
    high[i] = negative ? ~h : h | 0x80000000;
    low[i] = negative ? ~bits[2 * i]! : bits[2 * i]!;
  }
  const [byLow, mates, spareLow, spareHigh] = radix(
    low,
    high,
    new Uint32Array(n),
    new Uint32Array(n),
    true,
  );
  const [sortedHigh, sortedLow] = radix(mates, byLow, spareHigh, spareLow, true);
  for (let i = 0; i < n; i++) {
    const h = sortedHigh[i]!;
    const negative = h >>> 31 === 0;
    bits[2 * i + 1] = negative ? ~h : h & 0x7fffffff;
    bits[2 * i] = negative ? ~sortedLow[i]! : sortedLow[i]!;
  }
}

/**
 * Sorts a column in place, rising, -0 before 0, infinities at the ends: long ones by radix sort on
 * the bits, 11 at a time, on little-endian machines (all that run Node or a browser today).
 * @throws RangeError when the column holds NaN.
 */
export function sortColumn(column: Float32Array | Float64Array): void {
  refuseNaN(column);
  if (column.length < FEW) column.sort();
  else if (column instanceof Float32Array) sortSingles(column);
  else sortDoubles(column);
}
