import { power } from '../../units/index.ts';

/**
 * Modified internal rate of return a period: negative flows are financed at one rate, positive ones
 * reinvested at another until the last flow, as spreadsheets' MIRR. Undefined unless there are flows of
 * both signs.
 */
export function mirr(
  flows: ArrayLike<number>,
  rates: { readonly finance: number; readonly reinvest: number },
): number | undefined {
  const periods = flows.length - 1;
  const financed = 1 / (1 + rates.finance);
  let paid = 0;
  let grown = 0;
  for (let i = periods; i >= 0; i--) paid = paid * financed - Math.min(flows[i]!, 0);
  for (let i = 0; i <= periods; i++) grown = grown * (1 + rates.reinvest) + Math.max(flows[i]!, 0);
  if (!(paid > 0 && grown > 0)) return undefined;
  return power(grown / paid, 1 / periods) - 1;
}
