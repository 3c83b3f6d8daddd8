/** How many different positive roots a polynomial with whole coefficients has: Sturm's theorem in exact arithmetic. */
export function distinctPositiveRoots(coefficients: readonly number[]): number {
  const first = trimmed(coefficients.map(BigInt));
  if (first.length < 2) return 0;
  const chain = [first, trimmed(first.map((c, i) => c * BigInt(i)).slice(1))];
  for (;;) {
    const last = chain[chain.length - 1]!;
    if (last.length < 2) break;
    const rest = negatedRemainder(chain[chain.length - 2]!, last);
    if (rest.length === 0) break;
    chain.push(rest);
  }
  const changes = (signs: readonly bigint[]) =>
    signs.filter((sign, i) => i > 0 && sign < 0n !== signs[i - 1]! < 0n).length;
  const nearZero = chain.map((p) => p.find((c) => c !== 0n)!);
  return changes(nearZero) - changes(chain.map((p) => p[p.length - 1]!));
}

/** The coefficients of a product of polynomials. */
export function productOf(factors: readonly (readonly number[])[]): number[] {
  return factors.reduce<number[]>(
    (product, factor) => {
      const longer = Array<number>(product.length + factor.length - 1).fill(0);
      product.forEach((a, i) => {
        factor.forEach((b, j) => {
          longer[i + j]! += a * b;
        });
      });
      return longer;
    },
    [1],
  );
}

function trimmed(p: readonly bigint[]): bigint[] {
  const end = p.findLastIndex((c) => c !== 0n) + 1;
  return p.slice(0, end);
}

/** Minus the remainder, times a positive number. */
function negatedRemainder(dividend: readonly bigint[], divisor: readonly bigint[]): bigint[] {
  const lead = divisor[divisor.length - 1]!;
  let rest = [...dividend];
  while (rest.length >= divisor.length) {
    const top = rest[rest.length - 1]!;
    const shift = rest.length - divisor.length;
    const positive = lead < 0n ? -1n : 1n;
    rest = rest.map((c, i) => positive * (c * lead - (divisor[i - shift] ?? 0n) * top));
    rest = trimmed(rest);
  }
  const common = rest.reduce((a, b) => gcd(a, b), 0n);
  return rest.map((c) => -c / (common === 0n ? 1n : common));
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
