export { blocking } from './answer/blocking.ts';
export { changeSets, neighbours } from './answer/changes.ts';
export { sidePayments, signableWithMoney } from './answer/payments.ts';
export { relaxation } from './answer/relaxation.ts';
export { robustness } from './answer/robustness.ts';
export {
  countSignatures,
  type Signing,
  type SigningCount,
  type SigningQuestion,
  signingOf,
} from './answer/signing.ts';
export { blockersOf, gainOf, margin, standing } from './answer/standing.ts';
export { swings } from './answer/swings.ts';
export { mixtures, type Waterfall, waterfall } from './answer/waterfall.ts';
export { alternatingOffers } from './bargain/alternating-offers.ts';
export { singleText } from './bargain/single-text.ts';
export { type Leaving, leaversOf, leaving, type Own } from './coalition/leaving.ts';
export {
  nothingAgreed,
  type OwnDeal,
  ownDeals,
  type Reaction,
  reactions,
} from './coalition/own-deals.ts';
export { firstLeaver, type OwnDeals } from './games/deviation.ts';
export { gameOf } from './games/game.ts';
export { isNucleolus } from './games/kohlberg.ts';
export { nucleolus } from './games/nucleolus.ts';
export { type Estimates, estimate, type JudgeMeasures } from './judge/estimate.ts';
export { type Judge, judgesOf, wished } from './judge/judge.ts';
export { outcomeOf } from './judge/outcome.ts';
export { type RedLine, redLinesOf, refusedBits } from './judge/red-lines.ts';
export type { Judged } from './judge/replicates.ts';
export { opposition } from './solve/opposition.ts';
export { paretoFront } from './solve/pareto.ts';
export { isRefused, refuses } from './solve/refusal.ts';
export { type Solutions, solutionsOf } from './solve/solutions.ts';
export { admissibleTable, type UtilityTable, utilityTable } from './solve/table.ts';
export { ties } from './solve/ties.ts';
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
export { assemble } from './value/assemble.ts';
export { createEvaluator, type Evaluator, type Measure } from './value/evaluate.ts';
export { fingerprint, plainText } from './value/plain-text.ts';
export { type RacePlan, racePlan, survivors } from './value/race.ts';
export { createReach } from './value/reach.ts';
export { createValueStore, type ValueStore, type Values } from './value/store.ts';
