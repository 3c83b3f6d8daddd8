import { float } from '../arrays';

/**
 * Whether flows at their one rate of return are an investment: their present value falls as the rate
 * rises. Where it rises, money comes first and goes later, and the rate is the price of borrowing.
 * Flow i is number `i * stride`; `rate` is per period.
 */
export function isInvestment(flows: usize, count: i32, stride: i32, rate: f64): bool {
  const factor = 1 / (1 + rate);
  let discount: f64 = 1;
  // minus the slope of the present value, times 1 + rate
  let slope: f64 = 0;
  for (let i = 0; i < count; i++) {
    slope += (i as f64) * float(flows, i * stride) * discount;
    discount *= factor;
  }
  return slope > 0;
}
