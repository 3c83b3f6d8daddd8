import type { CauseFamily } from '../causes.ts';
import type { MoneyWords } from './money-words.ts';
import type { ScoreWords } from './score-words.ts';

/** What the reports say. Sentences take numbers that are already formatted, with their units. */
export interface Words {
  /** Causes of delay that are kinds of work, by id; other causes carry their own names. */
  readonly causes: Readonly<Record<string, string>>;
  readonly families: Readonly<Record<CauseFamily, string>>;
  /** One letter or character for a family, for bars made of text. */
  readonly marks: Readonly<Record<CauseFamily, string>>;
  readonly instruments: Readonly<Record<string, string>>;
  /** Units of money in tables: of large programmes and of small ones. */
  readonly moneyUnits: { readonly large: string; readonly small: string };
  /** A heading with the unit of its numbers. */
  readonly inUnit: (heading: string, unit: string) => string;
  /** A name from the programme within a sentence. */
  readonly quote: (name: string) => string;
  readonly listMark: string;
  readonly colon: string;
  readonly stop: string;
  /** Between two sentences. */
  readonly space: string;

  /** Name of the scope that holds every site. */
  readonly everything: string;
  /** What the dates and costs of a scope stand for, from the engine's own words. */
  readonly joint: (of: string) => string;
  /** A remark of a result, from the engine's own words. */
  readonly remark: (note: string) => string;
  readonly outcome: {
    readonly mw: (scope: string, date: string) => string;
    readonly usd: (scope: string, date: string) => string;
  };

  readonly finding: {
    readonly nothing: (scope: string, year: string) => string;
    readonly some: (scope: string, mw: string, planned: string, year: string) => string;
  };
  readonly headline: {
    readonly first: (scope: string, p50: string, p10: string, p90: string) => string;
    readonly firstOpen: (scope: string, p10: string) => string;
    readonly firstLate: (scope: string) => string;
    readonly notWithin: (share: string, horizon: string) => string;
    readonly reach: (
      scope: string,
      year: string,
      mw: string,
      low: string,
      high: string,
      planned: string,
    ) => string;
    readonly claims: (all: string, likely: string, unlikely: string) => string;
    readonly money: (announced: string, pledged: string, evidenced: string) => string;
    readonly drawn: (horizon: string, committed: string, drawn: string) => string;
    readonly slow: (scope: string, cause: string, months: string) => string;
    readonly stuck: (scope: string, cause: string, share: string) => string;
  };
  readonly cashFlows: MoneyWords;
  readonly score: ScoreWords;
  readonly titles: {
    readonly ladder: string;
    readonly claims: string;
    readonly yearEnds: string;
    readonly waits: string;
    readonly dates: string;
    readonly tornado: (outcome: string) => string;
    readonly exclusion: (outcome: string) => string;
    readonly parties: string;
    readonly evidence: string;
    readonly stamp: string;
  };
  readonly columns: {
    readonly source: string;
    readonly party: string;
    readonly instrument: string;
    readonly announced: string;
    readonly pledged: string;
    readonly evidenced: string;
    readonly committed: string;
    readonly drawn: string;
    readonly total: string;
    readonly claim: string;
    readonly by: string;
    readonly probability: string;
    readonly reason: string;
    readonly year: string;
    readonly mw: string;
    readonly dataCentres: string;
    readonly usd: (unit: string) => string;
    readonly site: string;
    readonly months: string;
    /** What takes most of the time. */
    readonly most: string;
    readonly stuck: string;
    readonly npv: string;
    readonly loss: string;
    readonly hurdle: string;
    readonly driver: string;
    readonly low: string;
    readonly high: string;
    readonly risk: string;
    readonly change: string;
    readonly cost: string;
    readonly fact: string;
    readonly happened: string;
    readonly known: string;
    readonly statement: string;
    readonly publisher: string;
    readonly signed: string;
    readonly uses: string;
    readonly parties: string;
    readonly scope: string;
    readonly peak: string;
    readonly unfunded: string;
    readonly escalation: string;
    readonly timeRelated: string;
    readonly remedies: string;
    readonly foregone: string;
    readonly phase: string;
  };
  readonly notes: {
    readonly stamp: (
      dataDate: string,
      trials: string,
      seed: string,
      engine: string,
      hash: string,
    ) => string;
    readonly more: (rows: string) => string;
    readonly waits: string;
    /** Of sites that do not get there. */
    readonly stuck: string;
    readonly within: (share: string) => string;
    readonly never: string;
    /** A date beyond the horizon, or never. */
    readonly after: (year: string) => string;
    readonly planned: string;
    readonly promised: string;
    readonly fan: string;
    readonly tornado: string;
    readonly exclusion: string;
    readonly npv: string;
    /** Of parties that are never paid. */
    readonly onlyPays: (parties: string) => string;
    readonly plusMinus: string;
    readonly noneChanged: string;
    /** What a claim asks for, by what it measures: an amount with what is counted. */
    readonly asks: Readonly<Record<string, (amount: string) => string>>;
    readonly sense: Readonly<Record<'atLeast' | 'atMost', (asked: string) => string>>;
    readonly page: (path: string) => string;
    readonly sourced: (
      values: string,
      sourced: string,
      judged: string,
      unsourced: string,
    ) => string;
    readonly unsourced: string;
    readonly hindsight: string;
    readonly balance: (sourcesUses: string, overPower: string) => string;
    readonly beyondNoise: string;
    readonly nothingChanged: string;
    /** Of dates in a difference: P50 and this. */
    readonly withinHorizon: string;
    /** Changes that read the same before and after. */
    readonly tooSmall: (count: string) => string;
    readonly noClaims: string;
    readonly about: string;
  };
}
