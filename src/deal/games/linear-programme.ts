/** An answer of {@link minimise}. */
export type Minimum =
  | {
      readonly kind: 'optimal';
      readonly value: number;
      readonly x: Float64Array;
      /** Price of each row: `b · price = value`, `price · A ≤ c`. */
      readonly price: Float64Array;
    }
  | { readonly kind: 'infeasible' }
  | { readonly kind: 'unbounded' };

/** Relative to the largest entry. */
const ZERO = 1e-10;

/**
 * The least `c · x` with `A x = b`, `x ≥ 0`; few rows, any number of columns. A is row by row.
 * Two-phase revised simplex method with an explicit inverse of the basis (Dantzig and Orchard-Hays
 * 1954), columns entered by the steepest price, by the lowest index (Bland 1977) while it stalls.
 */
export function minimise(A: Float64Array, b: ArrayLike<number>, c: ArrayLike<number>): Minimum {
  const m = b.length;
  const n = c.length;
  const tolerance = ZERO * A.reduce((most, x) => Math.max(most, Math.abs(x)), 1);
  const sign = Float64Array.from(b, (x) => (x < 0 ? -1 : 1));
  // columns n … n + m - 1 are artificial
  const column = (j: number, out: Float64Array) => {
    for (let i = 0; i < m; i++) out[i] = j < n ? A[i * n + j]! * sign[i]! : i === j - n ? 1 : 0;
  };
  const basis = Int32Array.from({ length: m }, (_, i) => n + i);
  const inBasis = new Uint8Array(n + m);
  inBasis.fill(1, n);
  const inverse = new Float64Array(m * m);
  for (let i = 0; i < m; i++) inverse[i * m + i] = 1;
  const x = Float64Array.from(b, (v) => Math.abs(v));
  const price = new Float64Array(m);
  const entering = new Float64Array(m);
  const moved = new Float64Array(m);

  const first = run((j) => (j < n ? 0 : 1));
  const residue = basis.reduce((sum, j, i) => sum + (j >= n ? x[i]! : 0), 0);
  const scale = Array.from(b).reduce((most, v) => Math.max(most, Math.abs(v)), 1);
  if (first === 'unbounded' || residue > 1e-8 * scale) return { kind: 'infeasible' };
  dropArtificial();
  if (run((j) => (j < n ? c[j]! : 0)) === 'unbounded') return { kind: 'unbounded' };
  const full = new Float64Array(n);
  for (let i = 0; i < m; i++) if (basis[i]! < n) full[basis[i]!] = x[i]!;
  let value = 0;
  for (let j = 0; j < n; j++) value += full[j]! * c[j]!;
  return { kind: 'optimal', value, x: full, price: price.map((y, i) => y * sign[i]!) };

  function run(cost: (j: number) => number): 'optimal' | 'unbounded' {
    const costs = Float64Array.from({ length: n + m }, (_, j) => cost(j));
    const small = ZERO * costs.reduce((most, v) => Math.max(most, Math.abs(v)), 1);
    const phase2 = costs.subarray(n).every((v) => v === 0);
    let stalled = 0;
    for (;;) {
      for (let k = 0; k < m; k++) {
        let sum = 0;
        for (let i = 0; i < m; i++) sum += costs[basis[i]!]! * inverse[i * m + k]!;
        price[k] = sum;
      }
      const j = pick(costs, small, phase2 ? n : n + m, stalled > m);
      if (j < 0) return 'optimal';
      column(j, entering);
      for (let i = 0; i < m; i++) {
        let sum = 0;
        for (let k = 0; k < m; k++) sum += inverse[i * m + k]! * entering[k]!;
        moved[i] = sum;
      }
      const row = leaving(phase2);
      if (row < 0) return 'unbounded';
      stalled = x[row]! > 0 ? 0 : stalled + 1;
      pivot(row, j);
    }
  }

  function pick(costs: Float64Array, small: number, end: number, bland: boolean): number {
    let best = -1;
    let least = -small;
    for (let j = 0; j < end; j++) {
      if (inBasis[j] === 1) continue;
      let reduced = costs[j]!;
      if (j < n) for (let i = 0; i < m; i++) reduced -= price[i]! * sign[i]! * A[i * n + j]!;
      else reduced -= price[j - n]!;
      if (reduced >= least) continue;
      best = j;
      if (bland) return best;
      least = reduced;
    }
    return best;
  }

  /** Row with the smallest ratio, of equal ones that of the lowest column; artificial ones must not rise again. */
  function leaving(phase2: boolean): number {
    let row = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < m; i++) {
      const step = moved[i]!;
      if (phase2 && basis[i]! >= n && Math.abs(step) > tolerance) return i;
      if (step <= tolerance) continue;
      const ratio = x[i]! / step;
      if (ratio < least || (ratio === least && basis[i]! < basis[row]!)) {
        least = ratio;
        row = i;
      }
    }
    return row;
  }

  function pivot(row: number, j: number): void {
    const by = moved[row]!;
    for (let k = 0; k < m; k++) inverse[row * m + k] = inverse[row * m + k]! / by;
    x[row] = Math.max(0, x[row]! / by);
    for (let i = 0; i < m; i++) {
      if (i === row || moved[i] === 0) continue;
      const f = moved[i]!;
      for (let k = 0; k < m; k++)
        inverse[i * m + k] = inverse[i * m + k]! - f * inverse[row * m + k]!;
      x[i] = Math.max(0, x[i]! - f * x[row]!);
    }
    inBasis[basis[row]!] = 0;
    inBasis[j] = 1;
    basis[row] = j;
  }

  /** Artificial columns that are left at zero give way to any that can take their row. */
  function dropArtificial(): void {
    for (let i = 0; i < m; i++) {
      if (basis[i]! < n) continue;
      for (let j = 0; j < n; j++) {
        if (inBasis[j] === 1) continue;
        column(j, entering);
        let step = 0;
        for (let k = 0; k < m; k++) step += inverse[i * m + k]! * entering[k]!;
        if (Math.abs(step) <= 1e-7) continue;
        for (let r = 0; r < m; r++) {
          let sum = 0;
          for (let k = 0; k < m; k++) sum += inverse[r * m + k]! * entering[k]!;
          moved[r] = sum;
        }
        x[i] = 0;
        pivot(i, j);
        break;
      }
    }
  }
}
