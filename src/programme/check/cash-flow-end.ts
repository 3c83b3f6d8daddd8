import {
  type Day,
  firstDayOfMonth,
  formatQuantity,
  isoOf,
  type Month,
  monthOf,
} from '../../units/index.ts';
import type { Finding } from '../diagnostic.ts';
import type { Check, Context } from './context.ts';
import { isServed, months, SHORTEST_TENOR } from './debt.ts';
import { median } from './median.ts';

/** Months of cash flows after the horizon when the programme sets no end. */
const MONTHS_AFTER = 180;

/** The cash flows go on at least as long as the simulation. */
export const cashFlowEnd: Check = ({ programme: { finance, horizon } }) =>
  finance.until === undefined || finance.until >= horizon
    ? []
    : [
        {
          rule: 'early-end',
          path: ['finance', 'until'],
          fact: {
            en: `the cash flows end before the horizon ${isoOf(horizon)}: ${isoOf(finance.until)}`,
            zh: `现金流早于预测期末 ${isoOf(horizon)} 结束：${isoOf(finance.until)}`,
          },
          value: isoOf(finance.until),
          against: [['horizon']],
          mend: {
            en: 'move it past the horizon by the tenor of the longest loan, or leave it out',
            zh: '请移到预测期末之后，间隔不短于最长贷款的期限；也可不写',
          },
        },
      ];

/** Debt must be able to be repaid before the cash flows end, also if it begins to be repaid late. */
export const longTenors: Check = ({ programme }) => {
  const { dataDate, horizon, capital } = programme;
  const last = lastMonthOf(programme);
  return Object.entries(capital).flatMap(([id, source]): readonly Finding[] => {
    const days = median(source.tenor);
    if (days === undefined || days < SHORTEST_TENOR || !isServed(source)) return [];
    const tenor = months(days);
    const first = monthOf(Math.max(dataDate, median(source.available) ?? dataDate) as Day);
    const never = first + tenor > last;
    const from = never ? first : monthOf(horizon as Day);
    if (from + tenor <= last) return [];
    const until = isoOf(endOf(Math.max(monthOf(horizon as Day), from) + tenor));
    const found = formatQuantity(days, 'duration', { locale: 'en' });
    return [
      {
        rule: never ? 'tenor-beyond' : 'tenor-late',
        path: ['capital', id, 'tenor'],
        fact: {
          en: `${never ? 'even if it is drawn at once' : 'for what is energised near the horizon'}, the tenor ends after the cash flows, which end on ${isoOf(endOf(last))}: ${found}`,
          zh: `${never ? '即使立即提用' : '对临近预测期末才投运的部分'}，到期日也在现金流结束（${isoOf(endOf(last))}）之后，期限为：${found}`,
        },
        value: found,
        against: [['dataDate'], ['horizon'], ['finance', 'until'], ['capital', id, 'available']],
        mend: {
          en: `set finance.until to ${until} or later, or shorten the tenor`,
          zh: `请把 finance.until 设为 ${until} 或更晚，或缩短期限`,
        },
      },
    ];
  });
};

function lastMonthOf({ finance, horizon }: Context['programme']): number {
  const end = monthOf(horizon as Day);
  return finance.until === undefined
    ? end + MONTHS_AFTER
    : Math.max(end, monthOf(finance.until as Day));
}

const endOf = (month: number) => firstDayOfMonth((month + 1) as Month) - 1;
