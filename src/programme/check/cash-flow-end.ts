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
          fact: `the cash flows end before the horizon ${isoOf(horizon)}: ${isoOf(finance.until)}`,
          value: isoOf(finance.until),
          mend: 'move it past the horizon by the tenor of the longest loan, or leave it out',
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
        fact: `${never ? 'even if it is drawn at once' : 'for what is energised near the horizon'}, the tenor ends after the cash flows, which end on ${isoOf(endOf(last))}: ${found}`,
        value: found,
        mend: `set finance.until to ${until} or later, or shorten the tenor`,
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
