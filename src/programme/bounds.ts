import { type Bilingual, DAYS_PER_YEAR, type Dimension } from '../units/index.ts';

/**
 * Largest sizes in base units that anything real could have: ten times what the world earns in a
 * year, more than all its power stations, more than its people. What lies above is a slip of the
 * pen. Dates, shares and rates have checks of their own, and a factor may be any.
 */
const most: { readonly [D in Dimension]?: { readonly value: number; readonly shown: string } } = {
  money: { value: 1e15, shown: '1,000 tn USD' },
  power: { value: 1e7, shown: '10 TW' },
  energy: { value: 1e12, shown: '1,000,000 TWh' },
  duration: { value: 1000 * DAYS_PER_YEAR, shown: '1,000 years' },
  count: { value: 1e10, shown: '10bn' },
  'money/power': { value: 1e12, shown: '1 tn USD/MW' },
  'money/power/month': { value: 1e12, shown: '1bn USD/kW-month' },
  'money/energy': { value: 1e9, shown: '1bn USD/MWh' },
  'money/time': { value: 1e15 / DAYS_PER_YEAR, shown: '1,000 tn USD/yr' },
};

/** Why a number, read from `raw`, cannot be meant: it is below zero where nothing is, or beyond anything real. */
export function outOfBounds(
  value: number,
  raw: unknown,
  dimension: Dimension,
  mayBeNegative: boolean,
):
  | {
      readonly code: 'number' | 'out-of-range';
      readonly fact: Bilingual;
      readonly mend: Bilingual;
    }
  | undefined {
  if (value < 0 && !mayBeNegative)
    return {
      code: 'number',
      fact: {
        en: `expected a number that is not negative, got ${raw}`,
        zh: `数值不能为负，实为：${raw}`,
      },
      mend: { en: 'remove the minus sign', zh: '请去掉负号' },
    };
  const limit = most[dimension];
  if (limit === undefined || Math.abs(value) <= limit.value) return undefined;
  return {
    code: 'out-of-range',
    fact: {
      en: `more than anything real, beyond ${limit.shown}: ${raw}`,
      zh: `超出一切现实的数值，大于 ${limit.shown}：${raw}`,
    },
    mend: {
      en: 'look at the number, the word that multiplies it (k, m, bn) and the unit',
      zh: '请核对数字、其倍数词（k、m、bn）和单位',
    },
  };
}
