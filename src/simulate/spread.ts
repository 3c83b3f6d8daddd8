/** Cumulative share of a cost that is spent after a share x of its time, for each curve. */
export function spentShare(curve: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  switch (curve) {
    case 1: // front
      return 1 - (1 - x) * (1 - x);
    case 2: // back
      return x * x;
    case 3: // bell: the integral of 6 x (1 - x)
      return x * x * (3 - 2 * x);
    default:
      return x;
  }
}
