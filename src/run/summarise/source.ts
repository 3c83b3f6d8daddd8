import type { Fact } from '../../evidence/index.ts';
import type { Model } from '../../model/index.ts';
import type { Programme } from '../../programme/index.ts';
import { type BlockSums, type Outcomes, sumsAt } from '../../simulate/index.ts';
import { type Day, isoOf } from '../../units/index.ts';
import { createColumnRoom } from '../columns.ts';
import type { RunRequest } from '../request.ts';
import type { DateSpread, MonthlySpread, PartSpread, Share, Spread } from '../result.ts';
import {
  type Series,
  scopeColumn,
  type scopeSeries,
  siteColumn,
  type siteSeries,
  timelineOf,
  topicOf,
} from '../series.ts';
import { columnsOf, levels, scalarColumn, WIDTH } from '../table.ts';
import type { Topic } from '../topics.ts';
import { nothing } from './nothing.ts';
import { createRounding } from './rounded.ts';

/** What the summary is made from. */
export interface Material {
  readonly programme: Programme;
  readonly facts: readonly Fact[];
  readonly model: Model;
  /** The first round; with more rounds its columns are a sample of all trials. */
  readonly outcomes: Outcomes;
  /** One row a column over all trials, see `WIDTH`. */
  readonly table: Float64Array;
  readonly sums: Float64Array;
  /** By risk, scope and outcome: sum of changes and of their squares. */
  readonly exclusion: Float64Array;
  /** By risk: trials that its exclusion rests on. */
  readonly exclusionTrials: readonly number[];
  /** What was simulated and reduced, and is told of. */
  readonly topics: ReadonlySet<Topic>;
  readonly request: RunRequest;
  /** SHA-256 of the inputs. */
  readonly inputs: string;
}

/** Readings of the material that every part of the summary needs. */
export interface Source extends Material {
  readonly block: BlockSums;
  readonly trials: number;
  spread(column: number): Spread;
  dates(column: number): DateSpread;
  /** Over the trials of the first round in which a column is finite. */
  part(column: number): PartSpread;
  /** Start or finish of a node. */
  nodeDates(node: number, finish: boolean): DateSpread;
  /** The monthly series of a scope, or of a site. */
  ofScope(scope: number, key: (typeof scopeSeries)[number]): MonthlySpread;
  ofSite(site: number, key: (typeof siteSeries)[number]): MonthlySpread;
  /** A scalar column of the first round. */
  column(column: number): Float64Array;
  iso(day: number): string;
}

export function createSource(material: Material): Source {
  const { model, outcomes, table, request } = material;
  const columns = columnsOf(model, outcomes);
  const quantiles = <T>(column: number, as: (x: number) => T): T[] => {
    const values: T[] = [];
    for (let at = column * WIDTH + 3; at < (column + 1) * WIDTH; at++) values.push(as(table[at]!));
    return values;
  };
  const room = createColumnRoom(outcomes.layout.trials, levels, timelineOf(model));
  const finite = (x: number) => (Number.isFinite(x) ? tidy(x) : null);
  // the same few thousand days come again and again
  const texts = new Map<number, string>();
  const iso = (day: number): string => {
    const whole = Math.floor(day);
    let text = texts.get(whole);
    if (text === undefined) {
      text = isoOf((model.dataDate + whole) as Day);
      texts.set(whole, text);
    }
    return text;
  };
  const dates = (column: number): DateSpread => ({
    withinHorizon: table[column * WIDTH + 1]!,
    ever: table[column * WIDTH + 2]!,
    quantiles: quantiles(column, (day) => (Number.isFinite(day) ? iso(day) : null)),
  });
  const monthly = (series: Pick<Series, 'key' | 'scope'>, first: number): MonthlySpread => {
    const topic = topicOf(series);
    if (topic !== undefined && !material.topics.has(topic)) return nothing.monthly;
    const rows = Array.from({ length: model.months }, (_, m) => columns.monthly + first + m);
    return {
      mean: rows.map((row) => single(table[row * WIDTH]!)),
      quantiles: rows.map((row) => quantiles(row, single)),
    };
  };
  return {
    ...material,
    block: sumsAt(model, material.sums, 0),
    trials: request.trials,
    spread: (column) => ({
      mean: finite(table[column * WIDTH]!),
      quantiles: quantiles(column, tidy),
    }),
    dates,
    part: (column) => {
      const all = scalarColumn(outcomes, column);
      let count = 0;
      for (let i = 0; i < all.length; i++) {
        const x = all[i]!;
        if (Number.isFinite(x)) room.values[count++] = x;
      }
      if (count === 0) return { share: 0, quantiles: [] };
      room.kernel.reduceValues(count, Infinity);
      return { share: count / all.length, quantiles: Array.from(room.row.subarray(3), tidy) };
    },
    nodeDates: (node, finish) => dates(columns.dates + (finish ? model.network.count : 0) + node),
    ofScope: (scope, key) => monthly({ key, scope }, scopeColumn(model, scope, key)),
    ofSite: (site, key) => monthly({ key, scope: -1 }, siteColumn(model, site, key)),
    column: (column) => scalarColumn(outcomes, column),
    iso,
  };
}

/** Ten significant digits: more than any input has, and none of the noise of adding up. */
export const tidy = createRounding(10);

/** Six digits: monthly outcomes are kept in single precision. */
export const single = createRounding(6);

/**
 * A share of trials with its standard error sqrt(q (1 - q) / n), where q = (hits + 1) / (n + 2) is
 * Laplace's rule of succession: no hit in n trials is not certainty.
 */
export const share = (hits: number, trials: number): Share => {
  const q = (hits + 1) / (trials + 2);
  return { value: hits / trials, standardError: tidy(Math.sqrt((q * (1 - q)) / trials)) };
};
