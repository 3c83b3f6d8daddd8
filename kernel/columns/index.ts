/* Reduces columns of outcomes, and rebuilds series that are not kept. */
export { addSingles } from './add-singles';
export { reduceDates } from './dates';
export { codes, levels, place, row, singles, singlesStride, slotOfDay, values } from './place';
export { setLevels } from './ranks';
export { addSteps, clearSteps, countSteps, orderSteps, placeSteps, setCalendar } from './steps';
export { reduceValues } from './values';
