import type { PointName } from './deal-result.ts';

/** The rules that pick deals, in the order in which they are shown. */
export const points: readonly PointName[] = [
  'nash',
  'kalaiSmorodinsky',
  'egalitarian',
  'utilitarian',
];
