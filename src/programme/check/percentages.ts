import { formatQuantity } from '../../units/index.ts';
import type { Finding } from '../diagnostic.ts';
import { isMap, valueAt } from '../place.ts';
import type { Check } from './context.ts';
import { median } from './median.ts';

/** Below that, more of a number goes than stays. */
const HALF = 0.5;

/** A multiplier of `13 %` leaves 13 % of a number, where 13 % more may be meant. */
export const percentages: Check = ({ mentions, root }) =>
  mentions.flatMap((mention): readonly Finding[] => {
    if (mention.is !== 'value' || mention.dimension !== 'factor') return [];
    const { path, value } = mention;
    if (path[0] !== 'terms' && path[0] !== 'risks' && path[0] !== 'drivers') return [];
    const factor = median(value);
    if (factor === undefined || factor === 0 || factor >= HALF) return [];
    if (!isInPercent(valueAt(root, path))) return [];
    const found = formatQuantity(factor, 'share', { locale: 'en' });
    const [more, less] = [1 + factor, 1 - factor].map((one) => Number(one.toFixed(4)));
    return [
      {
        rule: 'percent-factor',
        path,
        fact: {
          en: `it multiplies, so that no more than this part of the number is left: ${found}`,
          zh: `此处为乘数，因此原数值只剩下这一部分：${found}`,
        },
        value: found,
        mend: {
          en: `write ${more} if so much is added, or ${less} if so much is taken away; leave it if it is meant`,
          zh: `若要增加这么多，请写 ${more}；若要减少这么多，请写 ${less}；若确属本意则无须改动`,
        },
      },
    ];
  });

/** Whether a number, or any number of a distribution, is written with a percent sign. */
function isInPercent(raw: unknown): boolean {
  if (typeof raw === 'string') return /\d\s*%$/.test(raw.trim());
  if (Array.isArray(raw)) return raw.some(isInPercent);
  return (
    isMap(raw) && Object.entries(raw).some(([key, each]) => key !== 'reason' && isInPercent(each))
  );
}
