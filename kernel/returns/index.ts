/* What the host calls. */

export { power } from '../elementary';
export { blockBytes, prepareBlock, solveBlock } from './block';
export { clearCounts, findCovers, prepareCovers } from './covers';
export { isInvestment } from './investment';
export { findRoots, signChanges } from './roots';
export { findRates, prepareYears, yearsBytes } from './years';
