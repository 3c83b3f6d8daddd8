import type { Programme } from '../programme/index.ts';
import { buildCalendar, type Day } from '../units/index.ts';
import type { WorkTable } from './model.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Years beyond the horizon for which working days are tabulated. */
const YEARS_BEYOND = 6;
const YEARS_BEFORE = 3;

type Calendar = Programme['calendars'][string];

/** The last table of each calendar: programmes that differ elsewhere share their calendars. */
const known = new WeakMap<Calendar, { readonly key: string; readonly table: WorkTable }>();

/** Working time of a calendar relative to the data date. */
export function workTable(
  id: string,
  calendar: Calendar,
  dataDate: number,
  horizon: number,
): WorkTable {
  const key = `${id} ${dataDate} ${horizon}`;
  const last = known.get(calendar);
  if (last?.key === key) return last.table;
  const table = makeTable(id, calendar, dataDate, horizon);
  known.set(calendar, { key, table });
  return table;
}

function makeTable(id: string, calendar: Calendar, dataDate: number, horizon: number): WorkTable {
  const [mon, tue, wed, thu, fri, sat, sun] = weekdays.map((day) => calendar.week.includes(day));
  const built = buildCalendar(
    {
      week: [mon!, tue!, wed!, thu!, fri!, sat!, sun!],
      holidays: calendar.holidays as Day[],
      closed: calendar.closed.map((season) => ({ ...season, cause: 'weather' as const })),
    },
    (dataDate - YEARS_BEFORE * 366) as Day,
    (horizon + YEARS_BEYOND * 366) as Day,
  );
  const { seasonal } = built;
  const closedBefore = new Float64Array(seasonal.length + 1);
  for (let i = 0; i < seasonal.length; i++)
    closedBefore[i + 1] = closedBefore[i]! + (seasonal[i] === 0 ? 0 : 1);
  return {
    id,
    calendar: { ...built, from: (built.from - dataDate) as Day, to: (built.to - dataDate) as Day },
    closedBefore,
  };
}
