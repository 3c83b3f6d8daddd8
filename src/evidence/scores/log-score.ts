import { log, log1p } from '../../units/index.ts';
/** Minus the natural logarithm of the probability given to what happened (Good 1952); may be Infinity. */
export function logScore(probability: number, outcome: boolean): number {
  return 0 - (outcome ? log(probability) : log1p(-probability));
}
