import { power } from '../../units/index.ts';

/**
 * Whether a rate, given as growth 1 + rate a unit of time, at which flows are worth nothing is surely
 * their only one: an account at that rate that takes the flows never changes its sign before it is
 * closed by the last. Enough, not needed ("pure" projects: Teichroew, Robichek and Montalbano, "An
 * analysis of criteria for investment and financing decisions under certainty", Management Science 12,
 * 1965). False where a balance is zero but for rounding.
 */
export function isOnlyRate(flows: Float64Array, times: Float64Array, growth: number): boolean {
  let end = flows.length - 1;
  while (end > 0 && flows[end] === 0) end--;
  let balance = 0;
  let sizes = 0;
  let sign = 0;
  for (let i = 0; i < end; i++) {
    const flow = flows[i]!;
    const grown = power(growth, i === 0 ? 1 : times[i]! - times[i - 1]!);
    balance = balance * grown + flow;
    sizes = sizes * grown + Math.abs(flow);
    if (sign === 0) sign = balance < 0 ? -1 : balance > 0 ? 1 : 0;
    else if (!(balance * sign > 2 * flows.length * Number.EPSILON * sizes)) return false;
  }
  return sign !== 0;
}
