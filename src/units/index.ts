export { alike, type Bilingual, type Language } from './bilingual.ts';
export {
  addWork,
  buildCalendar,
  type Calendar,
  nextWorking,
  parseMonthDay,
  workBetween,
} from './calendar.ts';
export { type Checked, failed, passed } from './checked.ts';
export {
  addMonths,
  civilOf,
  type DateSpan,
  dateSpan,
  dayOf,
  dayOfCivil,
  daysInMonth,
  firstDayOfMonth,
  isoMonth,
  isoOf,
  monthOf,
} from './date.ts';
export { type Dimension, dimensionName, dimensions } from './dimension.ts';
export { cosh, exp, expm1, log, log1p, power, sin, sinh } from './elementary.ts';
export { formatQuantity, moneyUnitOf } from './format-quantity.ts';
export { nearestName } from './nearest.ts';
export { parseQuantity } from './parse-quantity.ts';
export type { Day, Month } from './quantities.ts';
export { sameData } from './same-data.ts';
export { DAYS_PER_MONTH, DAYS_PER_YEAR } from './unit.ts';
