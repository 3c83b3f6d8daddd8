import type { ClaimRow } from '../model/index.ts';

export const isMet = (claim: ClaimRow, measured: number): boolean =>
  claim.sense === 'atLeast'
    ? measured >= claim.threshold * (1 - 1e-9)
    : measured <= claim.threshold * (1 + 1e-9);

/** Claims that only the cash flows can answer: money of a source or party that was spent, and revenue. */
export const isMoneyClaim = ({ measure, sources }: ClaimRow): boolean =>
  measure === 'revenue' || (measure === 'spent' && sources.length > 0);
