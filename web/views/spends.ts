import type { Result } from '../../src/report/index.ts';

/** Whether anything costs money in any trial: a programme may state work alone. */
export const spends = (result: Result | null): boolean =>
  result?.scopes.some(({ peakNeed }) => peakNeed.quantiles.some((usd) => usd > 0)) ?? false;
