import { dayOf, isoOf } from '../units/index.ts';
import { phaseNames } from './phase-names.ts';
import { dayAt, quantileAt } from './quantile.ts';
import type { DateSpread, Result, Stamp } from './result.ts';
import { monthlyAt, yearEnds } from './year-ends.ts';

export interface ClaimChange {
  readonly id: string;
  readonly says: string;
  /** Probabilities; null where a result does not have the claim. */
  readonly before: number | null;
  readonly after: number | null;
  /** Whether the change exceeds twice its standard error, both runs taken as independent; false where a result does not have the claim. */
  readonly beyondNoise: boolean;
}

export interface YearEndChange {
  readonly scope: string;
  readonly name: string;
  readonly year: string;
  readonly series: 'mw' | 'dataCentres' | 'spent';
  /** P50: IT MW, data centres, USD. */
  readonly before: number | null;
  readonly after: number | null;
}

export interface DateChange {
  readonly kind: 'scope' | 'site' | 'phase' | 'agreement';
  readonly id: string;
  /** Copies of a phase are numbered. */
  readonly name: string;
  /** The site of a phase by name; null for the rest. */
  readonly site: string | null;
  /** P50; null for never within the horizon, or where a result does not have the thing. */
  readonly before: string | null;
  readonly after: string | null;
  /** Probability within the horizon; null where a result does not have the thing. */
  readonly withinBefore: number | null;
  readonly withinAfter: number | null;
}

export interface LadderChange {
  readonly id: string;
  readonly name: string;
  readonly step: 'announced' | 'pledged' | 'evidenced' | 'committed' | 'drawn';
  /** USD; P50 of committed and drawn. */
  readonly before: number | null;
  readonly after: number | null;
}

/** What differs between two results; what is the same is left out. */
export interface ResultDiff {
  readonly before: Stamp;
  readonly after: Stamp;
  readonly claims: readonly ClaimChange[];
  readonly yearEnds: readonly YearEndChange[];
  readonly dates: readonly DateChange[];
  readonly ladder: readonly LadderChange[];
}

/** Compares two results thing by thing, by id. */
export function diffResults(before: Result, after: Result): ResultDiff {
  return {
    before: before.stamp,
    after: after.stamp,
    claims: claimChanges(before, after),
    yearEnds: yearEndChanges(before, after),
    dates: dateChanges(before, after),
    ladder: ladderChanges(before, after),
  };
}

/** Pairs by id, in the order of the first, then what only the second has. */
function pairs<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
): readonly { readonly any: T; readonly a: T | undefined; readonly b: T | undefined }[] {
  const left = new Map(before.map((item) => [item.id, item]));
  const right = new Map(after.map((item) => [item.id, item]));
  return [
    ...before.map((a) => ({ any: a, a, b: right.get(a.id) })),
    ...after.filter(({ id }) => !left.has(id)).map((b) => ({ any: b, a: undefined, b })),
  ];
}

function claimChanges(before: Result, after: Result): ClaimChange[] {
  return pairs(before.claims, after.claims).flatMap(({ any, a, b }) => {
    if (a?.probability.value === b?.probability.value) return [];
    const noise = Math.hypot(a?.probability.standardError ?? 0, b?.probability.standardError ?? 0);
    const change = (b?.probability.value ?? 0) - (a?.probability.value ?? 0);
    return [
      {
        id: any.id,
        says: any.says,
        before: a?.probability.value ?? null,
        after: b?.probability.value ?? null,
        beyondNoise: a !== undefined && b !== undefined && Math.abs(change) > 2 * noise,
      },
    ];
  });
}

function yearEndChanges(before: Result, after: Result): YearEndChange[] {
  const ends = new Map([before, after].map((result) => [result, yearEnds(result)]));
  const years = [...new Set([...ends.values()].flat().map(({ year }) => year))].sort();
  const middleOf = (
    result: Result,
    scope: Result['scopes'][number] | undefined,
    series: YearEndChange['series'],
    year: string,
  ) => {
    const end = ends.get(result)?.find((e) => e.year === year);
    return scope === undefined || end === undefined
      ? null
      : monthlyAt(result, scope.monthly[series], end.month, 0.5);
  };
  return pairs(before.scopes, after.scopes).flatMap(({ any, a, b }) =>
    (['mw', 'dataCentres', 'spent'] as const).flatMap((series) =>
      years.flatMap((year) => {
        const was = middleOf(before, a, series, year);
        const is = middleOf(after, b, series, year);
        return was === is
          ? []
          : [{ scope: any.id, name: any.name, year, series, before: was, after: is }];
      }),
    ),
  );
}

function dateChanges(before: Result, after: Result): DateChange[] {
  const middle = (result: Result, dates: DateSpread | undefined) => {
    const day = dates === undefined ? Number.NaN : dayAt(result.levels, dates, 0.5);
    // what a result says of the time after its horizon is no forecast
    return day <= dayOf(result.stamp.horizon) ? isoOf(day) : null;
  };
  return pairs(dated(before), dated(after)).flatMap(({ any, a, b }) => {
    const change = {
      kind: any.kind,
      id: any.id.slice(any.kind.length + 1),
      name: any.name,
      site: any.site,
      before: middle(before, a?.dates),
      after: middle(after, b?.dates),
      withinBefore: a?.dates.withinHorizon ?? null,
      withinAfter: b?.dates.withinHorizon ?? null,
    };
    return change.before === change.after && change.withinBefore === change.withinAfter
      ? []
      : [change];
  });
}

interface Dated {
  readonly kind: DateChange['kind'];
  readonly id: string;
  readonly name: string;
  readonly site: string | null;
  readonly dates: DateSpread;
}

/** Scopes, then each site followed by its phases, then agreements. */
function dated(result: Result): readonly Dated[] {
  const of = (
    kind: DateChange['kind'],
    { id, name }: { readonly id: string; readonly name: string },
    dates: DateSpread,
    site: string | null = null,
  ): Dated => ({ kind, id: `${kind}:${id}`, name, site, dates });
  const names = phaseNames(result);
  return [
    ...result.scopes.map((s) => of('scope', s, s.firstEnergised)),
    ...result.sites.flatMap((s) => [
      of('site', s, s.firstEnergised),
      ...result.phases
        .filter(({ site }) => site === s.id)
        .map(({ id, name, energised }) =>
          of('phase', { id, name: names.get(id) ?? name }, energised, s.name),
        ),
    ]),
    ...result.agreements.map((a) => of('agreement', a, a.signed)),
  ];
}

const steps = ['announced', 'pledged', 'evidenced', 'committed', 'drawn'] as const;

function ladderChanges(before: Result, after: Result): LadderChange[] {
  const middleOf = (
    result: Result,
    row: Result['ladder'][number] | undefined,
    step: LadderChange['step'],
  ) => {
    const value = row?.[step] ?? null;
    return value === null || typeof value === 'number'
      ? value
      : quantileAt(result.levels, value.quantiles, 0.5);
  };
  return pairs(before.ladder, after.ladder).flatMap(({ any, a, b }) =>
    steps.flatMap((step) => {
      const was = middleOf(before, a, step);
      const is = middleOf(after, b, step);
      return was === is ? [] : [{ id: any.id, name: any.name, step, before: was, after: is }];
    }),
  );
}
