import type { Fact } from '../../src/evidence/index.ts';
import type { View } from '../reader/place.ts';

/** What the page says beyond the words of every report. Numbers come formatted, with their units. */
export interface PageWords {
  readonly questions: Readonly<Record<View, string>>;
  /** Short forms for the row of questions. */
  readonly tabs: Readonly<Record<View, string>>;
  readonly menu: {
    readonly skip: string;
    readonly questions: string;
    readonly search: string;
    readonly searchHint: string;
    readonly nothingFound: string;
    readonly found: (count: string) => string;
    readonly language: string;
    readonly theme: string;
    readonly themes: { readonly auto: string; readonly light: string; readonly dark: string };
    readonly print: string;
    readonly assumptions: string;
    readonly close: string;
    readonly newer: string;
  };
  readonly kinds: {
    readonly party: string;
    readonly site: string;
    readonly fact: string;
    readonly term: string;
    readonly claim: string;
    readonly agreement: string;
    readonly source: string;
  };
  /** A heading with the unit of what stands below it. */
  readonly inUnit: (heading: string, unit: string) => string;
  /** A text with a remark in brackets. */
  readonly aside: (text: string, remark: string) => string;
  readonly figure: {
    readonly table: string;
    readonly hideTable: string;
    readonly copy: string;
    readonly copied: string;
    readonly notCopied: string;
    readonly svg: string;
    readonly keys: string;
    readonly of: string;
    readonly source: string;
    /** Ids of facts and reference classes, and `judgement`. */
    readonly sources: (ids: readonly string[]) => string;
    readonly before: string;
    readonly now: string;
  };
  readonly titles: {
    readonly ladder: (announced: string, evidenced: string, drawn: string, year: string) => string;
    readonly ladderOnly: (drawn: string, year: string) => string;
    readonly claims: (likely: string, all: string) => string;
    readonly mw: (scope: string, mw: string, year: string, planned: string) => string;
    readonly usd: (scope: string, usd: string, year: string) => string;
    readonly late: (late: string, promised: string) => string;
    readonly within: (count: string, all: string) => string;
    readonly siteCurves: (site: string, mw: string, year: string, planned: string) => string;
    readonly map: (known: string, all: string) => string;
    readonly agreements: (unsigned: string, name: string, share: string) => string;
    readonly allSigned: string;
    readonly noAgreements: string;
    readonly flows: (party: string, usd: string, all: string) => string;
    /** From the data date on. */
    readonly parties: (losing: string, all: string, day: string) => string;
    /** Least cover of a project, and the share of trials that have it. */
    readonly cover: (project: string, cover: string, share: string) => string;
    readonly coverNone: (project: string) => string;
    /** Share of lenders; undefined where nothing is paid out. */
    readonly cash: (project: string, share: string | undefined) => string;
    readonly levelised: (low: string, cheap: string, high: string, dear: string) => string;
    readonly levelisedOne: (project: string, cost: string) => string;
    readonly need: (scope: string, usd: string) => string;
    /** Over so many sites; null: there is only one. */
    readonly waits: (family: string, share: string, sites: string | null) => string;
    readonly waitsNone: string;
    readonly waitsOver: string;
    readonly tornado: (name: string, outcome: string, low: string, high: string) => string;
    readonly tornadoNone: (outcome: string) => string;
    readonly exclusion: (risk: string, change: string, outcome: string) => string;
    readonly exclusionNone: (outcome: string) => string;
    readonly exclusionUnsure: (outcome: string) => string;
    readonly joint: (scope: string, share: string) => string;
    readonly wants: (term: string, party: string, usd: string) => string;
    readonly wantsEven: (term: string) => string;
    readonly swings: (party: string, term: string, usd: string) => string;
    readonly swingsNone: string;
    readonly gains: (deal: string | undefined, share: string) => string;
    readonly gainsNone: string;
    /** Of them in the agreement zone; undefined: none. */
    readonly front: (deals: string, all: string, inZone: string | undefined) => string;
    readonly blocking: (party: string, share: string) => string;
    readonly blockingNone: string;
    readonly waterfall: (party: string, from: string, to: string, signable: boolean) => string;
    readonly payments: (usd: string, deal: string) => string;
    readonly coalitions: (leaving: string, all: string, members: string, usd: string) => string;
    readonly coalitionsNone: string;
    /** Where all sign nothing: coalitions that can have more by themselves than by walking away. */
    readonly coalitionsApart: (
      count: string,
      all: string,
      members: string,
      usd: string,
      open: string,
    ) => string;
    readonly coalitionsApartNone: string;
    readonly robustness: (least: string, most: string) => string;
    /** `any`: share of replicates in which there is one all the same. */
    readonly noDealSigned: (deals: string, usd: string, any: string | undefined) => string;
    readonly dealsSigned: (count: string, deals: string, share: string) => string;
    readonly facts: (count: string, day: string) => string;
    readonly conflicts: (count: string) => string;
    readonly noConflicts: string;
    readonly sourcing: (sourced: string, values: string) => string;
    readonly method: string;
    readonly first: (scope: string, month: string, share: string, horizon: string) => string;
    readonly firstLate: (scope: string, share: string, horizon: string) => string;
  };
  readonly notes: {
    readonly ladder: string;
    readonly gantt: string;
    /** Of the activities of an opened phase. */
    readonly activities: string;
    readonly agreements: string;
    readonly curves: string;
    readonly claims: string;
    readonly otherScopes: (count: string) => string;
    readonly map: string;
    readonly elsewhere: string;
    readonly flows: string;
    readonly parties: (day: string) => string;
    readonly waits: string;
    readonly scatter: string;
    readonly noMoney: string;
    readonly noDebt: string;
    readonly cover: string;
    readonly cash: string;
    readonly marksBefore: string;
    readonly rangeBefore: string;
    readonly cashBefore: string;
    readonly need: string;
    readonly tornado: string;
    /** Of pictures that show some of many. */
    readonly largest: (shown: number, all: number) => string;
    readonly exclusion: string;
    readonly noneChanged: string;
    readonly levelised: string;
    readonly perKw: (usd: string) => string;
    /** `named` where the projects stand in the picture. */
    readonly flowsOfProjects: (named: boolean) => string;
    /** Added to it where a company stands for its owners. */
    readonly flowsOfOwners: string;
    readonly noDeal: string;
    readonly noTerms: string;
    readonly blocking: string;
    readonly dealBefore: string;
    readonly front: (shown: string, all: string) => string;
    /** Where what is on the table leaves terms open. */
    readonly openSheet: string;
    readonly neverSignable: string;
    readonly robustness: string;
    readonly otherCoalitions: (count: string) => string;
    readonly otherPayments: (count: string) => string;
    readonly noClaims: string;
    readonly noSources: string;
    readonly noFacts: string;
    readonly noPlaces: string;
    readonly noPhases: string;
    readonly noRisks: string;
    readonly wants: string;
    readonly facts: string;
    readonly asOf: string;
    readonly asOfDay: (day: string) => string;
    readonly superseded: (id: string) => string;
    readonly disagrees: (id: string) => string;
    readonly method: readonly string[];
    readonly repeat: (command: string) => string;
  };
  readonly columns: {
    readonly what: string;
    readonly mean: string;
    readonly month: string;
    readonly share: string;
    readonly start: string;
    readonly finish: string;
    readonly place: string;
    readonly firstBlock: string;
    /** From the first block on. */
    readonly since: (month: string) => string;
    readonly option: string;
    readonly planned: string;
    readonly energisedBy: string;
    readonly money: string;
    readonly confidence: string;
    readonly confidences: Readonly<Record<Fact['confidence'], string>>;
    readonly low95: string;
    readonly interval: string;
    /** A size in megawatts or gigawatts, said to be of IT. */
    readonly ofIt: (power: string) => string;
    readonly high95: string;
    readonly uses: string;
    readonly project: string;
    readonly leastGain: string;
    readonly sumGain: string;
    readonly someRefuse: string;
    readonly noise: string;
    readonly wantsByAlternatives: string;
    readonly atNoPrice: string;
    readonly signable: (count: string) => string;
    readonly least: string;
    readonly most: string;
    readonly year: string;
    readonly withDebt: string;
    readonly locked: string;
    readonly inDefault: string;
    readonly irr: string;
    /** What a number of money counts: all of it, or only from the data date on. */
    readonly wholeLife: string;
    readonly fromDay: (day: string) => string;
    readonly multiple: string;
    readonly purposes: { readonly works: string; readonly chips: string };
    readonly own: string;
    readonly madeFrom: string;
    readonly onlyPays: string;
    /** Which of the rows of a table are sums. */
    readonly row: string;
    readonly waitRows: Readonly<Record<'total' | 'family' | 'cause', string>>;
    readonly ownersOf: (company: string) => string;
    readonly instrument: string;
  };
  readonly gates: {
    readonly money: string;
    readonly criticality: (share: string) => string;
    readonly shrunk: (share: string) => string;
    readonly givenUp: (share: string) => string;
  };
  readonly live: {
    readonly title: string;
    readonly intro: string;
    readonly groups: Readonly<Record<'driver' | 'risk' | 'gate' | 'money' | 'term', string>>;
    readonly fields: Readonly<Record<string, string>>;
    readonly filter: string;
    readonly reset: string;
    readonly resetOne: (name: string) => string;
    readonly undo: string;
    readonly copyPatch: string;
    readonly download: string;
    readonly saveResult: string;
    readonly moved: (count: string) => string;
    readonly changed: string;
    readonly none: string;
    readonly asStated: string;
    readonly starting: string;
    readonly running: (trials: string) => string;
    readonly done: (trials: string, seconds: string) => string;
    readonly doneInPart: (trials: string, seconds: string) => string;
    readonly waits: string;
    readonly paleWaits: string;
    readonly failed: (why: string) => string;
    readonly noWorkers: string;
    readonly stays: string;
    readonly days: (days: string) => string;
    readonly effect: string;
    readonly drawn: string;
    readonly terms: string;
    readonly openTerm: string;
  };
}
