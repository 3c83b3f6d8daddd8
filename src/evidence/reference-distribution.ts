import type { Bilingual } from '../units/index.ts';
import {
  nearestReference,
  type PublishedDistribution,
  type ReferenceClass,
  referenceClass,
} from './reference-classes.ts';

/** A distribution with plain parameters in the class's own unit (see `referenceUnit`). */
export type ReferenceDistribution =
  | { readonly kind: 'point'; readonly value: number }
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number }
  | {
      readonly kind: 'triangular';
      readonly low: number;
      readonly mode: number;
      readonly high: number;
    }
  /** Parameters of the logarithm. */
  | { readonly kind: 'lognormal'; readonly mu: number; readonly sigma: number }
  | ReferenceQuantiles
  | { readonly kind: 'empirical'; readonly values: readonly number[] }
  | ReferenceMixture;

export interface ReferenceQuantiles {
  readonly kind: 'quantiles';
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  /** Every published quantile in rising order of `p` (share 0..1). */
  readonly points: readonly { readonly p: number; readonly x: number }[];
  /** The lognormal that was published with the quantiles. */
  readonly fit?: { readonly kind: 'lognormal'; readonly mu: number; readonly sigma: number };
}

/**
 * With probability `tailShare` a Pareto, else the body; `offset` is then added to the draw.
 * Overruns as a share of the budget are drawn as cost over budget with offset -1.
 */
export interface ReferenceMixture {
  readonly kind: 'mixture';
  readonly tailShare: number;
  /** A point where only the mean of the body was published. */
  readonly body:
    | { readonly kind: 'point'; readonly value: number }
    | { readonly kind: 'lognormal'; readonly mu: number; readonly sigma: number };
  readonly tail: { readonly kind: 'pareto'; readonly min: number; readonly alpha: number };
  readonly offset: number;
}

export type ReferenceDistributionResult =
  | { readonly ok: true; readonly value: ReferenceDistribution }
  | { readonly ok: false; readonly fact: Bilingual; readonly mend: Bilingual };

/**
 * The distribution of a class in its own unit, or why it has none.
 * `field` names one entry of a class that holds several: a key, or the label of a row.
 */
export function referenceDistribution(id: string, field?: string): ReferenceDistributionResult {
  const found = referenceClass(id);
  if (found === undefined) {
    const nearest = nearestReference(id);
    const mend =
      nearest === undefined
        ? { en: 'name a reference class', zh: '请写参考类的代号' }
        : { en: `did you mean ${nearest}?`, zh: `是否想写 ${nearest}？` };
    return fail(
      { en: `no reference class has the id ${id}`, zh: `没有此代号的参考类：${id}` },
      mend,
    );
  }
  return field === undefined ? whole(found) : oneField(found, field);
}

function whole(found: ReferenceClass): ReferenceDistributionResult {
  const d = found.distribution;
  switch (d.kind) {
    case 'point':
    case 'triangular':
    case 'lognormal':
      return pass(d);
    case 'range':
      return pass({ kind: 'uniform', low: d.low, high: d.high });
    case 'quantiles':
      return quantiles(found.id, d);
    case 'empirical':
      return empirical(found, d);
  }
}

function quantiles(
  id: string,
  d: Extract<PublishedDistribution, { kind: 'quantiles' }>,
): ReferenceDistributionResult {
  const { p10, p50, p90 } = d;
  if (p90 === null) {
    return fail(
      { en: `the sample does not reach its p90: ${id}`, zh: `样本没有达到其 p90：${id}` },
      own,
    );
  }
  const points = Object.entries(d).flatMap(([key, x]) => {
    const match = /^p(\d{2})$/.exec(key);
    return match !== null && typeof x === 'number' ? [{ p: Number(match[1]) / 100, x }] : [];
  });
  points.sort((a, b) => a.p - b.p);
  const fit = d.fit === undefined ? {} : { fit: d.fit };
  return pass({ kind: 'quantiles', p10, p50, p90, points, ...fit });
}

function empirical(
  found: ReferenceClass,
  d: Extract<PublishedDistribution, { kind: 'empirical' }>,
): ReferenceDistributionResult {
  const mixture = mixtureOf(d);
  if (mixture !== undefined) return pass(mixture);
  if ('pareto_alpha' in d) {
    return fail(
      {
        en: `no exponent of the tail was published: ${found.id}`,
        zh: `尾部指数没有发表：${found.id}`,
      },
      { en: 'name its field mean', zh: '请写其字段 mean' },
    );
  }
  const values = d['values'];
  // A share per year in the order of years is a schedule: its spread is no uncertainty.
  if (isNumbers(values) && found.unit !== 'share per year') {
    return pass({ kind: 'empirical', values });
  }
  const fields = fieldsOf(d);
  return fail(
    {
      en: `the class holds several figures and no distribution: ${found.id}`,
      zh: `该类含多个数值而没有分布：${found.id}`,
    },
    fields.length === 0 ? own : nameOneOf(fields),
  );
}

function mixtureOf(d: Readonly<Record<string, unknown>>): ReferenceMixture | undefined {
  const { p_tail: tailShare, pareto_alpha: alpha, tail_from, tail_threshold, body, body_mean } = d;
  if (typeof tailShare !== 'number' || typeof alpha !== 'number') return undefined;
  if (typeof tail_from === 'number' && isLognormal(body)) {
    const tail = { kind: 'pareto', min: tail_from, alpha } as const;
    return { kind: 'mixture', tailShare, body, tail, offset: 0 };
  }
  if (typeof tail_threshold === 'number' && typeof body_mean === 'number') {
    const tail = { kind: 'pareto', min: 1 + tail_threshold, alpha } as const;
    const mean = { kind: 'point', value: 1 + body_mean } as const;
    return { kind: 'mixture', tailShare, body: mean, tail, offset: -1 };
  }
  return undefined;
}

function oneField(found: ReferenceClass, field: string): ReferenceDistributionResult {
  const d: Readonly<Record<string, unknown>> = found.distribution;
  const roles = /\((.*)\)$/.exec(found.unit)?.[1]?.toLowerCase() ?? '';
  if (field !== 'kind' && Object.hasOwn(d, field)) {
    const entry = d[field];
    if (typeof entry === 'number') return pass({ kind: 'point', value: entry });
    if (isNumbers(entry)) {
      const made = listed(entry, field.startsWith('tri_') ? 'low, mode, high' : roles);
      if (made !== undefined) return pass(made);
    }
    return fail(
      {
        en: `the data do not say what the entries stand for: ${found.id} ${field}`,
        zh: `数据没有说明各项的含义：${found.id} ${field}`,
      },
      own,
    );
  }
  const row = rowsOf(d, roles).find(({ label }) => label === field);
  if (row === undefined) {
    const fields = fieldsOf(d);
    return fail(
      { en: `${found.id} has no field ${field}`, zh: `${found.id} 没有这个字段：${field}` },
      fields.length === 0 ? own : nameOneOf(fields),
    );
  }
  const made = isNumbers(row.figures) ? listed(row.figures, row.roles) : undefined;
  return made === undefined
    ? fail(
        {
          en: `the data do not say what the entries stand for: ${found.id} ${field}`,
          zh: `数据没有说明各项的含义：${found.id} ${field}`,
        },
        own,
      )
    : pass(made);
}

const own = { en: 'state a distribution of your own', zh: '请自行写出分布' };

const nameOneOf = (fields: readonly string[]): Bilingual => ({
  en: `name one of ${fields.join(', ')}`,
  zh: `请写其中之一：${fields.join('、')}`,
});

/** A list of figures whose roles the unit states, such as "months (low, mode, high)". */
function listed(x: readonly number[], roles: string): ReferenceDistribution | undefined {
  const [a, b, c] = x;
  if (a !== undefined && x.length === 1) return { kind: 'point', value: a };
  if (a === undefined || b === undefined) return undefined;
  if (x.length === 2 && (roles === 'low, high' || roles === 'lower, upper')) {
    return { kind: 'uniform', low: a, high: b };
  }
  if (c === undefined || x.length !== 3) return undefined;
  if (roles.endsWith('low, mode, high')) return { kind: 'triangular', low: a, mode: b, high: c };
  if (roles !== 'p10, p50, p90') return undefined;
  const points = [
    { p: 0.1, x: a },
    { p: 0.5, x: b },
    { p: 0.9, x: c },
  ];
  return { kind: 'quantiles', p10: a, p50: b, p90: c, points };
}

interface Row {
  readonly label: string;
  readonly figures: readonly unknown[];
  readonly roles: string;
}

/** Rows [label, figure, …] of a class, and rows of ranges [label, low, high]. */
function rowsOf(d: Readonly<Record<string, unknown>>, roles: string): readonly Row[] {
  const read = (rows: unknown, of: string): Row[] =>
    Array.isArray(rows)
      ? rows
          .filter((row): row is readonly unknown[] => Array.isArray(row))
          .map(([label, ...figures]) => ({ label: String(label), figures, roles: of }))
      : [];
  return [...read(d['values'], roles), ...read(d['ranges'], 'low, high')];
}

function fieldsOf(d: Readonly<Record<string, unknown>>): string[] {
  const keys = Object.entries(d).flatMap(([key, x]) =>
    typeof x === 'number' || isNumbers(x) ? [key] : [],
  );
  return [...rowsOf(d, '').map(({ label }) => label), ...keys];
}

function isNumbers(x: unknown): x is readonly number[] {
  return Array.isArray(x) && x.length > 0 && x.every((entry) => typeof entry === 'number');
}

function isLognormal(
  x: unknown,
): x is { readonly kind: 'lognormal'; readonly mu: number; readonly sigma: number } {
  return (
    typeof x === 'object' &&
    x !== null &&
    'kind' in x &&
    x.kind === 'lognormal' &&
    'mu' in x &&
    typeof x.mu === 'number' &&
    'sigma' in x &&
    typeof x.sigma === 'number'
  );
}

function pass(value: ReferenceDistribution): ReferenceDistributionResult {
  return { ok: true, value };
}

function fail(fact: Bilingual, mend: Bilingual): ReferenceDistributionResult {
  return { ok: false, fact, mend };
}
