import { formatQuantity } from '../../units/index.ts';
import type { Check } from './context.ts';
import { median } from './median.ts';

const usd = (amount: number) => formatQuantity(amount, 'money', { locale: 'en' });

const rungs = ['announced', 'pledged', 'evidenced'] as const;

/** Money is announced before it is pledged and pledged before it is evidenced: no rung exceeds the one before. */
export const ladder: Check = ({ programme }) =>
  Object.entries(programme.capital).flatMap(([id, source]) => {
    const known = rungs.flatMap((rung) => {
      const amount = median(source[rung]);
      return amount === undefined ? [] : [{ rung, amount }];
    });
    return known.flatMap(({ rung, amount }, i) => {
      const before = known[i - 1];
      return before === undefined || amount <= before.amount * (1 + 1e-9)
        ? []
        : [
            {
              rule: 'ladder' as const,
              path: ['capital', id, rung],
              against: [['capital', id, before.rung]],
              fact: {
                en: `more is ${rung} than ${before.rung} (${usd(before.amount)}): ${usd(amount)}`,
                zh: `${rung} 多于 ${before.rung}（${usd(before.amount)}）：${usd(amount)}`,
              },
              mend: {
                en: `raise ${before.rung}, or lower ${rung}`,
                zh: `请提高 ${before.rung}，或降低 ${rung}`,
              },
            },
          ];
    });
  });
