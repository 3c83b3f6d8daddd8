import { type CauseFamily, causeFamilies, familyOf } from './causes.ts';
import type { Attribution, StuckRow, WaitRow } from './result.ts';

/** A row of a table of waits: a single cause, all of its family, or all there is. */
export interface WaitTableRow {
  readonly level: 'total' | 'family' | 'cause';
  /** None for the total. */
  readonly family: CauseFamily | null;
  /** None for sums. */
  readonly cause: WaitRow | StuckRow | null;
  /** Mean days over the trials that get there; null where nothing is waited for. */
  readonly days: number | null;
  /** Share of those trials in which a single cause is binding; of several it is no sum. */
  readonly binding: number | null;
  /** Share of all trials that never get there for it; null where none is stuck. */
  readonly stuck: number | null;
}

/** All rows of an attribution: the total, then each family before its causes, the largest first. */
export function waitRows({ days, reached, waits, stuck }: Attribution): readonly WaitTableRow[] {
  if (waits.length + stuck.length === 0) return [];
  const sum = (parts: readonly number[]) =>
    parts.length === 0 ? null : tidy(parts.reduce((all, part) => all + part, 0));
  const families = causeFamilies.flatMap((family): readonly WaitTableRow[] => {
    const of = ({ group }: WaitRow | StuckRow) => familyOf(group) === family;
    const waited = waits.filter(of).toSorted((a, b) => b.days - a.days);
    const ended = stuck.filter(of).toSorted((a, b) => b.share - a.share);
    if (waited.length + ended.length === 0) return [];
    return [
      {
        level: 'family',
        family,
        cause: null,
        days: sum(waited.map((row) => row.days)),
        binding: null,
        stuck: sum(ended.map(({ share }) => share)),
      },
      ...waited.map(
        (cause): WaitTableRow => ({
          level: 'cause',
          family,
          cause,
          days: cause.days,
          binding: cause.share,
          stuck: null,
        }),
      ),
      ...ended.map(
        (cause): WaitTableRow => ({
          level: 'cause',
          family,
          cause,
          days: null,
          binding: null,
          stuck: cause.share,
        }),
      ),
    ];
  });
  return [
    {
      level: 'total',
      family: null,
      cause: null,
      days,
      binding: null,
      stuck: tidy(1 - reached),
    },
    ...families,
  ];
}

/** Sums without what binary fractions leave behind. */
const tidy = (value: number): number => Number(value.toPrecision(10));
