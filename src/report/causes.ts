import type { Attribution, StuckRow, WaitRow } from './result.ts';
import type { Words } from './words/index.ts';

/** The eight kinds of cause that pictures tell apart, in the order in which work meets them. */
export const causeFamilies = [
  'agreement',
  'capital',
  'land',
  'power',
  'equipment',
  'construction',
  'chips',
  'other',
] as const;
export type CauseFamily = (typeof causeFamilies)[number];

const familyOfGroup: Readonly<Record<string, CauseFamily>> = {
  agreement: 'agreement',
  capital: 'capital',
  land: 'land',
  design: 'land',
  permit: 'land',
  power: 'power',
  equipment: 'equipment',
  construction: 'construction',
  commissioning: 'construction',
  chips: 'chips',
};

/** The family of a cause group; weather, risk events, fixed dates and size count as other. */
export function familyOf(group: string): CauseFamily {
  return familyOfGroup[group] ?? 'other';
}

/** A cause as readers know it: kinds of work in their language, things by their own name. */
export function causeName(
  words: Words,
  { cause, name }: { readonly cause: string; readonly name: string },
): string {
  return words.causes[cause] ?? name;
}

/** Mean days by family, in the order of `causeFamilies`, families without days left out. */
export function daysByFamily(
  attribution: Attribution,
): readonly { family: CauseFamily; days: number; causes: readonly WaitRow[] }[] {
  return causeFamilies.flatMap((family) => {
    const causes = attribution.waits
      .filter(({ group, days }) => familyOf(group) === family && days > 0)
      .toSorted((a, b) => b.days - a.days);
    const days = causes.reduce((sum, row) => sum + row.days, 0);
    return days > 0 ? [{ family, days, causes }] : [];
  });
}

/** Shares of all trials that never get there by the family that they are stuck on, in the order of `causeFamilies`. */
export function stuckByFamily(
  attribution: Attribution,
): readonly { family: CauseFamily; share: number; causes: readonly StuckRow[] }[] {
  return causeFamilies.flatMap((family) => {
    const causes = attribution.stuck
      .filter(({ group }) => familyOf(group) === family)
      .toSorted((a, b) => b.share - a.share);
    const share = causes.reduce((sum, row) => sum + row.share, 0);
    return share > 0 ? [{ family, share, causes }] : [];
  });
}
