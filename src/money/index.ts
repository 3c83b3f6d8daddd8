export { createCashSink } from './sink.ts';
export { taxRules } from './tax-rules.ts';
