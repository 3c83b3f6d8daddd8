import type { Reaction } from '../deal/index.ts';
import type { Stamp } from './result.ts';

/*
 * What a question about terms answers, as plain data. Money is USD of today at each party's own rate,
 * counted from the world in which nothing that is under negotiation is agreed. Deals are named by their
 * place in `deals`; parties by id, terms and options by id.
 */

export interface DealParty {
  readonly id: string;
  readonly name: string;
  readonly by: 'mean' | 'certainty-equivalent';
  readonly alternative: {
    readonly kind: 'stated' | 'simulated';
    readonly does: string;
    readonly worth: number;
  };
}

export interface DealTerm {
  readonly id: string;
  readonly question: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly current: string | null;
}

/** What a deal is to a party. */
export interface DealStake {
  readonly party: string;
  /** Parts of what its outcomes are worth to it. */
  readonly money: number;
  readonly megawatts: number;
  readonly exposure: number;
  readonly tail: number;
  readonly wants: number;
  readonly utility: number;
  /** Utility less alternative; it signs when this is not below 0. Null: it signs at no price. */
  readonly gain: number | null;
  /** Standard error of the simulation. */
  readonly error: number;
  /** Share of replicates in which it signs. */
  readonly signs: number;
}

export interface DealRow {
  /** Place among the deals that were looked at. */
  readonly deal: number;
  /** Name in the file, or why the deal is shown. */
  readonly names: readonly string[];
  readonly options: Readonly<Record<string, string>>;
  /** Whether every term is settled and no exclusion broken. */
  readonly admissible: boolean;
  /** It breaks an exclusion, so that it is never signed, whatever it is worth; only of those that do. */
  readonly excluded?: true;
  readonly trials: number;
  readonly stakes: readonly DealStake[];
  readonly refusers: readonly string[];
  /** Share of replicates in which all sign, and in which the deal is on the Pareto front. */
  readonly allSign: number;
  readonly onFront: number;
  /** Mean IT MW of the scope that is shown, by the horizon. */
  readonly megawatts: number;
  /** Nobody would leave it for what a sub-coalition can do, by reaction. */
  readonly inCore: Readonly<Record<Reaction, boolean>>;
}

/** The deals that a rule picks, all ties, with its value; or none, and why. */
export interface DealPoint {
  readonly deals: readonly number[];
  readonly value: number | null;
  readonly why: string | null;
}

export type PointName = 'nash' | 'kalaiSmorodinsky' | 'egalitarian' | 'utilitarian';

export interface DealPayments {
  readonly deal: number;
  readonly total: number;
  readonly payers: readonly {
    readonly party: string;
    readonly least: number;
    readonly most: number;
    readonly proportional: number;
  }[];
  readonly payees: readonly { readonly party: string; readonly amount: number }[];
}

export interface DealCoalitions {
  readonly reaction: Reaction;
  readonly values: readonly {
    readonly members: readonly string[];
    readonly worth: number;
    /** What its members' alternatives are worth together. */
    readonly alternatives: number;
    /** Options that it settles in its best own deal; null when its members do best apart or in smaller groups. */
    readonly best: Readonly<Record<string, string>> | null;
    /** Terms that this own deal leaves open, as no deal of all may; empty where there is none. */
    readonly open: readonly string[];
  }[];
  /** Deals that are all can sign and nobody would leave, of those that all would sign and of all. */
  readonly core: number;
  readonly coreEmpty: boolean;
  readonly leastCore: number;
  readonly nucleolus: Readonly<Record<string, number>> | null;
  readonly passesKohlberg: boolean;
  readonly shapley: Readonly<Record<string, number>>;
  /**
   * Who gains by leaving the deal that is looked at, what each member gains, and what keeps them. Those
   * who sign that deal at no price are not among the gains; null: no payment keeps them.
   */
  readonly leavers: readonly {
    readonly members: readonly string[];
    readonly gains: Readonly<Record<string, number>>;
    readonly keep: { readonly party: string; readonly amount: number } | null;
  }[];
}

export interface DealResult {
  readonly stamp: Stamp;
  readonly parties: readonly DealParty[];
  /** Names of parties that want or refuse something and do not sign, since their alternative has no worth; only where there are any. */
  readonly unasked?: readonly string[];
  readonly terms: readonly DealTerm[];
  /** Options that a party signs at no price; only where the file has any. */
  readonly redLines?: {
    /** Admissible deals that somebody refuses so. */
    readonly deals: number;
    readonly lines: readonly {
      readonly party: string;
      readonly term: string;
      readonly option: string;
      readonly why: string;
    }[];
  };
  readonly space: {
    readonly combinations: number;
    readonly admissible: number;
    /** Admissible deals that were looked at closely: only they are picked for being best. */
    readonly closely: number;
    /** Contents that differ, worlds that were simulated, deals times trials they stand for. */
    readonly contents: number;
    readonly simulated: number;
    readonly asked: number;
    readonly rounds: readonly { readonly trials: number; readonly contents: number }[];
  };
  readonly shown: string;
  readonly replicates: number;
  /** Deals that all would sign, and the share of replicates in which there is any. */
  readonly signable: number;
  readonly signableWithMoney: number;
  readonly anySigned: number;
  readonly sheet: number;
  readonly asked: number | null;
  /** The deal that the rest of the document is about: the most signable one, or the nearest to it. */
  readonly focus: number;
  /** Deals, the focus among them, that are signed as often as it is. */
  readonly alike: number;
  readonly deals: readonly DealRow[];
  readonly points: Readonly<Record<PointName, DealPoint>>;
  readonly front: {
    readonly deals: number;
    readonly distinct: number;
    readonly inZone: number;
  };
  readonly opposition: number | null;
  /** Deals worth the same to all, to the last bit: groups and deals in them. */
  readonly ties: { readonly groups: number; readonly deals: number };
  readonly blocking: readonly {
    readonly party: string;
    readonly refuses: number;
    readonly alone: number;
    readonly nearest: number | null;
    readonly missing: number;
    /** Deals that it refuses at any price; only where the file has red lines. */
    readonly atNoPrice?: number;
  }[];
  readonly swings: readonly {
    readonly term: string;
    readonly party: string;
    /** Without options that the party signs at no price. */
    readonly effects: Readonly<Record<string, number>>;
    readonly swing: number;
  }[];
  /** Smallest sets of changes to the sheet that all would sign; those of two are pairs that fail alone. */
  readonly changes: readonly { readonly deal: number; readonly terms: readonly string[] }[];
  /** From the sheet to the focus: what each changed term does for each party. */
  readonly waterfall: {
    readonly from: number;
    readonly to: number;
    readonly steps: readonly {
      readonly term: string;
      readonly from: string | null;
      readonly to: string | null;
      readonly shares: Readonly<Record<string, number>>;
    }[];
  };
  readonly payments: readonly DealPayments[];
  readonly relaxation: {
    readonly cheapest: number;
    readonly total: number;
    readonly concessions: readonly { readonly party: string; readonly amount: number }[];
    readonly gentlest: number;
    readonly each: number;
    readonly fewest: number;
    readonly refusers: readonly string[];
  } | null;
  readonly robustness: readonly {
    readonly wants: number;
    readonly alternatives: number;
    readonly signable: number;
  }[];
  readonly coalitions: readonly DealCoalitions[];
  readonly bargaining: {
    /** Days of a round. */
    readonly roundDays: number;
    readonly offers: {
      readonly deal: number | null;
      readonly round: number;
      readonly proposer: string | null;
    };
    readonly singleText: {
      readonly runs: number;
      readonly signed: number;
      /** Rounds at P10, P50, P90; null when no run ends in a deal that all sign. */
      readonly rounds: readonly [number, number, number] | null;
      readonly usual: number | null;
      readonly share: number;
    };
    /** What the likeliest deal is worth when agreements come as late as the single text takes; null unless the file asks. */
    readonly timed: {
      readonly agreements: readonly string[];
      /** Days at P10, P50, P90. */
      readonly days: readonly [number, number, number];
      readonly gains: Readonly<Record<string, number>>;
    } | null;
  };
}
