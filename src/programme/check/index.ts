import type { Check } from './context.ts';

/** All checks of a programme that has the right shape. */
export const checks: readonly Check[] = [];
