import { float } from '../arrays';
import { power } from '../elementary';
import { length, timeAt } from './sums';

const EPSILON: f64 = 2.220446049250313e-16;

/**
 * Whether a rate, given as growth 1 + rate a unit of time, at which flows are worth nothing is surely
 * their only one: an account at that rate that takes the flows never changes its sign before it is
 * closed by the last. Enough, not needed ("pure" projects: Teichroew, Robichek and Montalbano, "An
 * analysis of criteria for investment and financing decisions under certainty", Management Science 12,
 * 1965). False where a balance is zero but for rounding.
 */
export function isOnlyRate(flows: usize, growth: f64): bool {
  let end = length - 1;
  while (end > 0 && float(flows, end) === 0) end--;
  const allowance = 2 * (length as f64) * EPSILON;
  let balance: f64 = 0;
  let sizes: f64 = 0;
  let sign: f64 = 0;
  for (let i = 0; i < end; i++) {
    const flow = float(flows, i);
    const grown = power(growth, i === 0 ? 1 : timeAt(i) - timeAt(i - 1));
    balance = balance * grown + flow;
    sizes = sizes * grown + abs<f64>(flow);
    if (sign === 0) sign = balance < 0 ? -1 : balance > 0 ? 1 : 0;
    else if (!(balance * sign > allowance * sizes)) return false;
  }
  return sign !== 0;
}
