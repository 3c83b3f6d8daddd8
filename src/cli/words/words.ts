import type { Refused } from '../refusal.ts';

export type Language = 'en' | 'zh';

/** What commander finds wrong with the arguments. */
export interface UsageFault {
  readonly kind:
    | 'unknownOption'
    | 'unknownCommand'
    | 'missingArgument'
    | 'missingValue'
    | 'tooManyArguments'
    | 'other';
  /** The option, command or argument meant. */
  readonly value: string;
  readonly nearest: string | undefined;
  /** Commander's own message. */
  readonly message: string;
}

/** Every text of the command line in one language. */
export interface Words {
  readonly usage: {
    readonly about: string;
    readonly titles: Readonly<
      Record<'Usage:' | 'Options:' | 'Global Options:' | 'Commands:' | 'Arguments:', string>
    >;
    readonly help: string;
    readonly helpCommand: string;
    readonly version: string;
    readonly color: string;
    readonly language: string;
    readonly quiet: string;
    readonly caseArgument: string;
    readonly trials: string;
    readonly moneyTrials: string;
    readonly seed: string;
    readonly threads: string;
    readonly json: string;
    readonly init: string;
    readonly initFolder: string;
    readonly check: string;
    readonly run: string;
    readonly output: string;
    readonly failOn: string;
    readonly money: string;
    readonly workbook: string;
    readonly claims: string;
    readonly result: string;
    readonly facts: string;
    readonly asOf: string;
    readonly score: string;
    readonly scoreResult: string;
    readonly scoreFacts: string;
    readonly scoreAsOf: string;
    readonly deal: string;
    readonly dealOutput: string;
    readonly dealTrials: string;
    readonly dealOption: string;
    readonly dealExplain: string;
    readonly diff: string;
    readonly diffSide: string;
    readonly diffRun: string;
    readonly explain: string;
    readonly explainCode: string;
    readonly open: string;
    readonly openPath: string;
    readonly fault: (fault: UsageFault) => Refused;
    readonly notChoice: (option: string, choices: readonly string[], value: string) => Refused;
    readonly notWorkbook: (path: string) => Refused;
    readonly notWhole: (option: string, least: number, most: number, value: string) => Refused;
    readonly badThreads: (most: number, value: string) => Refused;
    readonly badDate: (value: string) => Refused;
    readonly badGate: (value: string) => Refused;
    readonly nothingToRead: string;
    /** Two things to read where only one can be. */
    readonly caseAndResult: (path: string, result: string) => Refused;
  };
  readonly refused: {
    readonly nothingThere: (path: string, nearest: string | undefined) => Refused;
    readonly noProgramme: (
      folder: string,
      found: readonly string[],
      cases: readonly string[],
    ) => Refused;
    readonly notAFile: (path: string) => Refused;
    readonly tooLarge: (path: string, bytes: number, most: number) => Refused;
    readonly unreadable: (path: string, code: string) => Refused;
    readonly folderExists: (path: string) => Refused;
    readonly noFolder: (folder: string) => Refused;
    readonly inTheWay: (path: string) => Refused;
    readonly folderInTheWay: (path: string) => Refused;
    readonly otherFiles: (path: string, found: readonly string[]) => Refused;
    readonly cannotWrite: (path: string, code: string) => Refused;
    readonly cannotPrint: (code: string) => Refused;
    readonly noFacts: (path: string) => Refused;
    readonly needsDate: Refused;
    readonly unknownClaim: (id: string, nearest: string | undefined) => Refused;
    /** `field` is the first that does not fit; undefined when the file is not even JSON. */
    readonly notAResult: (path: string, field: string | undefined) => Refused;
    readonly otherVersion: (path: string, made: string, here: string) => Refused;
    readonly notAlike: (a: string, b: string) => Refused;
    readonly unknownOption: (option: string, nearest: string | undefined) => Refused;
    readonly whichTerm: (option: string, ways: readonly string[]) => Refused;
    readonly twoOptions: (term: string, options: readonly string[]) => Refused;
    readonly nothingToSettle: (why: 'no-terms' | 'nobody-signs') => Refused;
    readonly unknownCode: (code: string, nearest: string | undefined) => Refused;
    readonly noPage: (builder: string) => Refused;
  };
  readonly error: string;
  readonly programmeErrors: (path: string) => Refused;
  readonly factsErrors: (path: string) => Refused;
  readonly summary: (path: string, counts: string) => string;
  readonly warnings: (count: number) => string;
  readonly sound: (
    name: string,
    counts: {
      readonly sites: number;
      readonly phases: number;
      readonly activities: number;
      readonly claims: number;
    },
  ) => string;
  readonly progress: {
    readonly simulating: string;
    readonly left: (time: string) => string;
    readonly minutes: (count: number) => string;
    readonly seconds: (count: number) => string;
  };
  readonly started: (folder: string) => Refused;
  readonly missed: (gate: string, probability: string) => string;
  readonly opened: (path: string) => string;
  /** Said once the page of a case is served. */
  readonly serving: string;
  readonly ranAgain: string;
  readonly interrupted: string;
  readonly bug: (message: string) => string;
  readonly facts: {
    readonly knownOn: (name: string, date: string, known: number, all: number) => string;
    readonly happened: string;
    readonly known: string;
    readonly confidence: Readonly<Record<'high' | 'medium' | 'low', string>>;
    readonly supersededBy: (id: string) => string;
    readonly publishedLater: string;
    readonly conflicts: string;
    readonly noConflicts: string;
  };
}
