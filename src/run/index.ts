export { serveApart } from './apart.ts';
export type { Negotiation } from './deal.ts';
export { negotiate, serveDeals } from './deal-doors.ts';
export { type DealRequest, NothingToSettle } from './deal-request.ts';
export type * from './deal-result.ts';
export { serve } from './jobs.ts';
export { createKept } from './kept.ts';
export {
  baseStatement,
  type MoneyReport,
  moneyReport,
  type ProjectMoney,
  type Sizing,
} from './money-report.ts';
export { pause } from './pause.ts';
export type { Port, Post } from './port.ts';
export type { RunRequest } from './request.ts';
export type * from './result.ts';
export { type RunOptions, run, UnsoundCase } from './run.ts';
export { type Topic, topics } from './topics.ts';
