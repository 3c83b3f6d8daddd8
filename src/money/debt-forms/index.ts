export {
  type ConstructionLoan,
  type ConstructionUses,
  constructionLoan,
} from './construction.ts';
export { annuityFactor, levelBalance, levelPayment } from './level.ts';
export { averageLife, type Repayment, repaymentShares } from './repayment.ts';
export { type SculptedDebt, type SculptedPeriod, sculptedDebt } from './sculpted.ts';
export { type SweptPeriod, sweptPeriod } from './sweep.ts';
