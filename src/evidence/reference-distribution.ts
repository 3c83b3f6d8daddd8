import type { Bilingual } from '../units/index.ts';
import {
  nearestReference,
  type PublishedDistribution,
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
  | ReferenceMixture;

export interface ReferenceQuantiles {
  readonly kind: 'quantiles';
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
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

/** The distribution of a class in its own unit, or why it has none. */
export function referenceDistribution(id: string): ReferenceDistributionResult {
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
  const d = found.distribution;
  switch (d.kind) {
    case 'point':
    case 'triangular':
    case 'lognormal':
      return pass(d);
    case 'range':
      return pass({ kind: 'uniform', low: d.low, high: d.high });
    case 'quantiles':
      return quantiles(id, d);
    case 'empirical':
      return empirical(id, d);
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
  const fit = d.fit === undefined ? {} : { fit: d.fit };
  return pass({ kind: 'quantiles', p10, p50, p90, ...fit });
}

function empirical(
  id: string,
  d: Extract<PublishedDistribution, { kind: 'empirical' }>,
): ReferenceDistributionResult {
  const mixture = mixtureOf(d);
  if (mixture !== undefined) return pass(mixture);
  return 'pareto_alpha' in d
    ? fail(
        { en: `no exponent of the tail was published: ${id}`, zh: `尾部指数没有发表：${id}` },
        own,
      )
    : fail(
        {
          en: `the class holds several figures and no distribution: ${id}`,
          zh: `该类含多个数值而没有分布：${id}`,
        },
        writtenOut,
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

const own = { en: 'state a distribution of your own', zh: '请自行写出分布' };

/** What to do with a class of which no value can be read. */
export const writtenOut = {
  en: 'write the numbers out and name it as source',
  zh: '请写出数值，并以它为出处',
};

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
