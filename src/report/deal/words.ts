import type { Language } from '../words/index.ts';
import { en } from './words-en.ts';
import { zh } from './words-zh.ts';

/** Every text about deals in one language. */
export interface DealWords {
  readonly title: (programme: string, date: string) => string;
  readonly possible: (deals: string) => string;
  /** With everything unsure at its mean, and in how many of so many replicates any deal is signed. */
  readonly signed: (count: string, any: string, replicates: string) => string;
  readonly none: (any: string, replicates: string) => string;
  readonly nearest: (each: string, deal: string) => string;
  /** How often all sign it, how many deals are signed as often, what it says, and of how many if not of all. */
  readonly focus: (
    share: string,
    alike: string,
    deal: string,
    closely: string | undefined,
  ) => string;
  readonly lacks: (party: string, money: string) => string;
  readonly withMoney: (count: string) => string;
  /** The deal that needs least money, and who receives and pays what. */
  readonly leastPaid: (deal: string, receive: string, pay: string) => string;
  readonly onlyLoses: (parties: string) => string;
  readonly relax: (total: string, parts: string, deal: string) => string;
  /** Deals that were told before. */
  readonly nearestDeal: string;
  readonly thatDeal: string;
  /** Parties that want or refuse something and are not asked. */
  readonly unasked: (parties: string) => string;
  readonly atNoPrice: string;
  /** Between the members of a list. */
  readonly comma: string;
  /** Between the members of a list that have commas of their own. */
  readonly semicolon: string;
  readonly colon: string;
  readonly paidTo: (party: string, money: string) => string;
  readonly redLine: (party: string, option: string, why: string) => string;
  readonly redLines: (lines: string, deals: string) => string;
  readonly allRefused: string;
  readonly fewest: (parties: string, options: string) => string;
  /** A text with a remark in brackets: an option with its term, a name with what it is. */
  readonly aside: (text: string, remark: string) => string;
  /** Names of deals as the command takes them. */
  readonly typed: (names: string) => string;
  readonly change: (terms: string) => string;
  /** What stays open in a sheet that is changed so. */
  readonly stillOpen: (terms: string) => string;
  readonly moreChanges: (count: string) => string;
  /** All sign what is on the table. */
  readonly asItStands: (open: string) => string;
  readonly noChange: string;
  readonly coalition: (reaction: string, members: string, others: number, keep: string) => string;
  /** Who leaves whatever is paid. */
  readonly leaving: (reaction: string, members: string, others: number) => string;
  readonly stable: (reaction: string) => string;
  /** Where all sign nothing: what a coalition can have together by itself, and the terms that its deal leaves open. */
  readonly apart: (
    reaction: string,
    members: string,
    worth: string,
    alternatives: string,
    open: string,
  ) => string;
  readonly openTerms: (count: string, all: string, terms: string) => string;
  readonly nobodyApart: (reaction: string) => string;
  /** Between two reactions that come to the same. */
  readonly or: string;
  readonly reactions: Readonly<Record<'falls-apart' | 'stays-together', string>>;
  readonly bargaining: {
    readonly none: string;
    /** One party alone signs. */
    readonly alone: string;
    readonly offers: (deal: string, round: string, proposer: string) => string;
    /** Without months where more than half of the runs end as they began. */
    readonly text: (share: string, months?: string) => string;
    readonly timed: (gains: string) => string;
    readonly note: string;
  };
  readonly sheet: string;
  /** The sheet with other options, for a deal that has no name. */
  readonly sheetWith: (options: string) => string;
  readonly excluded: string;
  readonly asked: string;
  readonly focusName: string;
  readonly likeliest: string;
  readonly open: string;
  readonly deal: string;
  readonly points: Readonly<
    Record<'nash' | 'kalaiSmorodinsky' | 'egalitarian' | 'utilitarian', string>
  >;
  readonly why: Readonly<Record<string, string>>;
  /** Points of which the first of several deals is shown, and those that pick none. */
  readonly tied: (points: string) => string;
  readonly oneOf: (count: string) => string;
  readonly columns: Readonly<
    Record<
      | 'deal'
      | 'all'
      | 'party'
      | 'alternative'
      | 'refuses'
      | 'alone'
      | 'missing'
      | 'term'
      | 'change'
      | 'money'
      | 'megawatts'
      | 'exposure'
      | 'tail'
      | 'wants'
      | 'utility'
      | 'gain'
      | 'signs'
      | 'members'
      | 'worth'
      | 'own'
      | 'alternatives'
      | 'open'
      | 'rest'
      | 'payer'
      | 'payee'
      | 'range'
      | 'amount'
      | 'front'
      | 'trials'
      | 'mw'
      | 'share'
      | 'option',
      string
    >
  >;
  readonly titles: Readonly<
    Record<
      | 'deals'
      | 'blocking'
      | 'swings'
      | 'waterfall'
      | 'waterfallNearest'
      | 'payments'
      | 'coalitions'
      | 'robustness'
      | 'points'
      | 'front'
      | 'bargaining'
      | 'definitions'
      | 'parts',
      string
    >
  >;
  readonly notes: Readonly<
    Record<
      | 'gain'
      | 'swings'
      | 'waterfall'
      | 'payments'
      | 'coalitions'
      | 'robustness'
      | 'front'
      | 'trials',
      string
    >
  >;
  readonly definitions: readonly (readonly [name: string, text: string])[];
  readonly axis: { readonly wants: string; readonly alternatives: string };
  readonly inUnit: (name: string, unit: string) => string;
}

/** Every word about deals in a language. */
export const dealWordsOf = (language: Language): DealWords => (language === 'zh' ? zh : en);
