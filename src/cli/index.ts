export { type Effects, type Files, nodeEffects, type Sink } from './effects.ts';
export { packed } from './packed.ts';
export { start } from './start.ts';
