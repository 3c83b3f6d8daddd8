export { bonusShare } from './bonus-share.ts';
export { macrs } from './macrs.ts';
export { usTaxRules } from './us-rules.ts';
