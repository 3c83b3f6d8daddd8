import { formatQuantity } from '../../units/index.ts';
import type { Words } from './words.ts';

const didYouMean = (nearest: string | undefined, otherwise: string) =>
  nearest === undefined ? otherwise : `did you mean ${nearest}?`;

const plural = (count: number, one: string, many = `${one}s`) =>
  `${formatQuantity(count, 'count', { locale: 'en' })} ${count === 1 ? one : many}`;

const systemWords: Readonly<Record<string, string>> = {
  EACCES: 'access is denied',
  EPERM: 'access is denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the quota is used up',
  ELOOP: 'the links go round in a circle',
  ENAMETOOLONG: 'the name is too long',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'it is a folder',
  ENOENT: 'it is not there any more',
};

const systemWord = (code: string) => systemWords[code] ?? `the system says ${code}`;

export const en: Words = {
  usage: {
    about:
      'Forecasts of AI-infrastructure programmes: what will be energised, when, at what cost, and what stands in the way.',
    titles: {
      'Usage:': 'Usage:',
      'Options:': 'Options:',
      'Global Options:': 'Options of every command:',
      'Commands:': 'Commands:',
      'Arguments:': 'Arguments:',
    },
    help: 'show this help',
    helpCommand: 'show the help of a command',
    version: 'show the version',
    color: 'colours: auto, always or never (default: auto; NO_COLOR is heeded)',
    language: 'language: en or zh (default: that of the system)',
    quiet: 'no progress, no notes',
    caseArgument: 'folder with programme.yaml, or the file itself',
    trials: 'number of trials, 1 to 10,000,000 (default: 10,000)',
    seed: 'seed of the luck; the same seed gives the same result (default: 1)',
    threads: 'worker threads (default: auto, one per processor)',
    json: 'print a JSON document instead of text',
    init: 'write a small commented programme to start from',
    initFolder: 'new or empty folder',
    check: 'check a programme and list every problem with its place',
    run: 'simulate a programme, print the answer and write a report',
    output: 'folder of the report (default: reports/NAME)',
    failOn: 'exit with code 2 if this holds, as in "claim:first-site<0.5"; may be repeated',
    money: 'who pays, who earns and what lenders would accept',
    moneyTrials: 'number of trials, 1 to 10,000,000 (default: 1,000)',
    workbook: 'also write the sponsor’s case as a workbook with live formulas, such as model.xlsx',
    claims: 'public claims with their probabilities',
    result: 'read this result.json instead of simulating',
    facts: 'the facts of a case as known on a day, conflicts side by side',
    asOf: 'the day, such as 2025-07-21 (default: the data date)',
    score: 'how good an earlier forecast was, by the facts known since',
    scoreResult: 'result.json of the forecast, or its report folder',
    scoreFacts: 'facts file, or case folder with facts.yaml',
    scoreAsOf: 'count the facts known by this day (default: all)',
    deal: 'which terms everyone would sign, who blocks, and what would unblock',
    dealOutput: 'folder of tables and views (default: reports/NAME-deal)',
    dealTrials: 'most trials of a deal, 1 to 10,000,000 (default: 1,000)',
    dealOption: 'look at one deal: its name, or options joined by commas',
    dealExplain: 'say what the words mean',
    diff: 'what differs between two cases or two results',
    diffSide: 'case folder, programme file or result.json',
    diffRun: 'simulate both cases and compare the results too',
    explain: 'explain a code such as GB303',
    explainCode: 'code or name of a rule',
    open: 'show a case in the browser, simulated again whenever its files change',
    openPath: 'case, report folder or HTML file',
    fault: ({ kind, value, nearest, message }) => {
      switch (kind) {
        case 'unknownOption':
          return {
            fact: `there is no such option: ${value}`,
            mend: didYouMean(nearest, 'groundbreak --help lists the options'),
          };
        case 'unknownCommand':
          return {
            fact: `there is no such command: ${value}`,
            mend: didYouMean(nearest, 'groundbreak --help lists the commands'),
          };
        case 'missingArgument':
          return { fact: `an argument is missing: ${value}`, mend: 'add --help to see the usage' };
        case 'missingValue':
          return { fact: `an option has no value: ${value}`, mend: 'put the value after it' };
        case 'tooManyArguments':
          return {
            fact: `there are too many arguments: ${value}`,
            mend: 'add --help to see the usage',
          };
        case 'other':
          return { fact: message, mend: 'add --help to see the usage' };
      }
    },
    notChoice: (option, choices, value) => ({
      fact: `${option} takes one of ${choices.join(', ')}, not: ${value}`,
      mend: `write ${option} ${choices[0]}`,
    }),
    notWorkbook: (path) => ({
      fact: `a workbook ends in .xlsx, not: ${path}`,
      mend: 'write it like model.xlsx',
    }),
    notWhole: (option, least, most, value) => ({
      fact: `${option} takes a whole number from ${least} to ${most}, not: ${value}`,
      mend: `write it in digits, such as ${option} ${Math.min(most, Math.max(least, 1000))}`,
    }),
    badThreads: (most, value) => ({
      fact: `--threads takes auto or a whole number from 1 to ${most}, not: ${value}`,
      mend: 'write --threads auto',
    }),
    badDate: (value) => ({
      fact: `there is no such day: ${value}`,
      mend: 'write it like 2025-07-21',
    }),
    badGate: (value) => ({
      fact: `--fail-on cannot be read: ${value}`,
      mend: 'write it like "claim:ID<0.5", with <, <=, > or >= and a probability from 0 to 1',
    }),
    nothingToRead: 'neither a case nor --result FILE',
    caseAndResult: (path, result) => ({
      fact: `a case and a result are both given: ${path}, --result ${result}`,
      mend: 'give the case to simulate it, or the result to read it',
    }),
  },
  refused: {
    nothingThere: (path, nearest) => ({
      fact: `nothing is there: ${path}`,
      mend: didYouMean(nearest, 'give a folder with programme.yaml, or the file itself'),
    }),
    noProgramme: (folder, found, cases) => ({
      fact:
        found.length === 0
          ? `the folder is empty: ${folder}`
          : `the folder has no programme.yaml, only ${found.join(', ')}: ${folder}`,
      mend:
        cases.length > 0
          ? `did you mean ${cases.join(' or ')}?`
          : 'give a folder with programme.yaml; groundbreak init DIR writes one',
    }),
    notAFile: (path) => ({
      fact: `neither a file nor a folder: ${path}`,
      mend: 'give a folder with programme.yaml, or the file itself',
    }),
    tooLarge: (path, bytes, most) => ({
      fact: `a file has at most ${most} bytes, this one has ${bytes}: ${path}`,
      mend: 'is this the right file? if so, use plans and repeat to write it shorter',
    }),
    unreadable: (path, code) => ({
      fact: `cannot be read, ${systemWord(code)}: ${path}`,
      mend: 'check the path and its permissions',
    }),
    folderExists: (path) => ({
      fact: `the folder already holds something: ${path}`,
      mend: 'name a new or empty folder; nothing is overwritten',
    }),
    folderInTheWay: (path) => ({
      fact: `a folder is in the way: ${path}`,
      mend: 'name a file, such as model.xlsx',
    }),
    noFolder: (folder) => ({
      fact: `there is no such folder: ${folder}`,
      mend: 'make it first, or name a file in another folder',
    }),
    inTheWay: (path) => ({
      fact: `something that is not a folder is in the way: ${path}`,
      mend: 'name another folder',
    }),
    otherFiles: (path, found) => ({
      fact: `the folder holds ${found.join(', ')} and no answer of this command: ${path}`,
      mend: 'name a new or empty folder with --output, or that of an earlier answer',
    }),
    cannotWrite: (path, code) => ({
      fact: `cannot be written, ${systemWord(code)}: ${path}`,
      mend:
        code === 'ENOSPC' || code === 'EDQUOT'
          ? 'make room or name another folder; nothing was left behind'
          : 'name another folder',
    }),
    cannotPrint: (code) => ({
      fact: `the result cannot be printed: ${systemWord(code)}`,
      mend: 'send it somewhere else',
    }),
    noFacts: (path) => ({
      fact: `the case has no facts.yaml: ${path}`,
      mend: 'write one, or give another case',
    }),
    needsDate: {
      fact: 'the data date is unknown, since the programme has errors',
      mend: 'add --as-of DATE, or mend the programme: groundbreak check lists the errors',
    },
    unknownClaim: (id, nearest) => ({
      fact: `the programme has no such claim: ${id}`,
      mend: didYouMean(nearest, 'groundbreak claims CASE lists them'),
    }),
    notAResult: (path, field) => ({
      fact: `not a result of groundbreak, ${field === undefined ? 'not even JSON' : `its field ${field} does not fit`}: ${path}`,
      mend: 'give the result.json of a report folder of this version',
    }),
    otherVersion: (path, made, here) => ({
      fact: `made by another version of groundbreak, ${made}: ${path}`,
      mend: `this is ${here}: run the case again`,
    }),
    notAlike: (a, b) => ({
      fact: `a case cannot be compared with a result: ${a}, ${b}`,
      mend: 'give two cases or two results',
    }),
    unknownOption: (option, nearest) => ({
      fact: `no term has such an option, and no deal such a name: ${option}`,
      mend: didYouMean(nearest, 'write the name of a deal, or ids of options joined by commas'),
    }),
    whichTerm: (option, ways) => ({
      fact: `several terms have such an option: ${option}`,
      mend: `write one of ${ways.join(', ')}`,
    }),
    twoOptions: (term, options) => ({
      fact: `a deal has one option of a term, and ${term} has several: ${options.join(', ')}`,
      mend: 'keep one of them',
    }),
    nothingToSettle: (why) =>
      why === 'no-terms'
        ? { fact: 'the case has no terms', mend: 'add terms with options to programme.yaml' }
        : {
            fact: 'no party has an alternative, so nobody is asked to sign',
            mend: 'state under alternative what each party would do without a deal',
          },
    unknownCode: (code, nearest) => ({
      fact: `there is no such code: ${code}`,
      mend: didYouMean(nearest, 'codes look like GB303 and stand beside each problem'),
    }),
    noPage: (builder) => ({
      fact: `the page of the report is not built, and what builds it is not there: ${builder}`,
      mend: 'install groundbreak again, or run npm ci in its folder',
    }),
  },
  error: 'error',
  programmeErrors: (path) => ({
    fact: `the programme has errors and was not run: ${path}`,
    mend: 'mend them; groundbreak explain CODE says more about each',
  }),
  factsErrors: (path) => ({
    fact: `the facts have errors and nothing was scored: ${path}`,
    mend: 'mend them; docs/scoring.md says how facts settle a forecast',
  }),
  summary: (path, counts) => `${path}: ${counts}`,
  warnings: (count) =>
    `${plural(count, 'warning')}; groundbreak check lists ${count === 1 ? 'it' : 'them'}`,
  sound: (name, { sites, phases, activities, claims }) =>
    `${name}: ${plural(sites, 'site')}, ${plural(phases, 'phase')}, ${plural(activities, 'activity', 'activities')}, ${plural(claims, 'claim')}`,
  progress: {
    simulating: 'simulating',
    left: (time) => `${time} left`,
    minutes: (count) => `${count} min`,
    seconds: (count) => `${count} s`,
  },
  started: (folder) => ({
    fact: `a programme to start from is in ${folder}`,
    mend: `edit it, then: groundbreak check ${folder}`,
  }),
  missed: (gate, probability) => `--fail-on holds: ${gate}, the probability is ${probability}`,
  opened: (path) => `opened ${path}`,
  serving: 'the case is simulated again whenever its files change; stop with Ctrl-C',
  ranAgain: 'the files have changed: the page has a new result',
  interrupted: 'interrupted; nothing was left behind',
  bug: (message) =>
    `groundbreak failed: ${message}\nthis is a fault of groundbreak, not of your programme. please report it with the command and, if you can, the case; GROUNDBREAK_DEBUG=1 shows where it failed`,
  facts: {
    knownOn: (name, date, known, all) => `${name}: ${known} of ${all} facts were known on ${date}`,
    happened: 'happened',
    known: 'known',
    confidence: { high: 'high confidence', medium: 'medium confidence', low: 'low confidence' },
    supersededBy: (id) => `superseded by ${id}`,
    publishedLater: '(published after it was known)',
    conflicts: 'They disagree',
    noConflicts: 'No fact known then contradicts another.',
  },
};
