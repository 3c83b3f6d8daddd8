import type { Distribution } from '../uncertainty/index.ts';
import type { Calendar } from '../units/index.ts';

/*
 * A programme as numbers. All times are days since the data date; all tables are flat arrays with
 * one entry a row. CSR means: the entries of row i are at index `first[i]` to `first[i + 1]`.
 */

/** One uncertain number: where it comes from and what moves it. */
export interface Variable {
  /** Address in the programme: names its random stream. */
  readonly path: string;
  readonly distribution: Distribution;
  readonly drivers: readonly { readonly driver: number; readonly power: number }[];
  readonly effects: readonly RiskEffect[];
  /** Added to every draw before drivers and risks, such as minus the work already done. */
  readonly offset: number;
  /** Lowest value after drivers and risks. */
  readonly floor: number;
}

/** What a fired risk does to a variable: multiplied by `factor`, then `delay` is added. */
export interface RiskEffect {
  readonly risk: number;
  /** Variables, -1 for none. */
  readonly factor: number;
  readonly delay: number;
}

export interface Driver {
  readonly id: string;
  readonly name: string;
  readonly kind: 'factor' | 'shift';
  readonly distribution: Distribution;
  readonly path: string;
  readonly effects: readonly RiskEffect[];
}

export interface Risk {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  /** Probability as planned, that is after an active mitigation. */
  readonly probability: number;
  /** Multiplies delays and the distance of factors from 1: what an active mitigation leaves. */
  readonly impact: number;
}

/** What a node is: it decides the cause to which its days are attributed. */
export type NodeKind = 'activity' | 'agreement' | 'arrival';

/**
 * The network: activities, agreements and arrivals (of power, supplies and money) as nodes.
 * `order` is topological. A node is `free` when nothing it descends from waits for a shared pool.
 */
export interface Network {
  readonly count: number;
  readonly id: readonly string[];
  readonly kind: readonly NodeKind[];
  /** Index of the variable with the duration (activities, agreements) or the day (arrivals); -1 for zero. */
  readonly time: Int32Array;
  /** Calendar, -1 for every day. */
  readonly calendar: Int32Array;
  readonly notBefore: Float64Array;
  readonly finishNotBefore: Float64Array;
  /** End of the day by which it should finish, Infinity for none; reported only. */
  readonly deadline: Float64Array;
  /** Actual start and finish, NaN when there is none. */
  readonly started: Float64Array;
  readonly finished: Float64Array;
  /** A finish later than this never comes. */
  readonly longStop: Float64Array;
  /** Variable that is 1 when the node never comes, -1 for none. */
  readonly never: Int32Array;
  /** Predecessors, CSR. */
  readonly linkFirst: Int32Array;
  readonly linkFrom: Int32Array;
  /**
   * Kind of link in two bits: 1 when it counts from the predecessor's start (else its finish), 2
   * when it moves the finish (else the start). FS is 0, SS 1, FF 2, SF 3.
   */
  readonly linkType: Uint8Array;
  /** Variable with the lag, -1 for none. */
  readonly linkLag: Int32Array;
  /** Risks that cancel the node when they fire, CSR. */
  readonly cancelFirst: Int32Array;
  readonly cancelRisk: Int32Array;
  readonly order: Int32Array;
  /** Nodes of `order` that are free. */
  readonly free: Int32Array;
  /** Nodes of `order` that are not. */
  readonly shared: Int32Array;
  /** Successors among shared nodes, CSR; counted once a link. */
  readonly nextFirst: Int32Array;
  readonly next: Int32Array;
  /** Cause to which the node's own days go. */
  readonly cause: Int32Array;
  /** Phase of an activity, -1 otherwise. */
  readonly phase: Int32Array;
}

/** Working time; days are relative to the data date. */
export interface WorkTable {
  readonly id: string;
  readonly calendar: Calendar;
  /** Days closed by season before each day of the table. */
  readonly closedBefore: Float64Array;
}

/** Pools of supply and of power at a site: arrivals add, requests take, in order of readiness. */
export interface Pools {
  readonly count: number;
  readonly id: readonly string[];
  readonly reusable: Uint8Array;
  readonly cause: Int32Array;
  /** Arrivals: node, pool and variable with the quantity. */
  readonly arrivalNode: Int32Array;
  readonly arrivalPool: Int32Array;
  readonly arrivalQuantity: Int32Array;
  /** Requests by node, CSR. */
  readonly requestFirst: Int32Array;
  readonly requestPool: Int32Array;
  /** Quantity asked for: this variable times the next, if any (PUE, or MW), times the phase's size. */
  readonly requestVariable: Int32Array;
  readonly requestFactor: Int32Array;
}

/** Sources of money and the budgets that draw on them. */
export interface Funds {
  readonly sources: readonly Source[];
  /** Lots: parts of sources that arrive together. */
  readonly lotSource: Int32Array;
  readonly lotNode: Int32Array;
  readonly lotAmount: Int32Array;
  readonly lotShare: Float64Array;
  /** Place of each lot in the order in which all budgets use them. */
  readonly lotRank: Int32Array;
  /** Budgets: one for each phase and package; row phase * packages + package. */
  readonly budgetFirst: Int32Array;
  /** Lots a budget may use, in order. */
  readonly budgetLot: Int32Array;
  /** Largest share of the budget that each of those lots' sources may cover. */
  readonly budgetShare: Float64Array;
  /** Planned cost in USD at data-date prices without contingency. */
  readonly budgetPlanned: Float64Array;
  /**
   * Agreement nodes of the offtake contracts of a phase, CSR by phase, -1 for a contract that needs none;
   * a phase without any contract has none.
   */
  readonly offtakeFirst: Int32Array;
  readonly offtakeNode: Int32Array;
  /** Funds gates by node: bit mask of packages. */
  readonly gate: Uint8Array;
  readonly cause: number;
}

export interface Source {
  readonly id: string;
  readonly name: string;
  readonly party: number;
  readonly instrument: string;
  readonly senior: boolean;
  readonly equityFirst: boolean;
  readonly offtake: boolean;
  readonly borrower: number;
  /** Variables, -1 for none. */
  readonly rate: number;
  readonly tenor: number;
  /** How it is paid back, fees, and the yield of an escrow account; variables, -1 for none. */
  readonly repayment: 'annuity' | 'straight' | 'bullet' | 'sculpted' | 'sweep';
  readonly interestOn: 'opening' | 'average';
  readonly upfront: number;
  readonly commitment: number;
  readonly escrow: number;
  /** Share of each call that is really paid: variable, -1 for all. */
  readonly paysCalls: number;
  readonly announced: number;
  readonly pledged: number;
  readonly evidenced: number;
}

/** Money of one source for one purpose of a project. */
export interface TrancheRow {
  readonly source: number;
  /** Buildings with power and development, or chips. */
  readonly purpose: 'works' | 'chips';
  /** Added to the rate for the credit of the weakest buyer: variable, -1 for none. */
  readonly margin: number;
}

/** A company that holds assets, borrows and pays owners. Numbers are variables, -1 for none. */
export interface ProjectRow {
  readonly id: string;
  readonly name: string;
  readonly company: number;
  /** Phases it holds something of, and those whose operation it pays. */
  readonly phases: readonly number[];
  readonly operates: readonly number[];
  readonly packages: readonly number[];
  readonly tranches: readonly TrancheRow[];
  readonly funding: 'pro-rata' | 'equity-first' | 'bridge-first';
  readonly interest: 'capitalised' | 'funded';
  readonly remedy: 'dilution' | 'punitive' | 'forfeiture' | 'member-loan';
  readonly penalty: number;
  readonly memberRate: number;
  readonly reserveMonths: number;
  readonly prefunded: boolean;
  readonly dscr: number;
  readonly stressDscr: number;
  readonly llcr: number;
  readonly gearing: number;
  readonly lockUp: number;
  readonly default: number;
  readonly sweep: number;
  readonly cures: number;
  /** The company makes good what the project cannot pay. */
  readonly recourse: boolean;
  readonly stepIn: number;
  readonly receivable: number;
  readonly payable: number;
  readonly losses: 'carried' | 'group';
  /** Days since 1970-01-01 on which the assets count as acquired. */
  readonly acquired: number;
  readonly preferred: number;
  /** Party, -1 for none. */
  readonly promote: number;
  readonly catchUp: number;
  readonly tiers: readonly { readonly above: number; readonly share: number }[];
  /** Party, -1 for none. */
  readonly feeTo: number;
  readonly feeShare: number;
  readonly rentTo: number;
  readonly rent: number;
  readonly residual: number;
  readonly guarantor: number;
  readonly guaranteed: number;
  readonly resale: number;
  readonly accelerators: number;
}

/** The part of a contract between one seller and one buyer that are projects, or parties by themselves. */
export interface ContractPart {
  readonly contract: number;
  /** Projects, -1 where the party itself is paid or pays. */
  readonly seller: number;
  readonly buyer: number;
  readonly phases: readonly number[];
}

/** Cost of an activity; variables, -1 for none. */
export interface CostRow {
  readonly node: number;
  readonly phase: number;
  readonly package: number;
  readonly fixed: number;
  readonly perMw: number;
  readonly perDay: number;
  readonly curve: number;
  /** Variables that multiply the cost when their risk fires: [risk, factor]. */
  readonly effects: readonly { readonly risk: number; readonly factor: number }[];
  readonly plannedDays: number;
}

export interface PhaseRow {
  readonly id: string;
  readonly name: string;
  readonly site: number;
  /** Node whose finish energises the phase. */
  readonly energised: number;
  /** Node at which funds are committed. */
  readonly ntp: number;
  readonly nodes: readonly number[];
  readonly dataCentres: number;
  readonly priority: number;
  /** IT MW at full size: variable. */
  readonly mw: number;
  /** The same as planned, before drivers and risks. */
  readonly plannedMw: number;
  readonly pue: number;
  readonly contingency: number;
  readonly longStop: number;
  /** Variables: wait before shrinking and smallest share; -1 for none. */
  readonly shrinkAfter: number;
  readonly shrinkTo: number;
  readonly promised: number;
  readonly operatingCost: number;
  readonly loadFactor: number;
  readonly staff: number;
  readonly refresh: number;
  readonly life: number;
  readonly energyPrice: number;
}

export interface SiteRow {
  readonly id: string;
  readonly name: string;
  readonly developer: number;
  readonly operator: number;
  readonly phases: readonly number[];
  readonly scopes: readonly number[];
}

export interface PartyRow {
  readonly id: string;
  readonly name: string;
  readonly hurdle: number;
}

export interface ContractRow {
  readonly id: string;
  readonly name: string;
  readonly kind: 'offtake' | 'lease' | 'power' | 'service';
  readonly seller: number;
  readonly buyer: number;
  /** Agreement node, -1 for none. */
  readonly agreement: number;
  readonly phases: readonly number[];
  /** Variables, -1 for none. Exactly one of price, perDay and energy is set. */
  readonly mw: number;
  readonly price: number;
  readonly perDay: number;
  readonly energy: number;
  readonly takeOrPay: number;
  readonly use: number;
  readonly indexation: number;
  readonly tenor: number;
  readonly ramp: number;
  readonly starts: number;
  readonly lateDue: number;
  readonly lateRate: number;
  readonly lateCap: number;
}

export interface WorkerRow {
  readonly node: number;
  readonly phase: number;
  readonly workers: number;
  readonly perMw: number;
}

export interface ClaimRow {
  readonly id: string;
  readonly says: string;
  readonly measure: 'data-centres' | 'mw' | 'spent' | 'committed' | 'signed' | 'jobs' | 'revenue';
  readonly sense: 'atLeast' | 'atMost';
  readonly threshold: number;
  /** Day by which, end of day. */
  readonly by: number;
  /** Phases measured; of money of a party or source those that it may be used for. */
  readonly phases: readonly number[];
  /** Agreement node for `signed`, sources for money of a party or source; empty otherwise. */
  readonly agreements: readonly number[];
  readonly sources: readonly number[];
}

export interface Cause {
  readonly id: string;
  readonly name: string;
  /** One of the few words under which causes are grouped. */
  readonly group: CauseGroup;
}

const causeGroups = [
  'land',
  'design',
  'permit',
  'power',
  'equipment',
  'construction',
  'chips',
  'commissioning',
  'capital',
  'agreement',
  'weather',
  'date',
  'size',
  'risk',
] as const;
export type CauseGroup = (typeof causeGroups)[number];

export interface Scope {
  readonly id: string;
  readonly name: string;
  readonly phases: readonly number[];
}

export interface Model {
  readonly name: string;
  /** Days since 1970-01-01. */
  readonly dataDate: number;
  /** Days from the data date to the end of the last day simulated. */
  readonly horizon: number;
  /** Month index of the first month, and first day of each month (length months + 1). */
  readonly firstMonth: number;
  readonly monthStart: Float64Array;
  readonly months: number;
  readonly packages: readonly string[];
  readonly variables: readonly Variable[];
  readonly drivers: readonly Driver[];
  /** Lower Cholesky factor of the drivers' normal correlation, row by row; undefined when none is stated. */
  readonly driverFactor: Float64Array | undefined;
  readonly risks: readonly Risk[];
  readonly network: Network;
  readonly calendars: readonly WorkTable[];
  readonly pools: Pools;
  readonly funds: Funds;
  readonly phases: readonly PhaseRow[];
  readonly sites: readonly SiteRow[];
  readonly scopes: readonly Scope[];
  readonly parties: readonly PartyRow[];
  readonly costs: readonly CostRow[];
  readonly workers: readonly WorkerRow[];
  readonly contracts: readonly ContractRow[];
  readonly projects: readonly ProjectRow[];
  /** Project of each budget: row phase * packages + package. */
  readonly projectOf: Int32Array;
  /** Project that pays the operation of each phase. */
  readonly operatorOf: Int32Array;
  readonly contractParts: readonly ContractPart[];
  /** By phase: the kind of contract that counts as revenue, so that none is counted through two hands. */
  readonly revenueKinds: readonly (ContractRow['kind'] | undefined)[];
  /** Months of the cash flows, from the same first month on, at least `months`. */
  readonly moneyMonths: number;
  /** Rate of tax on profit: variable, -1 for the rate of the country. */
  readonly tax: number;
  readonly claims: readonly ClaimRow[];
  readonly causes: readonly Cause[];
  readonly causeWeather: number;
  readonly causeDate: number;
  readonly causeSize: number;
  /** Cause of each risk. */
  readonly causeRisk: Int32Array;
  /** Day for which drivers and risks are ranked. */
  readonly analysisDay: number;
  readonly escalation: number;
  /** Costs of active mitigations, USD, spent at the data date. */
  readonly mitigationCost: number;
  /** What had to be bent to make the model, in words. */
  readonly notes: readonly string[];
}
