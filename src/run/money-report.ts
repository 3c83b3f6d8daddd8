import type { Model } from '../model/index.ts';
import {
  type BreakEven,
  breakEvens,
  type Case,
  cases,
  caseValues,
  createStatement,
  dayOfPeriod,
  effectiveYearly,
  irr,
  isInvestment,
  payback,
  type Statement,
  xirr,
} from '../money/index.ts';
import type { ProjectResult, Result } from './result.ts';

/** What one case comes to for a project. `null` where there is no value. */
export interface CaseRow {
  readonly id: string;
  readonly name: string;
  /** Least debt service cover over twelve whole months. */
  readonly leastCover: number | null;
  readonly averageLife: number | null;
  /** USD at the hurdle of the company, and rate of return a year if there is just one. */
  readonly npv: number;
  readonly irr: number | null;
  readonly monthsLocked: number;
  readonly monthsDefault: number;
  readonly lenderLoss: number;
}

/** Senior debt that lenders would give in the sponsor's case, USD, by each of their limits. */
export interface Sizing {
  readonly byCover: number;
  readonly byStressedCover: number;
  readonly byLoanLife: number;
  readonly byGearing: number;
  readonly debt: number;
  /** Cash flow in the stressed case over that of the middle, from the trials (P10 over P50). */
  readonly stress: number;
}

/** Levelised cost in the sponsor's case; `null` for a project that runs nothing. */
export interface Levelised {
  readonly perMwMonth: number | null;
  readonly perMwMonthFirstChips: number | null;
  readonly perAcceleratorHour: number | null;
}

export interface ProjectMoney {
  readonly id: string;
  /** The company pays debt service that the project cannot. */
  readonly recourse: boolean;
  readonly cases: readonly CaseRow[];
  readonly sizing: Sizing;
  readonly levelised: Levelised;
  /** What makes the least cover 1.00 and the owners' net present value nothing; `null` where nothing does. */
  readonly breakEven: {
    readonly price: number | null;
    readonly rate: number | null;
    readonly energy: number | null;
    readonly priceForReturn: number | null;
  };
  /** Headroom over the lock-up test in the last month of each year of the sponsor's case. */
  readonly covenants: readonly {
    readonly year: number;
    readonly cover: number;
    readonly lockUp: number | null;
  }[];
}

/** What the sponsor's case comes to for a party, money before the data date included. */
export interface PartyMoney {
  readonly id: string;
  readonly npv: number;
  /** Internal rates of return that its flows have, and the rate if it is just one of an investment. */
  readonly rates: number;
  readonly irr: number | null;
  /** The same by days (actual/365), each month's flow on its middle day. */
  readonly xirr: number | null;
  readonly multiple: number | null;
  /** Years until what was paid has come back for good. */
  readonly payback: number | null;
  readonly peak: number;
}

/** Cases, sizing and break-even of every project, and the parties in the sponsor's case. */
export interface MoneyReport {
  readonly projects: readonly ProjectMoney[];
  readonly parties: readonly PartyMoney[];
}

/** The statement of the sponsor's case, sized to the stress that the trials show. */
export const baseStatement = (model: Model, result: Result): Statement =>
  createStatement(model, cases[0], stressOf(result));

export function moneyReport(model: Model, result: Result, base: Statement): MoneyReport {
  const [sponsor, ...others] = cases;
  const lines = model.projects.flatMap(({ id }) => caseLines.map((line) => lineAt(id, line)));
  const values = [base.value, ...caseValues(model, others, lines)];
  const evens = breakEvens(model, sponsor);
  const stress = stressOf(result);
  return {
    projects: model.projects.map(({ id, recourse }, p) => ({
      id,
      recourse,
      cases: cases.map((of, i) => caseRow(values[i]!, id, of)),
      sizing: sizingOf(base, id, stress[id] ?? 1),
      levelised: levelisedOf(base, id),
      breakEven: breakEvenOf(evens[p]!),
      covenants: covenantsOf(base, id, result.projects[p]!),
    })),
    parties: model.parties.map(({ id }) => partyOf(base, id)),
  };
}

/**
 * P10 of the debt that cover allows, as a share of the assets, over its P50: among the trials that
 * place anything in service.
 */
function stressOf({ projects, levels }: Result): Record<string, number> {
  const [low, middle] = [levels.indexOf(0.1), levels.indexOf(0.5)];
  return Object.fromEntries(
    projects.map(({ id, coverShare: { quantiles } }) => {
      const p50 = quantiles[middle] ?? 0;
      return [id, p50 > 0 ? Math.min(1, (quantiles[low] ?? 0) / p50) : 1];
    }),
  );
}

const lineAt = (project: string, line: string): string => `projects.${project}.${line}`;

const at = (statement: Statement, project: string, line: string): number =>
  statement.value(lineAt(project, line))[0]!;

const positive = (x: number): number | null => (x > 0 ? x : null);

/** Lines of a project that its row of a case is made from. */
const caseLines = [
  'returns.owners',
  'returns.average-life',
  'returns.npv',
  'returns.lender-loss',
  'cash.tested-whole',
  'cash.least-cover',
  'cash.months-locked',
  'cash.months-default',
] as const;

function caseRow(value: Statement['value'], project: string, { id, name }: Case): CaseRow {
  const row = (line: (typeof caseLines)[number]) => value(lineAt(project, line));
  const number = (line: (typeof caseLines)[number]) => row(line)[0]!;
  const owners = row('returns.owners');
  const rates = irr(owners);
  const [rate] = rates.rates;
  const isOne = rates.kind === 'one' && rate !== undefined && isInvestment(owners, rate);
  const isTested = row('cash.tested-whole').some((x) => x === 1);
  return {
    id,
    name,
    leastCover: isTested ? number('cash.least-cover') : null,
    averageLife: positive(number('returns.average-life')),
    npv: number('returns.npv'),
    irr: isOne ? effectiveYearly(rate) : null,
    monthsLocked: number('cash.months-locked'),
    monthsDefault: number('cash.months-default'),
    lenderLoss: number('returns.lender-loss'),
  };
}

function partyOf(base: Statement, id: string): PartyMoney {
  const of = (line: string) => base.value(`parties.${id}.${line}`);
  const flows = of('flow');
  const { model } = base;
  const found = irr(flows);
  const [rate] = found.rates;
  const isOne = found.kind === 'one' && rate !== undefined && isInvestment(flows, rate);
  const dated = Array.from(flows, (amount, t) => ({
    day: t === 0 ? model.dataDate : dayOfPeriod(model, t) + MIDDLE,
    amount,
  }));
  const byDays = isOne ? xirr(dated) : undefined;
  const months = payback(flows);
  return {
    id,
    npv: of('npv')[0]!,
    rates: found.rates.length,
    irr: isOne ? effectiveYearly(rate) : null,
    xirr: byDays?.kind === 'one' ? byDays.rates[0]! : null,
    multiple: positive(of('multiple')[0]!),
    payback: months === undefined || !isOne ? null : months / 12,
    peak: of('peak')[0]!,
  };
}

/** Days from the first of a month to its middle. */
const MIDDLE = 15;

const sizingOf = (base: Statement, id: string, stress: number): Sizing => ({
  byCover: at(base, id, 'sizing.by-middle'),
  byStressedCover: at(base, id, 'sizing.by-stressed'),
  byLoanLife: at(base, id, 'sizing.by-life'),
  byGearing: at(base, id, 'sizing.by-gearing'),
  debt: at(base, id, 'sizing.debt'),
  stress,
});

const levelisedOf = (base: Statement, id: string): Levelised => ({
  perMwMonth: positive(at(base, id, 'returns.per-mw-month')),
  perMwMonthFirstChips: positive(at(base, id, 'returns.per-mw-month-first')),
  perAcceleratorHour: positive(at(base, id, 'returns.per-accelerator-hour')),
});

const breakEvenOf = ({ price, rate, energy, priceForReturn }: BreakEven) => ({
  price: price ?? null,
  rate: rate ?? null,
  energy: energy ?? null,
  priceForReturn: priceForReturn ?? null,
});

function covenantsOf(
  base: Statement,
  id: string,
  { years }: ProjectResult,
): ProjectMoney['covenants'] {
  const cover = base.value(`projects.${id}.cash.cover`);
  const tested = base.value(`projects.${id}.cash.tested`);
  const year = base.value('time.year');
  const lockUp = at(base, id, 'cash.lock-up-cover');
  return years.flatMap((row) => {
    const last = year.findLastIndex((y, t) => y === row.year && tested[t] === 1);
    return last > 0 ? [{ year: row.year, cover: cover[last]!, lockUp: positive(lockUp) }] : [];
  });
}
