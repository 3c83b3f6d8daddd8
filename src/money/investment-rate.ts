/**
 * Whether flows at their one rate of return are an investment: their present value falls as the rate
 * rises. Where it rises, money comes first and goes later, and the rate is the price of borrowing.
 * Flow i of the lane is `flows[i * lanes + lane]`; `rate` is per period.
 */
export function isInvestment(flows: Float64Array, rate: number, lanes = 1, lane = 0): boolean {
  const factor = 1 / (1 + rate);
  let discount = 1;
  // minus the slope of the present value, times 1 + rate
  let slope = 0;
  for (let i = 0, at = lane; at < flows.length; i++, at += lanes) {
    slope += i * flows[at]! * discount;
    discount *= factor;
  }
  return slope > 0;
}
