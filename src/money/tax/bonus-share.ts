import { type Day, dayOf, isoOf } from '../../units/index.ts';
import { usTaxRules } from './us-rules.ts';

const rules = usTaxRules.bonus.rules.map(({ acquiredFrom, acquiredUntil, shares }) => ({
  from: acquiredFrom === null ? -Infinity : dayOf(acquiredFrom),
  // the last day counts to its end
  before: acquiredUntil === null ? Infinity : dayOf(acquiredUntil) + 1,
  shares: shares.map(({ placedFrom, share }) => ({ from: dayOf(placedFrom), share })),
}));

/**
 * Share of cost written off in the year of service (26 USC 168(k)), for property with a recovery period
 * of 20 years or less: by the day of the binding contract and the day on which it is placed in service.
 * @throws RangeError for property placed in service before it was acquired or before 2012.
 */
export function bonusShare(acquired: Day, placedInService: Day): number {
  const rule = rules.find(({ from, before }) => acquired >= from && acquired < before);
  const step = rule?.shares.findLast(({ from }) => placedInService >= from);
  if (step === undefined || Math.floor(placedInService) < Math.floor(acquired)) {
    throw new RangeError(
      `no bonus depreciation is known for property acquired ${isoOf(acquired)} and placed in service ${isoOf(placedInService)}. Rules begin in 2012, and service follows acquisition.`,
    );
  }
  return step.share;
}
