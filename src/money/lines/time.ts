import type { Model } from '../../model/index.ts';
import { civilOf, type Day, firstDayOfMonth, type Month, power } from '../../units/index.ts';
import { constantRow, type DeclaredGroup } from './declared.ts';

/**
 * The one axis of time: period 0 is all before the first month, then months. Rows of the calendar
 * are the same for all trials.
 */
export function timeLines(model: Model): DeclaredGroup {
  const periods = model.moneyMonths + 1;
  const civil = Array.from({ length: periods }, (_, t) =>
    civilOf(firstDayOfMonth((model.firstMonth + Math.max(0, t - 1)) as Month)),
  );
  const over = (value: (t: number) => number) =>
    Array.from({ length: periods }, (_, t) => value(t));
  const lastMonth = (t: number) => t > 0 && (civil[t]!.month === 12 || t === periods - 1);
  const row = (id: string, label: string, unit: string, value: (t: number) => number) =>
    constantRow(id, label, unit, 'Time', over(value), 'calendar');
  return {
    id: 'time',
    name: 'Time',
    lines: [
      row('index', 'Period', 'number', (t) => t),
      row('year', 'Year', 'year', (t) => civil[t]!.year),
      row('month', 'Month of the year', 'number', (t) => (t === 0 ? 0 : civil[t]!.month)),
      row('after', 'From the data date on', 'flag', (t) => (t > 0 ? 1 : 0)),
      row('year-starts', 'First month of a year', 'flag', (t) =>
        t === 1 || (t > 0 && civil[t]!.month === 1) ? 1 : 0,
      ),
      row('year-ends', 'Last month of a year', 'flag', (t) => (lastMonth(t) ? 1 : 0)),
      row('level', 'Price level, data date = 1', 'factor', (t) =>
        power(1 + model.escalation, Math.max(0, t - 0.5) / 12),
      ),
    ],
  };
}

export const dayOfPeriod = (model: Model, t: number): Day =>
  firstDayOfMonth((model.firstMonth + Math.max(0, t - 1)) as Month);
