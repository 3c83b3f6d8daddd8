// Closed forms of debt, to which the tests hold the lines.
export { constructionLoan } from './construction.ts';
export { levelPayment } from './level.ts';
export { averageLife, type Repayment, repaymentShares } from './repayment.ts';
export { sculptedDebt } from './sculpted.ts';
export { sweptPeriod } from './sweep.ts';
