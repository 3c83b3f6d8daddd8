/**
 * Periods from the first flow until the flows so far, discounted at a rate a period (0: simple), are
 * paid back for good: from then on their sum is never below zero. A flow is taken to come evenly over
 * the period that it ends. 0 when the sum never is below zero; undefined when it ends below zero.
 */
export function payback(flows: ArrayLike<number>, rate = 0): number | undefined {
  const factor = 1 / (1 + rate);
  let weight = 1;
  let sum = 0;
  let back = 0;
  for (let i = 0; i < flows.length; i++, weight *= factor) {
    const flow = flows[i]! * weight;
    if (sum < 0 && sum + flow >= 0) back = i - 1 - sum / flow;
    sum += flow;
  }
  return sum < 0 ? undefined : back;
}
