import { activities } from './activities.ts';
import type { Check } from './context.ts';
import { cycles } from './cycles.ts';
import { actuals, horizon, longStops, seasons } from './dates.ts';
import { dealSpace, excluded, judgements } from './deal-space.ts';
import { fundsGates, permitGates, powerGates, supplyGates } from './gates.ts';
import { ids } from './ids.ts';
import { ladder } from './ladder.ts';
import { links } from './links.ts';
import { durations, energised, openEnds } from './network.ts';
import { references } from './references.ts';
import { selectors } from './selectors.ts';
import { noReasons, unsourced } from './sourcing.ts';
import { deals, noEffects, patches } from './terms.ts';
import { correlations, sharedCauses } from './uncertainties.ts';
import { unused } from './unused.ts';

/** All checks of a programme that has the right shape. */
export const checks: readonly Check[] = [
  ids,
  references,
  activities,
  links,
  selectors,
  cycles,
  durations,
  energised,
  openEnds,
  powerGates,
  supplyGates,
  permitGates,
  fundsGates,
  horizon,
  actuals,
  longStops,
  seasons,
  ladder,
  patches,
  deals,
  noEffects,
  dealSpace,
  excluded,
  judgements,
  correlations,
  sharedCauses,
  unsourced,
  noReasons,
  unused,
];
