import type { Evaluation } from '../evaluate.ts';

/** Writes an input row of trials: numbers by period, then by lane. */
export function writeRow(
  evaluation: Evaluation,
  address: string,
  numbers: readonly number[],
  lanes: number,
): void {
  const row = evaluation.input(address);
  numbers.forEach((x, i) => {
    row[Math.floor(i / lanes) * evaluation.stride + (i % lanes)] = x;
  });
}
