import type { cashSeries } from '../simulate/index.ts';

/*
 * What a run says, as plain data: `result.json`. Money in USD, power in IT MW unless said otherwise,
 * dates as ISO text; `null` stands for never (or not within the horizon, where it says so).
 */

/** Cash series of a project. */
export type CashSeries = (typeof cashSeries)[number];

/** Probabilities of every quantile list, in order: 0.01, 0.05, 0.10 … 0.95, 0.99. */
export type Levels = readonly number[];

/** Quantiles at `levels`, with the mean where it is finite. */
export interface Spread {
  readonly mean: number | null;
  readonly quantiles: readonly number[];
}

/** Quantiles of a date; null where that share of the trials never gets there. */
export interface DateSpread {
  /** Share of trials that get there at all, and within the horizon. */
  readonly ever: number;
  readonly withinHorizon: number;
  readonly quantiles: readonly (string | null)[];
}

export interface Share {
  readonly value: number;
  readonly standardError: number;
}

/** One value a month: quantiles[month][level]. */
export interface MonthlySpread {
  readonly mean: readonly number[];
  readonly quantiles: readonly (readonly number[])[];
}

export interface Stamp {
  readonly format: 1;
  readonly engine: string;
  readonly programme: string;
  readonly dataDate: string;
  readonly horizon: string;
  readonly currency: 'USD';
  readonly priceYear: number;
  /** SHA-256 of the inputs, hex. */
  readonly inputs: string;
  readonly seed: number;
  readonly trials: number;
}

export interface LadderRow {
  readonly id: string;
  readonly name: string;
  readonly party: string;
  readonly instrument: string;
  readonly announced: number | null;
  readonly pledged: number | null;
  readonly evidenced: number | null;
  /** By the horizon. */
  readonly committed: Spread;
  readonly drawn: Spread;
  /** Mean USD drawn in each month. */
  readonly monthly: readonly number[];
}

/** Days by cause on the way to a date, averaged over the trials that get there within the horizon. */
export interface WaitRow {
  readonly cause: string;
  readonly name: string;
  readonly group: string;
  readonly days: number;
  /** Share of those trials in which the cause lies on the binding path. */
  readonly share: number;
}

/** Why the others do not get there within the horizon. */
export interface StuckRow {
  readonly cause: string;
  readonly name: string;
  readonly group: string;
  /** Share of all trials that do not get there and are stuck on this cause. */
  readonly share: number;
}

export interface Attribution {
  /** Mean days from the data date to the date, over trials that get there within the horizon. */
  readonly days: number | null;
  readonly reached: number;
  readonly waits: readonly WaitRow[];
  readonly stuck: readonly StuckRow[];
}

export interface ScopeResult {
  readonly id: string;
  readonly name: string;
  readonly sites: readonly string[];
  readonly plannedMw: number;
  readonly plannedDataCentres: number;
  readonly firstEnergised: DateSpread;
  readonly attribution: Attribution;
  readonly monthly: {
    readonly mw: MonthlySpread;
    readonly dataCentres: MonthlySpread;
    /** USD spent since the programme began, up to the end of the month. */
    readonly spent: MonthlySpread;
    /** USD spent in the month: the cash need. */
    readonly need: MonthlySpread;
    /** USD committed up to the end of the month. */
    readonly committed: MonthlySpread;
    readonly jobs: MonthlySpread;
    /** Mean USD of the month from offtake (where there is none: lease, service), and for power and operation. */
    readonly revenue: readonly number[];
    readonly operatingCost: readonly number[];
  };
  /** Highest cash need of a month and the highest sum not covered by evidenced money. */
  readonly peakNeed: Spread;
  readonly unfundedNeed: Spread;
  /** Probability that a total cost is not exceeded and a last date is met, both. */
  readonly joint: JointConfidence;
  readonly delay: DelayCost;
}

export interface JointConfidence {
  /** What the date and the cost stand for, in words. */
  readonly of: string;
  /** Trials that reach it, at most 500, in trial order: [days from the data date, USD]. */
  readonly points: readonly (readonly [number, number])[];
  readonly dates: readonly (string | null)[];
  readonly costs: readonly number[];
  /** probability[i][j]: cost <= costs[i] and date <= dates[j]. */
  readonly probability: readonly (readonly number[])[];
}

/** Mean USD by which time makes the scope dearer, within the horizon. */
export interface DelayCost {
  /** Rise of prices from the data date to the days on which is spent, also where nothing is late. */
  readonly escalation: number;
  /** Cost by the day of working longer than planned. */
  readonly timeRelated: number;
  readonly lateRemedies: number;
  readonly revenueForegone: number;
}

export interface SiteResult {
  readonly id: string;
  readonly name: string;
  readonly state: string | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly scopes: readonly string[];
  readonly plannedMw: number;
  readonly firstEnergised: DateSpread;
  readonly attribution: Attribution;
  readonly mw: MonthlySpread;
  readonly spent: MonthlySpread;
}

export interface PhaseResult {
  readonly id: string;
  readonly name: string;
  readonly site: string;
  readonly plannedMw: number;
  readonly dataCentres: number;
  readonly promised: string | null;
  readonly committed: DateSpread;
  readonly energised: DateSpread;
  readonly cost: Spread;
  /** Share of trials in which it was built smaller, and given up at its long-stop date. */
  readonly shrunk: number;
  readonly givenUp: number;
  readonly attribution: Attribution;
  readonly activities: readonly ActivityResult[];
}

export interface ActivityResult {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly start: DateSpread;
  readonly finish: DateSpread;
  /** Its deadline, and the share of trials that meet it. */
  readonly deadline: { readonly date: string; readonly met: number } | null;
  /** Share of the energising trials in which it lies on the binding path of its phase. */
  readonly criticality: number;
  /** Correlation of its duration with the phase's date (Pearson); null without spread. */
  readonly cruciality: number | null;
  /** Schedule sensitivity index: criticality x standard deviation over that of the phase (PMI). */
  readonly sensitivity: number | null;
}

export interface AgreementResult {
  readonly id: string;
  readonly name: string;
  readonly parties: readonly string[];
  readonly signed: DateSpread;
  readonly terms: readonly string[];
}

export interface PartyResult {
  readonly id: string;
  readonly name: string;
  readonly hurdle: number;
  readonly pledged: number | null;
  readonly committed: Spread;
  readonly drawn: Spread;
  /** Net present value at its own hurdle rate of what it pays and gets from the data date on. */
  readonly npv: Spread;
  readonly lossProbability: number;
  /** Largest sum out of pocket, USD, and received over paid (MOIC), money before the data date included. */
  readonly peak: Spread;
  readonly multiple: Spread;
  /** Internal rate of return a year, over the trials that have just one. */
  readonly irr: PartSpread;
}

/** A spread over that part of the trials in which there is a value. */
export interface PartSpread {
  readonly share: number;
  /** Empty when no trial has a value. */
  readonly quantiles: readonly number[];
}

/** The cash flows of a company that holds assets. USD; means are over all trials. */
export interface ProjectResult {
  readonly id: string;
  readonly name: string;
  readonly company: string;
  readonly sites: readonly string[];
  /** Mean USD drawn by source and purpose, and paid by the company beyond what is committed. */
  readonly sources: readonly {
    readonly id: string;
    readonly name: string;
    readonly party: string;
    readonly instrument: string;
    readonly purpose: 'works' | 'chips';
    readonly drawn: number;
  }[];
  readonly own: { readonly works: number; readonly chips: number };
  /** Net present value of all owners at the hurdle of the company, and their rate of return. */
  readonly npv: Spread;
  readonly irr: PartSpread;
  /** Least debt service cover over twelve whole months. */
  readonly leastCover: PartSpread;
  /** By calendar year: cover in its last month with service, and the share of trials tested, locked up and in default in it. */
  readonly years: readonly {
    readonly year: number;
    readonly cover: PartSpread;
    readonly tested: number;
    readonly locked: number;
    readonly inDefault: number;
  }[];
  readonly monthsLocked: Spread;
  readonly monthsDefault: Spread;
  /** Term debt as it comes, and what cover alone would allow. */
  readonly termDebt: Spread;
  readonly debtByCover: Spread;
  /** Debt by cover over the assets, where anything is placed in service and can carry debt. */
  readonly coverShare: PartSpread;
  /** Debt left unpaid, in money of the data date. */
  readonly lenderLoss: Spread;
  /** Levelised cost in USD per IT MW and month, new chips included. */
  readonly levelisedCost: PartSpread;
  /** What moves the least cover and the owners' rate of return most; empty where too few trials have them. */
  readonly tornado: { readonly cover: readonly TornadoRow[]; readonly irr: readonly TornadoRow[] };
  /** Mean USD by period: the first is all before the data date, then the months of `cashMonths`. */
  readonly cash: Readonly<Record<CashSeries, readonly number[]>>;
}

export type ClaimUnit = 'IT MW' | 'USD' | 'USD/yr' | 'count';

export interface ClaimResult {
  readonly id: string;
  readonly says: string;
  /** How the words were turned into a measure. */
  readonly note: string | null;
  readonly facts: readonly string[];
  readonly measure: string;
  readonly of: string | null;
  readonly sense: 'atLeast' | 'atMost';
  /** Of the threshold and of what is measured. */
  readonly unit: ClaimUnit;
  readonly threshold: number;
  readonly by: string;
  readonly probability: Share;
  readonly measured: Spread;
  /** Most frequent cause among the trials that miss it, with its share of those. */
  readonly reason: {
    readonly cause: string;
    readonly name: string;
    readonly group: string;
    readonly share: number;
  } | null;
  readonly reasons: readonly {
    readonly cause: string;
    readonly name: string;
    readonly share: number;
  }[];
}

/** An outcome that the tornado and the exclusions are about. */
export interface Outcome {
  readonly id: string;
  readonly name: string;
  readonly unit: 'MW' | 'USD';
  /** Scope and day that it is about. */
  readonly scope: string;
  readonly by: string;
  readonly mean: number;
}

export interface TornadoRow {
  readonly id: string;
  readonly name: string;
  readonly kind: 'driver' | 'risk';
  /** Mean outcome over the tenth of trials with the lowest and highest draw; without and with the risk. */
  readonly low: number | null;
  readonly high: number | null;
  /** Value of the driver at its own P10 and P90; probability of the risk twice. */
  readonly from: number;
  readonly to: number;
  readonly rankCorrelation: number | null;
}

export interface ExclusionRow {
  readonly risk: string;
  readonly name: string;
  readonly probability: number;
  /** First trials that the comparison rests on. */
  readonly trials: number;
  /** Mean outcome without the risk minus with it, same luck otherwise. */
  readonly change: number;
  /** Of the change; null where no trial changed or there is only one, which leaves it unknown. */
  readonly standardError: number | null;
}

export interface OutcomeAnalysis {
  readonly outcome: Outcome;
  readonly tornado: readonly TornadoRow[];
  readonly exclusion: readonly ExclusionRow[];
}

/** What of the programme a result rests on, for a reader who asks how we know. */
export interface Evidence {
  readonly values: number;
  readonly sourced: number;
  readonly judged: number;
  readonly unsourced: readonly string[];
  readonly facts: readonly {
    readonly id: string;
    readonly happened: string;
    readonly known: string;
    readonly statement: string;
    readonly publisher: string;
    readonly url: string | null;
    readonly confidence: string;
    readonly usedBy: number;
  }[];
  readonly allowedHindsight: readonly { readonly id: string; readonly reason: string }[];
}

export interface Result {
  readonly stamp: Stamp;
  readonly levels: Levels;
  /** ISO months, `2025-07`. */
  readonly months: readonly string[];
  readonly ladder: readonly LadderRow[];
  /** Sums over the ladder; committed and drawn as P50 of the sum. */
  readonly ladderTotal: {
    readonly announced: number | null;
    readonly pledged: number;
    readonly evidenced: number;
    readonly committed: Spread;
    readonly drawn: Spread;
  };
  readonly claims: readonly ClaimResult[];
  readonly scopes: readonly ScopeResult[];
  readonly sites: readonly SiteResult[];
  readonly phases: readonly PhaseResult[];
  readonly agreements: readonly AgreementResult[];
  readonly parties: readonly PartyResult[];
  /** ISO months of the cash flows, which go on after the horizon. */
  readonly cashMonths: readonly string[];
  readonly projects: readonly ProjectResult[];
  readonly analyses: readonly OutcomeAnalysis[];
  readonly checks: {
    /** Largest imbalance of sources and uses in any month of any trial, relative. */
    readonly sourcesEqualUses: number;
    /** Largest excess at the horizon of the load that asked for power over the power of its site in any trial, MW. */
    readonly overPower: number;
  };
  readonly notes: readonly string[];
  readonly evidence: Evidence;
}
