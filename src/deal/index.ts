export { type Blocking, blocking } from './answer/blocking.ts';
export { type ChangeSet, changedTerms, changeSets, neighbours } from './answer/changes.ts';
export { type Payments, sidePayments, signableWithMoney } from './answer/payments.ts';
export { type Relaxation, relaxation } from './answer/relaxation.ts';
export { multiples, type Robustness, robustness } from './answer/robustness.ts';
export {
  countSignatures,
  type Signing,
  type SigningCount,
  type SigningQuestion,
  signingOf,
} from './answer/signing.ts';
export { blockersOf, gainOf, margin, standing } from './answer/standing.ts';
export { type Swing, swings } from './answer/swings.ts';
export { mixtures, type Waterfall, waterfall } from './answer/waterfall.ts';
export { alternatingOffers, type Settlement } from './bargain/alternating-offers.ts';
export { type SingleText, singleText } from './bargain/single-text.ts';
export { type Leaver, type Leaving, leaversOf, leaving, type Own } from './coalition/leaving.ts';
export {
  nothingAgreed,
  type OwnDeal,
  ownDeals,
  type Reaction,
  reactions,
} from './coalition/own-deals.ts';
export { coreIsEmpty, leavers } from './games/core.ts';
export { firstLeaver, type OwnDeals } from './games/deviation.ts';
export { type Game, gameOf } from './games/game.ts';
export { isNucleolus } from './games/kohlberg.ts';
export { leastCore, nucleolus } from './games/nucleolus.ts';
export { shapley } from './games/shapley.ts';
export { type Estimates, estimate, type JudgeMeasures } from './judge/estimate.ts';
export { type Alternative, type Judge, judgesOf, wished } from './judge/judge.ts';
export { type Columns, type Outcome, outcomeOf } from './judge/outcome.ts';
export { type RedLine, redLinesOf, refusedBits } from './judge/red-lines.ts';
export {
  createReplicates,
  type Judged,
  meanAlternatives,
  type Replicate,
} from './judge/replicates.ts';
export { opposition } from './solve/opposition.ts';
export { type Front, paretoFront } from './solve/pareto.ts';
export { isRefused, refuses } from './solve/refusal.ts';
export { type Solution, type Solutions, solutionsOf } from './solve/solutions.ts';
export { admissibleTable, tableOf, type UtilityTable, utilityTable } from './solve/table.ts';
export { ties } from './solve/ties.ts';
export { agreementZone } from './solve/zone.ts';
export { type Contents, contentsOf } from './terms/contents.ts';
export {
  admissibleDeals,
  choiceOf,
  currentSheet,
  type Deal,
  dealKey,
  dealOf,
  patchesOf,
  type Space,
  spaceOf,
} from './terms/space.ts';
export { assemble, type Family } from './value/assemble.ts';
export { createEvaluator, type Evaluator, type Measure } from './value/evaluate.ts';
export { fingerprint, plainText } from './value/plain-text.ts';
export { type RacePlan, racePlan, survivors } from './value/race.ts';
export { createReach, type Reach } from './value/reach.ts';
export { createValueStore, type ValueStore, type Values } from './value/store.ts';
