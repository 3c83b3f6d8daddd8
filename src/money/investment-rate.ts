import { desk } from './returns/index.ts';

/**
 * Whether flows at their one rate of return are an investment: their present value falls as the rate
 * rises. Where it rises, money comes first and goes later, and the rate is the price of borrowing.
 * `rate` is per period.
 */
export function isInvestment(flows: Float64Array, rate: number): boolean {
  const { kernel, numbers } = desk(1 + flows.length);
  numbers.set(flows, 1);
  return kernel.isInvestment(8, flows.length, 1, rate) === 1;
}
