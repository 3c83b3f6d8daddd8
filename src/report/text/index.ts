export { claimsText } from './claims-text.ts';
export { plainStyle, type Style } from './columns.ts';
export { dataDiffText, diffText } from './diff-text.ts';
export { moneyText } from './money-text.ts';
export { reportText } from './report-text.ts';
export { scoreText } from './score-text.ts';
