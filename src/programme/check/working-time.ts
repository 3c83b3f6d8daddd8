import { type Distribution, support } from '../../uncertainty/index.ts';
import { buildCalendar, DAYS_PER_MONTH, parseMonthDay } from '../../units/index.ts';
import type { Finding } from '../diagnostic.ts';
import type { Programme } from '../schema/programme.ts';
import type { Check } from './context.ts';
import { median } from './median.ts';

/** Durations count working days, so a duration in months takes longer than it says by most calendars. */
export const workingTime: Check = ({ programme, activities }) => {
  const paces = new Map(
    Object.entries(programme.calendars).map(([id, calendar]) => [id, paceOf(programme, calendar)]),
  );
  return [...activities.values()].flatMap(
    ({ activity: { calendar = '', duration }, path }): readonly Finding[] => {
      const pace = paces.get(calendar);
      const middle = median(duration);
      if (duration === undefined || middle === undefined || pace === undefined) return [];
      if (pace > 0.95 || duration.spec.kind === 'reference' || !inMonths(duration.spec, middle))
        return [];
      const months = (middle / DAYS_PER_MONTH).toFixed(1);
      const taken = (middle / DAYS_PER_MONTH / pace).toFixed(1);
      const days = Math.round(middle * pace);
      return [
        {
          rule: 'working-months',
          path: [...path, 'duration'],
          fact: {
            en: `a month counts as 30.4 working days, so by the calendar ${calendar} ${months} months of work take about ${taken}`,
            zh: `一个月计为 30.4 个工作日，按日历 ${calendar}，${months} 个月的工作约需 ${taken} 个月`,
          },
          value: `${months} months`,
          mend: {
            en: `leave it if it is meant; for ${months} months in all, write ${days} days`,
            zh: `若确是此意则不必改；若总共 ${months} 个月，请写 ${days} days`,
          },
        },
      ];
    },
  );
};

/** Working days per day in the four years from the data date on; undefined for seasons that do not exist. */
function paceOf(
  { dataDate }: Programme,
  { week, holidays, closed }: Programme['calendars'][string],
): number | undefined {
  if (closed.some(({ from, to }) => !parseMonthDay(from) || !parseMonthDay(to))) return undefined;
  const works = (day: (typeof week)[number]) => week.includes(day);
  return buildCalendar(
    {
      week: [
        works('mon'),
        works('tue'),
        works('wed'),
        works('thu'),
        works('fri'),
        works('sat'),
        works('sun'),
      ],
      holidays,
      closed,
    },
    dataDate,
    dataDate + 1461,
  ).pace;
}

/** Whether a number was written in half or whole months or years; in days these are never whole. */
function inMonths(spec: Distribution, middle: number): boolean {
  const { low, high } = support(spec);
  return [low, middle, high].some((days) => {
    const halves = (2 * days) / DAYS_PER_MONTH;
    return (
      Number.isFinite(days) &&
      halves > 0.5 &&
      Math.abs(halves - Math.round(halves)) < 1e-6 &&
      Math.abs(days - Math.round(days)) > 1e-6
    );
  });
}
