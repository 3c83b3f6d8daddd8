import type { DateSpread, Levels, PartSpread, Spread } from '../result.ts';
import type { CsvCell } from './cell.ts';

/** 0.05 as P05. */
const percent = (level: number) => `P${String(Math.round(level * 100)).padStart(2, '0')}`;

/** Headings of a spread: `cost mean (USD)`, `cost P01 (USD)` … */
export function spreadHead(of: string, unit: string, levels: Levels): string[] {
  return [`${of} mean (${unit})`, ...levels.map((level) => `${of} ${percent(level)} (${unit})`)];
}

export function spreadCells({ mean, quantiles }: Spread): CsvCell[] {
  return [mean, ...quantiles];
}

/** Headings of what only some trials have: their share, then its quantiles over them. */
export function partHead(of: string, unit: string, levels: Levels): string[] {
  return [
    `${of} (share of trials with one)`,
    ...levels.map((level) => `${of} ${percent(level)} (${unit})`),
  ];
}

export function partCells({ share, quantiles }: PartSpread, levels: Levels): CsvCell[] {
  return [share, ...levels.map((_, i) => quantiles[i] ?? null)];
}

/** Headings of a date: the probabilities that it comes, then its quantiles, empty for never. */
export function dateHead(of: string, levels: Levels): string[] {
  return [
    `${of} ever (probability)`,
    `${of} within horizon (probability)`,
    ...levels.map((level) => `${of} ${percent(level)} (date)`),
  ];
}

export function dateCells({ ever, withinHorizon, quantiles }: DateSpread): CsvCell[] {
  return [ever, withinHorizon, ...quantiles];
}
