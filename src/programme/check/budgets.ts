import { formatQuantity } from '../../units/index.ts';
import type { Finding } from '../diagnostic.ts';
import type { Check } from './context.ts';
import { partOf, payableBy } from './holdings.ts';
import { median } from './median.ts';

/** Sources that may each cover a share of a budget must be able to cover it together. */
export const budgets: Check = (context) => {
  const shares = new Map<string, number>();
  for (const source of Object.values(context.programme.capital)) {
    const most = source.share === undefined ? 1 : (median(source.share, 0.999) ?? 1);
    for (const part of payableBy(context, source)) shares.set(part, (shares.get(part) ?? 0) + most);
  }
  return [...context.activities.values()].flatMap(({ activity, in: at, path }) =>
    (activity.gates?.funds ?? []).flatMap((pack, i): readonly Finding[] => {
      const sum = shares.get(partOf(`${at.site}.${at.id}`, pack));
      const enough = Math.min(1, median(at.phase.shrink?.to) ?? 1);
      if (sum === undefined || sum >= enough - 1e-9) return [];
      const found = formatQuantity(sum, 'share', { locale: 'en' });
      return [
        {
          rule: 'never-covered',
          path: [...path, 'gates', 'funds', i],
          fact: {
            en: `the sources that may pay for ${pack} of ${at.site}.${at.id} can cover no more than a part of its budget: ${found}`,
            zh: `${at.site}.${at.id} 的费用包 ${pack} 可用的资金来源合计只能覆盖预算的一部分：${found}`,
          },
          value: found,
          mend: {
            en: 'raise the share of a source, leave out the share of the last one, or add a source',
            zh: '请提高某一来源的份额，或省去最后一个来源的份额，或增加来源',
          },
        },
      ];
    }),
  );
};
