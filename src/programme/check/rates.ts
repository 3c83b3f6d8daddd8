import { formatQuantity } from '../../units/index.ts';
import type { Finding } from '../diagnostic.ts';
import type { Check } from './context.ts';
import { median } from './median.ts';

/** Prices of money and taxes, which are not below zero. */
const prices: ReadonlySet<string> = new Set([
  'rate',
  'tax',
  'commitment',
  'escrow',
  'preferred',
  'above',
]);

const LEAST = -0.5;

/** A yearly rate above 100 % is most often a missing percent sign; one far below zero is a slip too. */
export const rates: Check = ({ mentions }) =>
  mentions.flatMap((mention): readonly Finding[] => {
    if (mention.is !== 'value' || mention.dimension !== 'rate') return [];
    const middle = median(mention.value);
    const low = median(mention.value, 0.001);
    if (middle === undefined || low === undefined) return [];
    const money = prices.has(String(mention.path.at(-1)));
    const worst = middle > 1 ? middle : low;
    if (middle <= 1 && low > LEAST && !(money && middle < 0)) return [];
    const shown = formatQuantity(money && middle < 0 ? middle : worst, 'rate', { locale: 'en' });
    return [
      {
        rule: 'rate',
        path: mention.path,
        fact: {
          en: `a yearly ${middle > 1 ? 'rate above 100 %' : money ? 'price of money below zero' : 'rate far below zero'}: ${shown}`,
          zh: `${middle > 1 ? '年率高于 100 %' : money ? '资金的年价格低于零' : '年率远低于零'}：${shown}`,
        },
        value: shown,
        mend:
          middle > 1
            ? {
                en: 'write a rate of at most 100 % with its percent sign; a plain 7 is 700 %',
                zh: '请写不高于 100 % 的年率并带上百分号；单写 7 就是 700 %',
              }
            : money
              ? { en: 'write 0 % or more', zh: '请写 0 % 或以上' }
              : { en: 'write a rate above -50 %', zh: '请写高于 -50 % 的年率' },
      },
    ];
  });
