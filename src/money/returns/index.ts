export { effectiveYearly, irr } from './irr.ts';
export { createIrrBlock } from './irr-block.ts';
export { LANES, startReturns } from './kernel.ts';
export { npv } from './npv.ts';
export { payback } from './payback.ts';
export { desk, ownRoom, type Room, roomFor, roomIn } from './room.ts';
export { xirr } from './xirr.ts';
