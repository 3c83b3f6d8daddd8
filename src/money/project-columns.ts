import type { Model } from '../model/index.ts';
import { type BlockSums, type Layout, yearsOf } from '../simulate/index.ts';
import { desk, LANES, roomFor, roomIn } from './returns/index.ts';
import type { MoneyTrials } from './trials.ts';
import { createYearlyCovers, yearlyCoversBytes } from './yearly-covers.ts';
import { createYearlyRates, yearlyRatesBytes } from './yearly-rates.ts';

const scalars = {
  projectNpv: 'returns.npv',
  monthsLocked: 'cash.months-locked',
  monthsDefault: 'cash.months-default',
  termDebt: 'returns.term-debt',
  debtByCover: 'sizing.by-middle',
  lenderLoss: 'returns.lender-loss',
} as const satisfies Partial<Record<keyof Layout, string>>;

/** Lines of a project that its columns are made from. */
export const projectLines = (id: string): string[] =>
  [
    ...Object.values(scalars),
    'returns.owners',
    'returns.per-mw-month',
    'cash.least-cover',
    'sizing.cover-share',
    'cash.cover',
    'cash.tested',
    'cash.locked',
    'cash.in-default',
    'checks.worst-sources',
  ].map((line) => `projects.${id}.${line}`);

/** Bytes in the memory of the trials that `createReturns` needs. */
export function returnsBytes(model: Model): number {
  const years = yearsOf(model);
  const projects = model.projects.length;
  return (
    roomFor(4 * (years + 1), desk(0).kernel.yearsBytes(years)) +
    yearlyRatesBytes(projects + model.parties.length) +
    yearlyCoversBytes(projects, years)
  );
}

/** Writes the columns of projects and parties. */
export interface Returns {
  /** Finds the rates of return and the covers of the first `count` lanes. */
  prepare(count: number): void;
  write(rows: Float64Array, at: number, lane: number): void;
  /** Adds what was counted since last. */
  finish(sums: BlockSums): void;
}

export function createReturns(model: Model, layout: Layout, trials: MoneyTrials): Returns {
  const { memory, spare, periods, value } = trials;
  const years = yearsOf(model);
  const room = roomIn(memory, spare);
  const starts = room.ints(years + 1);
  starts.set(yearStarts(model, periods));
  const { kernel } = room;
  kernel.prepareYears(room.bytes(kernel.yearsBytes(years)), starts.byteOffset, years);
  const yearly = createYearlyRates(room, [
    ...model.projects.map(({ id }) => value(`projects.${id}.returns.owners`)),
    ...model.parties.map(({ id }) => value(`parties.${id}.flow`)),
  ]);
  const lineOf = (id: string) => (line: string) => value(`projects.${id}.${line}`);
  const covers = createYearlyCovers(
    room,
    model.projects.map(({ id }) => {
      const of = lineOf(id);
      return {
        cover: of('cash.cover'),
        tested: of('cash.tested'),
        locked: of('cash.locked'),
        inDefault: of('cash.in-default'),
      };
    }),
    years,
  );
  const projects = model.projects.map(({ id }) => {
    const of = lineOf(id);
    return {
      scalars: Object.entries(scalars).map(([key, line]) => ({
        column: layout[key as keyof typeof scalars],
        values: of(line),
      })),
      least: of('cash.least-cover'),
      coverShare: of('sizing.cover-share'),
      cost: of('returns.per-mw-month'),
    };
  });
  const parties = model.parties.map(({ id }) => ({
    npv: value(`parties.${id}.npv`),
    peak: value(`parties.${id}.peak`),
    multiple: value(`parties.${id}.multiple`),
  }));
  const rateOf = (row: number, lane: number) => orNone(yearly.rates[row * LANES + lane]!);

  return {
    prepare(count) {
      yearly.find(count);
      covers.find(count);
    },
    write(rows, at, lane) {
      rows.set(covers.ofLane(lane), at + layout.coverOfYear);
      projects.forEach((row, p) => {
        for (const { column, values } of row.scalars) rows[at + column + p] = values[lane]!;
        rows[at + layout.leastCover + p] = covers.isTested(p, lane) ? row.least[lane]! : Infinity;
        rows[at + layout.coverShare + p] =
          row.coverShare[lane]! > 0 ? row.coverShare[lane]! : Infinity;
        rows[at + layout.levelisedCost + p] = row.cost[lane]! > 0 ? row.cost[lane]! : Infinity;
        rows[at + layout.projectIrr + p] = rateOf(p, lane);
      });
      parties.forEach(({ npv, peak, multiple }, p) => {
        rows[at + layout.partyNpv + p] = npv[lane]!;
        rows[at + layout.partyPeak + p] = peak[lane]!;
        rows[at + layout.partyMultiple + p] = multiple[lane]!;
        rows[at + layout.partyIrr + p] = rateOf(projects.length + p, lane);
      });
    },
    finish: covers.addTo,
  };
}

/** Periods at which years start, and the one after the last. */
function yearStarts({ firstMonth }: Model, periods: number): readonly number[] {
  const first = Math.floor(firstMonth / 12);
  const yearOf = (t: number) => (t === 0 ? 0 : Math.floor((firstMonth + t - 1) / 12) - first);
  const starts = [0];
  for (let t = 1; t < periods; t++) if (yearOf(t) !== yearOf(t - 1)) starts.push(t);
  return [...starts, periods];
}

const orNone = (rate: number): number => (Number.isNaN(rate) ? Infinity : rate);
