import type { Model } from '../model/index.ts';
import { type BlockSums, type Layout, yearsOf } from '../simulate/index.ts';
import type { MoneyTrials } from './trials.ts';
import { createYearlyRates } from './yearly-rates.ts';

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

/** Writes the columns of projects and parties. */
export interface Returns {
  /** Finds the rates of return of the first `count` lanes. */
  prepare(count: number): void;
  write(rows: Float64Array, at: number, lane: number, sums: BlockSums): void;
}

export function createReturns(model: Model, layout: Layout, trials: MoneyTrials): Returns {
  const { lanes, periods, value } = trials;
  const years = yearsOf(model);
  const firstYear = Math.floor(model.firstMonth / 12);
  const yearOf = Int32Array.from({ length: periods }, (_, t) =>
    t === 0 ? 0 : Math.floor((model.firstMonth + t - 1) / 12) - firstYear,
  );
  const yearStarts = Int32Array.from({ length: years + 1 }, (_, year) =>
    year === years ? periods : yearOf.indexOf(year),
  );
  const flows = [
    ...model.projects.map(({ id }) => value(`projects.${id}.returns.owners`)),
    ...model.parties.map(({ id }) => value(`parties.${id}.flow`)),
  ];
  const { rates, find } = createYearlyRates(flows, yearStarts, lanes);
  const projects = model.projects.map(({ id }) => {
    const of = (line: string) => value(`projects.${id}.${line}`);
    return {
      scalars: Object.entries(scalars).map(([key, line]) => ({
        column: layout[key as keyof typeof scalars],
        values: of(line),
      })),
      least: of('cash.least-cover'),
      coverShare: of('sizing.cover-share'),
      cost: of('returns.per-mw-month'),
      cover: of('cash.cover'),
      tested: of('cash.tested'),
      locked: of('cash.locked'),
      inDefault: of('cash.in-default'),
    };
  });
  const parties = model.parties.map(({ id }) => ({
    npv: value(`parties.${id}.npv`),
    peak: value(`parties.${id}.peak`),
    multiple: value(`parties.${id}.multiple`),
  }));

  function covers(project: number, rows: Float64Array, at: number, lane: number, sums: BlockSums) {
    const { cover, tested, locked, inDefault } = projects[project]!;
    const first = at + layout.coverOfYear + project * years;
    rows.fill(Infinity, first, first + years);
    let wasTested = -1;
    let wasLocked = -1;
    let wasDefault = -1;
    for (let t = 1; t < periods; t++) {
      const i = t * lanes + lane;
      if (tested[i] === 0 && inDefault[i] === 0) continue;
      const year = yearOf[t]!;
      if (tested[i] === 1) {
        rows[first + year] = cover[i]!;
        if (wasTested !== year) sums.tested[project * years + year]! += 1;
        wasTested = year;
      }
      if (locked[i] === 1 && wasLocked !== year) {
        sums.locked[project * years + year]! += 1;
        wasLocked = year;
      }
      if (inDefault[i] === 1 && wasDefault !== year) {
        sums.defaulted[project * years + year]! += 1;
        wasDefault = year;
      }
    }
    return wasTested >= 0;
  }

  return {
    prepare: find,
    write(rows, at, lane, sums) {
      projects.forEach((row, p) => {
        for (const { column, values } of row.scalars) rows[at + column + p] = values[lane]!;
        const isTested = covers(p, rows, at, lane, sums);
        rows[at + layout.leastCover + p] = isTested ? row.least[lane]! : Infinity;
        rows[at + layout.coverShare + p] =
          row.coverShare[lane]! > 0 ? row.coverShare[lane]! : Infinity;
        rows[at + layout.levelisedCost + p] = row.cost[lane]! > 0 ? row.cost[lane]! : Infinity;
        rows[at + layout.projectIrr + p] = orNone(rates[p]![lane]!);
      });
      parties.forEach(({ npv, peak, multiple }, p) => {
        rows[at + layout.partyNpv + p] = npv[lane]!;
        rows[at + layout.partyPeak + p] = peak[lane]!;
        rows[at + layout.partyMultiple + p] = multiple[lane]!;
        rows[at + layout.partyIrr + p] = orNone(rates[projects.length + p]![lane]!);
      });
    },
  };
}

const orNone = (rate: number): number => (Number.isNaN(rate) ? Infinity : rate);
