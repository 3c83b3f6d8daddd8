import type { Model } from '../model/index.ts';

/** Monthly series of a scope that are kept; the others follow from dates and from needs of sites. */
export const keptSeries = ['committed', 'jobs'] as const;

/**
 * Where each outcome of a trial is kept. Column c holds trial t of the round at c * trials + t.
 * `first` names the first of a run of columns, one for each row of the model's table.
 */
export interface Layout {
  readonly trials: number;
  /** Day on which each phase is energised (Infinity for never), and its IT MW. */
  readonly energised: number;
  readonly phaseMw: number;
  /** Day of the first energised phase of each scope. */
  readonly scopeFirst: number;
  /** Day on which each agreement is signed. */
  readonly signed: number;
  readonly agreements: readonly number[];
  /** What each claim measures on its day. */
  readonly claimMeasure: number;
  /** Of what is told of phases and sites, the first column. */
  readonly scheduled: number;
  /** Day on which each phase is committed (Infinity for never), its built share (0 when given up). */
  readonly committed: number;
  readonly phaseScale: number;
  /** USD spent on each phase to the horizon. */
  readonly phaseCost: number;
  /** Day of the first energised phase of each site. */
  readonly siteFirst: number;
  /** Of what is analysed, the first column. */
  readonly analysed: number;
  /** By scope: IT MW energised and USD spent by the day of the analysis. */
  readonly analysedMw: number;
  readonly analysedSpent: number;
  /** Draws of drivers; 1 for risks that happened. */
  readonly driver: number;
  readonly fired: number;
  /** Of what is told of money, the first column. */
  readonly money: number;
  /** USD committed by source and by party, up to the horizon. */
  readonly sourceCommitted: number;
  readonly partyCommitted: number;
  /** By scope: highest need of a month, highest sum beyond evidenced money, and two costs of delay. */
  readonly peakNeed: number;
  readonly unfunded: number;
  readonly delayEscalation: number;
  readonly delayTime: number;
  /** Largest excess of MW over power. */
  readonly overPower: number;
  /** USD drawn by source and by party, up to the horizon; this and what follows only cash flows tell. */
  readonly sourceDrawn: number;
  readonly partyDrawn: number;
  /** By party: net present value, largest sum out of pocket, received over paid. */
  readonly partyNpv: number;
  readonly partyPeak: number;
  readonly partyMultiple: number;
  /** By project: the owners' net present value. */
  readonly projectNpv: number;
  /** By project: months locked up and in default. */
  readonly monthsLocked: number;
  readonly monthsDefault: number;
  /** By project: USD of term debt, of debt that cover alone would allow, and left unpaid. */
  readonly termDebt: number;
  readonly debtByCover: number;
  readonly lenderLoss: number;
  /** By scope: what lateness costs in remedies and in revenue. */
  readonly delayRemedies: number;
  readonly delayRevenue: number;
  /** Of what not every trial has a value of, the first column. */
  readonly partial: number;
  /**
   * By party and by project's owners: internal rate of return a year (Infinity where there is not
   * just one, or where it is the price of borrowing).
   */
  readonly partyIrr: number;
  readonly projectIrr: number;
  /** By project: least debt service cover, Infinity without service. */
  readonly leastCover: number;
  /** By project: debt by cover over the assets, Infinity where nothing is placed in service. */
  readonly coverShare: number;
  /** By project: levelised cost per IT MW and month, Infinity for what never runs. */
  readonly levelisedCost: number;
  /** By project and calendar year: cover in its last month, Infinity without service. */
  readonly coverOfYear: number;
  /** Largest relative imbalance of sources and uses. */
  readonly imbalance: number;
  readonly scalars: number;
  /** Monthly columns: needs by site and slot, then the kept series by scope and month. */
  readonly monthly: number;
  /** Start and finish of every node. */
  readonly dates: number;
}

export function layoutOf(model: Model, trials: number): Layout {
  let next = 0;
  const take = (count: number) => {
    const first = next;
    next += count;
    return first;
  };
  const { phases, parties, scopes, sites, network, months, funds, projects } = model;
  const agreements = [...network.kind.keys()].filter((n) => network.kind[n] === 'agreement');
  return {
    trials,
    energised: take(phases.length),
    phaseMw: take(phases.length),
    scopeFirst: take(scopes.length),
    signed: take(agreements.length),
    agreements,
    claimMeasure: take(model.claims.length),
    scheduled: next,
    committed: take(phases.length),
    phaseScale: take(phases.length),
    phaseCost: take(phases.length),
    siteFirst: take(sites.length),
    analysed: next,
    analysedMw: take(scopes.length),
    analysedSpent: take(scopes.length),
    driver: take(model.drivers.length),
    fired: take(model.risks.length),
    money: next,
    sourceCommitted: take(funds.sources.length),
    partyCommitted: take(parties.length),
    peakNeed: take(scopes.length),
    unfunded: take(scopes.length),
    delayEscalation: take(scopes.length),
    delayTime: take(scopes.length),
    overPower: take(1),
    sourceDrawn: take(funds.sources.length),
    partyDrawn: take(parties.length),
    partyNpv: take(parties.length),
    partyPeak: take(parties.length),
    partyMultiple: take(parties.length),
    projectNpv: take(projects.length),
    monthsLocked: take(projects.length),
    monthsDefault: take(projects.length),
    termDebt: take(projects.length),
    debtByCover: take(projects.length),
    lenderLoss: take(projects.length),
    delayRemedies: take(scopes.length),
    delayRevenue: take(scopes.length),
    partial: next,
    partyIrr: take(parties.length),
    projectIrr: take(projects.length),
    leastCover: take(projects.length),
    coverShare: take(projects.length),
    levelisedCost: take(projects.length),
    coverOfYear: take(projects.length * yearsOf(model)),
    imbalance: take(1),
    scalars: next,
    monthly: sites.length * (months + 1) + scopes.length * keptSeries.length * months,
    dates: network.count * 2,
  };
}

/** Calendar years of the cash flows, the first that of the data date. */
export const yearsOf = ({ firstMonth, moneyMonths }: Pick<Model, 'firstMonth' | 'moneyMonths'>) =>
  Math.floor((firstMonth + moneyMonths - 1) / 12) - Math.floor(firstMonth / 12) + 1;

/** Rows of a project's cash flows of which the mean of each period is kept. */
export const cashSeries = [
  'uses',
  'debtDrawn',
  'equityDrawn',
  'ownDrawn',
  'revenue',
  'purchases',
  'operating',
  'refresh',
  'tax',
  'cfads',
  'seniorPaid',
  'juniorPaid',
  'swept',
  'paidIn',
  'distributed',
  'seniorDebt',
] as const;

/** Monthly column of what a site spends in a slot: slot 0 is all before the first month. */
export const needColumn = (model: Model, site: number, slot: number): number =>
  site * (model.months + 1) + slot;

/** Monthly column of a kept series of a scope. */
export const keptColumn = (model: Model, scope: number, series: number, month: number): number =>
  model.sites.length * (model.months + 1) +
  (scope * keptSeries.length + series) * model.months +
  month;

/** Sums over the trials of a block, so that adding blocks in order gives the same for any sharding. */
export interface BlockSums {
  /** Trials by claim and cause that miss the claim. */
  readonly missed: Float64Array;
  /** Days by phase and cause over trials that energise within the horizon, and trials with any. */
  readonly days: Float64Array;
  readonly hits: Float64Array;
  /** Trials by phase and cause that do not energise within the horizon. */
  readonly stuck: Float64Array;
  /** The same for the first energised phase of each site, then of each scope. */
  readonly firstDays: Float64Array;
  readonly firstHits: Float64Array;
  readonly firstStuck: Float64Array;
  /** By node: trials on the binding path; and sums of duration d and phase date e: d, dd, e, ee, de, n. */
  readonly critical: Float64Array;
  /** By node: trials that meet its deadline. */
  readonly met: Float64Array;
  readonly moments: Float64Array;
  /** Drawn by source and month; revenue and operating cost by scope and month. */
  readonly drawn: Float64Array;
  readonly revenue: Float64Array;
  readonly operating: Float64Array;
  /** By project, cash series and period of the cash flows. */
  readonly cash: Float64Array;
  /** By project and tranche (all tranches in a row), then by project and purpose: USD drawn, and paid by the company. */
  readonly trancheDrawn: Float64Array;
  readonly ownDrawn: Float64Array;
  /** By project and calendar year: trials with debt service, locked up, and in default at some time. */
  readonly tested: Float64Array;
  readonly locked: Float64Array;
  readonly defaulted: Float64Array;
}

export const MOMENTS = 6;

/** Lengths of the sums, in the order in which they lie one after the other. */
export function sumLengths(model: Model): Record<keyof BlockSums, number> {
  const { phases, causes, sites, scopes, network, claims, funds, months, projects } = model;
  const firsts = (sites.length + scopes.length) * causes.length;
  return {
    missed: claims.length * causes.length,
    days: phases.length * causes.length,
    hits: phases.length * causes.length,
    stuck: phases.length * causes.length,
    firstDays: firsts,
    firstHits: firsts,
    firstStuck: firsts,
    critical: network.count,
    met: network.count,
    moments: network.count * MOMENTS,
    drawn: funds.sources.length * months,
    revenue: scopes.length * months,
    operating: scopes.length * months,
    cash: projects.length * cashSeries.length * (model.moneyMonths + 1),
    trancheDrawn: projects.reduce((sum, { tranches }) => sum + tranches.length, 0),
    ownDrawn: projects.length * 2,
    tested: projects.length * yearsOf(model),
    locked: projects.length * yearsOf(model),
    defaulted: projects.length * yearsOf(model),
  };
}

export const sumsLength = (model: Model): number =>
  Object.values(sumLengths(model)).reduce((a, b) => a + b, 0);

/** How many sums lie before the first of a kind. */
export function sumsBefore(model: Model, kind: keyof BlockSums): number {
  const lengths = Object.entries(sumLengths(model));
  const before = lengths.slice(
    0,
    lengths.findIndex(([key]) => key === kind),
  );
  return before.reduce((sum, [, length]) => sum + length, 0);
}

/** Views of the sums of one block in a buffer that holds those of all. */
export function sumsAt(model: Model, all: Float64Array, block: number): BlockSums {
  const lengths = sumLengths(model);
  let at = block * sumsLength(model);
  const views = Object.fromEntries(
    Object.entries(lengths).map(([key, length]) => {
      const view = all.subarray(at, at + length);
      at += length;
      return [key, view];
    }),
  );
  return views as unknown as BlockSums;
}

/** The code of a day that never comes; the days before the data date that still have codes of their own. */
export const NEVER = 0xffff;
const DAYS_BEFORE = 16_384;

/** A day from the data date, of its two bytes: whole days, 44 years back and 134 years on. */
export const dayOfCode = (code: number): number => (code === NEVER ? Infinity : code - DAYS_BEFORE);

/** Everything a round of trials leaves: plain buffers that threads can share. */
export interface Outcomes {
  readonly layout: Layout;
  /** layout.scalars x trials. */
  readonly scalars: Float64Array;
  /** layout.monthly x trials. */
  readonly monthly: Float32Array;
  /** layout.dates x trials: starts of every node, then finishes, as whole days (see `dayOfCode`). */
  readonly dates: Uint16Array;
  /** Sums by block of `BLOCK` trials. */
  readonly sums: Float64Array;
}

/** Trials in a block: sums are taken by block, so this is part of what fixes the bytes of a result. */
export const BLOCK = 128;

/** Arrays for a round; `buffer` makes what they lie in, at least so large, shared between threads where the host can. */
export function allocate(
  model: Model,
  trials: number,
  buffer: (bytes: number) => ArrayBufferLike,
): Outcomes {
  const layout = layoutOf(model, trials);
  const scalars = layout.scalars * trials;
  const monthly = layout.monthly * trials;
  const dates = layout.dates * trials;
  const sums = Math.ceil(trials / BLOCK) * sumsLength(model);
  return {
    layout,
    scalars: new Float64Array(buffer(scalars * 8), 0, scalars),
    monthly: new Float32Array(buffer(monthly * 4), 0, monthly),
    dates: new Uint16Array(buffer(dates * 2), 0, dates),
    sums: new Float64Array(buffer(sums * 8), 0, sums),
  };
}
