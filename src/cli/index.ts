export { type Effects, type Files, nodeEffects, type Sink } from './effects.ts';
export { start } from './start.ts';
