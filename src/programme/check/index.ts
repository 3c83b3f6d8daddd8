import { activities } from './activities.ts';
import { afterPatches } from './after-patches.ts';
import { budgets } from './budgets.ts';
import { cashFlowEnd, longTenors } from './cash-flow-end.ts';
import { claimDays, decidedClaims } from './claims.ts';
import type { Check } from './context.ts';
import { coverOrder, lowCovers } from './cover.ts';
import { cycles } from './cycles.ts';
import { actuals, eras, horizon, longStops, seasons } from './dates.ts';
import { added, dealSpace, excluded, judgements } from './deal-space.ts';
import { borrowers, debtTerms, escrows, shortLives, shortTenors } from './debt.ts';
import {
  enoughSupply,
  fundsGates,
  permitGates,
  powerGates,
  repeats,
  supplyGates,
} from './gates.ts';
import { hits } from './hits.ts';
import { ids } from './ids.ts';
import { ladder } from './ladder.ts';
import { links } from './links.ts';
import { durations, energised, openEnds, sizes } from './network.ts';
import { oversold } from './oversold.ts';
import { percentages } from './percentages.ts';
import { costs, loads, prices, sums } from './plausible.ts';
import { guarantees, heldTwice, idleProjects, remedies } from './projects.ts';
import { highPues, pues } from './pue.ts';
import { rates } from './rates.ts';
import { references } from './references.ts';
import { margins, outlived, sizings } from './revenue.ts';
import { selectors } from './selectors.ts';
import { sellers } from './sellers.ts';
import { enoughPower, powerForAll } from './site-power.ts';
import { noReasons, unsourced } from './sourcing.ts';
import { deals, noEffects, patches, redLines } from './terms.ts';
import { correlations, sharedCauses } from './uncertainties.ts';
import { unused } from './unused.ts';
import { catchUps, promotes, tiers } from './waterfall.ts';
import { workingTime } from './working-time.ts';

/** All checks of a programme that has the right shape. */
export const checks: readonly Check[] = [
  ids,
  references,
  activities,
  links,
  selectors,
  hits,
  cycles,
  durations,
  workingTime,
  energised,
  openEnds,
  sizes,
  powerGates,
  enoughPower,
  powerForAll,
  supplyGates,
  enoughSupply,
  repeats,
  permitGates,
  fundsGates,
  horizon,
  eras,
  actuals,
  longStops,
  seasons,
  claimDays,
  decidedClaims,
  ladder,
  lowCovers,
  coverOrder,
  debtTerms,
  shortTenors,
  shortLives,
  cashFlowEnd,
  longTenors,
  borrowers,
  escrows,
  margins,
  sizings,
  outlived,
  sellers,
  oversold,
  budgets,
  heldTwice,
  idleProjects,
  guarantees,
  remedies,
  promotes,
  tiers,
  catchUps,
  rates,
  pues,
  highPues,
  prices,
  costs,
  loads,
  sums,
  percentages,
  patches,
  afterPatches,
  deals,
  noEffects,
  redLines,
  dealSpace,
  excluded,
  judgements,
  added,
  correlations,
  sharedCauses,
  unsourced,
  noReasons,
  unused,
];
