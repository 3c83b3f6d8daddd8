/*
 * What the host sets before it calls (where arrays begin, in bytes, and single numbers), and what it
 * calls.
 */

export {
  calendarFrom,
  calendarPace,
  calendarTo,
  dayOfWork,
  dayOfWorkFirst,
  workBefore,
  workBeforeFirst,
} from '../trial/calendar';
export {
  arrives,
  calendar,
  cancelFirst,
  cancelRisk,
  columns,
  finish,
  finished,
  finishNotBefore,
  fired,
  linkFirst,
  linkFrom,
  linkLag,
  linkType,
  longStop,
  never,
  release,
  start,
  started,
  stride,
  time,
} from '../trial/network';
export {
  draw,
  drawDrivers,
  driverColumns,
  drivers,
  effectDelay,
  effectFactor,
  effectFirst,
  effectRisk,
  hitDrivers,
  keys,
  lowest,
  offset,
  powerDriver,
  powerExponent,
  powers,
  riskImpact,
  shapeAt,
  shapes,
  useAdds,
  useColumn,
  useFirst,
  useTimes,
  variables,
} from './draw';
export { outer } from './normal';
export { date, plain } from './rows';
