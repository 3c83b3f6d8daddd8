import type { PageWords } from './page-words.ts';

const focus = (signable: boolean) => (signable ? 'likeliest deal' : 'nearest deal');

export const en: PageWords = {
  questions: {
    will: 'Will it happen?',
    when: 'When?',
    who: 'Who pays, who earns?',
    obstacles: 'What stands in the way?',
    deals: 'Which deal gets signed?',
    know: 'How do we know?',
  },
  tabs: {
    will: 'Will it happen?',
    when: 'When?',
    who: 'Who pays?',
    obstacles: 'What is in the way?',
    deals: 'Which deal?',
    know: 'How do we know?',
  },
  menu: {
    skip: 'Skip to the answer',
    questions: 'The six questions',
    search: 'Search',
    searchHint: 'Party, site, fact, term …',
    nothingFound: 'Nothing has that in its name.',
    found: (count) => `${count} found`,
    language: 'Language',
    theme: 'Light or dark',
    themes: { auto: 'As the system', light: 'Light', dark: 'Dark' },
    print: 'Print',
    assumptions: 'Change assumptions',
    close: 'Close',
    newer: 'The programme has changed: show the new result',
  },
  kinds: {
    party: 'party',
    site: 'site',
    fact: 'fact',
    term: 'term',
    claim: 'claim',
    agreement: 'agreement',
    source: 'money',
  },
  inUnit: (heading, unit) => `${heading} (${unit})`,
  aside: (text, remark) => `${text} (${remark})`,
  figure: {
    table: 'Table',
    hideTable: 'Hide table',
    copy: 'Copy CSV',
    copied: 'Copied',
    notCopied: 'Not copied: the browser refused',
    svg: 'Save SVG',
    keys: 'Arrow keys go from mark to mark.',
    of: 'of',
    source: 'Source',
    sources: (ids) => ids.join(', '),
    before: 'before',
    now: 'now',
  },
  titles: {
    ladder: (announced, evidenced, drawn, year) =>
      `Of ${announced} announced, ${evidenced} is evidenced; the middle forecast draws ${drawn} by ${year}`,
    ladderOnly: (drawn, year) => `The middle forecast draws ${drawn} by ${year}`,
    claims: (likely, all) =>
      all === '1'
        ? `The one public claim is ${likely === '1' ? 'more' : 'no more'} likely than not to come true`
        : `${likely} of ${all} public claims ${likely === '1' ? 'is' : 'are'} more likely than not to come true`,
    mw: (scope, mw, year, planned) => `${scope}: ${mw} of IT at the end of ${year}, of ${planned}`,
    usd: (scope, usd, year) => `${scope}: ${usd} spent by the end of ${year}`,
    late: (late, promised) =>
      promised === '1'
        ? `The one phase with a promised date ${late === '1' ? 'misses' : 'keeps'} it in the middle forecast`
        : `${late} of ${promised} phases with a promised date ${late === '1' ? 'misses' : 'miss'} it in the middle forecast`,
    within: (count, all) =>
      all === '1'
        ? `The one phase is ${count === '1' ? '' : 'not '}energised within the horizon in the middle forecast`
        : `${count} of ${all} phases ${count === '1' ? 'is' : 'are'} energised within the horizon in the middle forecast`,
    siteCurves: (site, mw, year, planned) =>
      `${site}: ${mw} of ${planned} of IT by the end of ${year}`,
    map: (known, all) => `${known} of the ${all} of IT planned has a known place`,
    agreements: (unsigned, name, share) =>
      unsigned === '1'
        ? `One agreement is not signed yet: “${name}” (${share} of trials sign it)`
        : `${unsigned} agreements are not signed yet; the least likely is “${name}” (${share} of trials sign it)`,
    allSigned: 'Every agreement is signed',
    noAgreements: 'This programme names no agreement that has to be signed',
    flows: (party, usd, all) => `${party} pays most: ${usd} of ${all} on average`,
    parties: (losing, all, day) =>
      all === '0'
        ? 'Every party with cash flows only pays; what it earns with it is not in the file'
        : all === '1'
          ? `Counting money from ${day} on, the one party is ${losing === '1' ? 'more' : 'no more'} likely to lose than to gain`
          : `Counting money from ${day} on, ${losing} of ${all} parties ${losing === '1' ? 'is' : 'are'} more likely to lose than to gain`,
    cover: (project, cover, share) =>
      `${project}: debt service cover at its thinnest is ${cover} (P50 where there is debt to serve: ${share} of trials)`,
    coverNone: (project) => `${project}: no trial has debt to serve for twelve whole months`,
    cash: (project, share) =>
      share === undefined
        ? `${project}: no cash is left for lenders or owners`
        : `${project}: ${share} of the cash paid out goes to lenders`,
    levelised: (low, cheap, high, dear) =>
      `Levelised cost is from ${low} (${cheap}) to ${high} (${dear})`,
    levelisedOne: (project, cost) => `${project}: levelised cost is ${cost}`,
    need: (scope, usd) =>
      `${scope}: in the middle forecast ${usd} is not covered by evidenced money`,
    waitsNone: 'No trial gets to a first megawatt within the horizon',
    waitsOver: 'Nothing is left to wait for before the first megawatt',
    waits: (family, share, sites) =>
      sites === null
        ? `Most waiting is for ${family}: ${share} of it`
        : `Most waiting of all ${sites} sites together is for ${family}: ${share} of it, weighted by megawatts`,
    tornado: (name, outcome, low, high) =>
      `${outcome}: “${name}” moves it most, from ${low} to ${high}`,
    tornadoNone: (outcome) => `${outcome}: no factor moves it`,
    exclusion: (risk, change, outcome) => `Without “${risk}”: ${change} (${outcome})`,
    exclusionNone: (outcome) => `${outcome}: no risk changes it`,
    exclusionUnsure: (outcome) =>
      `${outcome}: no single risk changes it by more than the noise of the simulation`,
    joint: (scope, share) =>
      `${scope}: ${share} of the trials that get there keep both the middle date and the middle cost`,
    wants: (term, party, usd) =>
      `${term} By stated wants alone, ${party} has most at stake: ${usd}`,
    wantsEven: (term) => term,
    swings: (party, term, usd) => `For ${party} most rides on “${term}”: ${usd}`,
    swingsNone: 'No term makes a difference to any party',
    gains: (deal, share) =>
      `The likeliest deal${deal === undefined ? '' : `, ${deal},`} is signed by all in ${share} of replicates`,
    gainsNone: 'No deal is signed by all in any replicate',
    front: (deals, all, inZone) =>
      `${deals} of ${all} deals cannot be bettered for everyone at once; ${inZone ?? 'none'} of them would be signed by all`,
    blocking: (party, share) => `${party} refuses ${share} of all deals`,
    blockingNone: 'No party refuses any deal',
    waterfall: (party, from, to, signable) =>
      `${party}: ${from} on the table, ${to} under the ${focus(signable)}`,
    payments: (usd, deal) => `${usd} from those who gain would make everyone sign: ${deal}`,
    coalitions: (leaving, all, members, usd) =>
      `${leaving} of ${all} coalitions would gain by leaving the ${focus(true)}; ${members} most, ${usd}`,
    coalitionsNone: `No coalition would gain by leaving the ${focus(true)}`,
    coalitionsApart: (count, all, members, usd, open) =>
      `${count} of ${all} coalitions can have more by themselves than by walking away; ${members} most, ${usd}${
        open === '0'
          ? ''
          : `, in a deal that leaves ${open === '1' ? 'one term' : `${open} terms`} open`
      }`,
    coalitionsApartNone: 'No coalition can have more by itself than by walking away',
    robustness: (least, most) =>
      least === most
        ? `All would sign as many deals, ${most}, however much wants and alternatives weigh`
        : `All would sign ${least} to ${most} deals as wants and alternatives weigh more or less`,
    noDealSigned: (deals, usd, any) =>
      `None of ${deals} possible deals is as good for everyone as walking away: the nearest lacks ${usd}${any === undefined ? '' : `; in ${any} of replicates one is`}`,
    dealsSigned: (count, deals, share) =>
      `Everyone would sign ${count} of ${deals} possible deals, the likeliest in ${share} of replicates`,
    facts: (count, day) =>
      count === '1' ? `One fact was known on ${day}` : `${count} facts were known on ${day}`,
    conflicts: (count) =>
      count === '1'
        ? 'One account disagrees with another'
        : `${count} accounts disagree with another`,
    noConflicts: 'No account disagrees with another',
    sourcing: (sourced, values) => `${sourced} of ${values} numbers rest on a published source`,
    method: 'How this forecast was made',
    first: (scope, month, share, horizon) =>
      `${scope}: the first megawatt comes around ${month}, and in ${share} of trials not by ${horizon}`,
    firstLate: (scope, share, horizon) =>
      `${scope}: only ${share} of trials energise anything by ${horizon}`,
  },
  notes: {
    ladder:
      'Bar: stated, or P50 of the forecast. Whisker: P10 to P90. What is stated rests on the sources that each mark and the table name; judgement: no fact says it.',
    gantt:
      'Bar: P10 to P90 of energisation, the darker the more certain. Tick: P50. Diamond: money committed (P50). Triangle: promised date. An open end: not all trials get there within the horizon. Line down: the data date. Press a phase for its activities.',
    claims:
      'Dot: probability. Whisker: 95 % interval of the simulation. Below each claim: its date and what it fails for most often, with the share of the trials that miss it.',
    otherScopes: (count) => `Other scopes (${count})`,
    activities:
      'Activities of the open phase: bar from P50 of the start to P50 of the finish, blue where it is on the binding path in at least a quarter of the trials that energise the phase, line from P10 to P90 of the finish, and the share of those trials in which it is on the binding path.',
    agreements:
      'Bar: P10 to P90 of the signature. Tick: P50, or the day on which it was signed. An open end: not signed within the horizon in some trials. Per cent: share of trials that sign within the horizon. Line down: the data date.',
    curves:
      'IT MW energised. Band: P10 to P90. Line: P50. Dashed: planned in all, whenever it comes; an uncertain size counts with its mean, so that P90 may lie above. A site is built block by block: the map gives its first block, “When?” above each of them, the heading what stands at the end.',
    map: 'Circle: planned IT MW. Filled: share of it that the middle forecast energises within the horizon. Date: P50 of the first block of a site to be energised.',
    elsewhere: 'Without a place yet, or not on this map',
    flows:
      'From those who pay, through the form of their money, to what it may be spent on: mean USD drawn within the horizon.',
    parties: (day) =>
      `Net present value at each party’s own hurdle rate, and the chance that it is below zero: from ${day} on, what was paid and received before is left out. Rate of return and received over paid, in the table and on each mark, are over the whole life with what was paid before: a party may have lost over the whole life and still gain from ${day} on. Bar: P10 to P90. Tick: P50.`,
    waits:
      'Left: mean months from the data date to the first megawatt, in the trials that get there. Right: share of all trials that do not get there, in all and by the kinds of cause that stop most of them.',
    scatter:
      'Each point is a trial: first megawatt and whole spend. The lines are the middle date and the middle cost. What comes after the horizon stands at the right edge.',
    noDebt: 'No project of this programme has debt to serve.',
    cover:
      'Cash flow over debt service of the twelve months to the end of each year, or to the last month in it with debt service, in trials with debt to serve. Band: P10 to P90. Line: P50. Grey at the foot: share of trials with debt to serve, a full bar for all of them. Below 1× the debt cannot be served from the year’s cash; above 4× it stands at the top. Titles give the least of any twelve whole months, P50.',
    cash: 'Mean over all trials, from the data date on. Pale: debt service, with prepayments. Blue: to owners. Line: CFADS, which is revenue less operation, purchases, tax and working capital, plus what is worth something at the end. The rest of it goes to new chips, late remedies and reserves; bars above it are paid from reserves or support.',
    marksBefore:
      'Before the change: hollow circles, dotted strokes and lines, grey bars, and the first of two values.',
    rangeBefore: 'Line below a bar: P10 to P90 before the change.',
    cashBefore: ' Outlines and dashed line: before the change.',
    need: 'Bar: spending beyond evidenced money at its peak, P50. Whisker: P10 to P90.',
    exclusion:
      'Hollow: the interval spans zero, so the simulation cannot tell the effect from none.',
    noneChanged: 'Hollow without whisker: too few trials changed to give an interval.',
    largest: (shown, all) => `The ${shown} largest of ${all}; the table has all.`,
    tornado:
      'Blue: factor lowest, or without the risk. Orange: factor highest, or with the risk. Line: mean over all trials.',
    levelised:
      'Levelised cost per kW of IT and month: construction, contracts, energy, operation, tax, and chips with their successors where the project pays for them, over megawatts that run. Bar: P10 to P90. Tick: P50.',
    perKw: (usd) => `${usd} USD/kW-month`,
    flowsOfProjects: (named) =>
      `From those who pay, through the form of their money${named ? ' and the project' : ''}, to what it pays for: mean USD drawn. What a company pays beyond what was committed (cost, interest and fees that no source covers) is its own money.${named ? '' : ' The table has the projects.'}`,
    flowsOfOwners:
      ' A company without money of its own cannot pay it: it would have to come from its owners, none of whom has committed it; returns count it with the company.',
    noMoney: 'Debt service cover and levelised cost are not part of this result.',
    noDeal:
      'This page holds no simulated deals: groundbreak deal CASE simulates them, and the next run puts them here. What each party says it wants and what must be signed is shown instead.',
    blocking:
      'Pale: share of all possible deals that the party refuses. Full: that it alone refuses.',
    front: (shown, all) =>
      `Shown: ${shown} of ${all}. Large: deals with a name. Orange: no other deal beats it in most replicates; blue: some deal does.`,
    openSheet:
      'Hollow: what is on the table leaves terms open or breaks an exclusion, so it is none of these deals.',
    neverSignable:
      'No deal becomes one that all would sign while stated wants and alternatives move between 0 and twice what they are.',
    robustness:
      'Number of deals that all would sign. Across: alternatives from 0 to twice what they are. Down: stated wants from 0 to twice.',
    otherCoalitions: (count) => `Other coalitions (${count})`,
    otherPayments: (count) => `Other deals that payments would unblock (${count})`,
    dealBefore: 'The deals below were simulated without your changes.',
    noTerms: 'This programme names no terms that parties negotiate.',
    noClaims: 'This programme names no public claims.',
    noSources: 'This programme names no sources of money.',
    noFacts: 'This case has no facts.',
    noPlaces: 'No site of this programme says where it lies, so there is no map.',
    noPhases: 'This programme has no phases.',
    noRisks: 'This programme names no drivers and no risks that move the outcome.',
    wants:
      'What each option is worth to a party beyond the money it brings, as stated in the programme, P50.',
    facts:
      'Circle: when it happened. Square: when it became known. Orange: another account disagrees. Only what was known may be used.',
    asOf: 'As known on',
    asOfDay: (day) => `as known on ${day}`,
    superseded: (id) => `replaced by ${id}`,
    disagrees: (id) => `disagrees with ${id}`,
    method: [
      'Each trial draws whether each risk happens, then the shared factors, then every other uncertain number.',
      'It passes forward through the network of work with calendars; work waits for agreements, permits, money, power and supplies, in order of readiness, and nothing is used twice.',
      'Days on the way to the first megawatt are booked to what was binding. A trial that never gets there is booked to what it is stuck on.',
      'The same seed gives the same numbers, and a change faces the same luck as what it is compared with.',
      'Probabilities carry the noise of the simulation only; the doubt about the file is larger.',
    ],
    repeat: (command) => `The same numbers again: ${command}`,
  },
  columns: {
    what: 'What',
    mean: 'mean',
    month: 'month',
    share: 'share',
    start: 'start P50',
    finish: 'finish P50',
    place: 'place',
    firstBlock: 'first block energised',
    since: (month) => `from ${month}`,
    option: 'Option',
    planned: 'planned',
    energisedBy: 'within horizon',
    money: 'money P50',
    confidence: 'confidence',
    confidences: { high: 'high', medium: 'medium', low: 'low' },
    low95: '95 % low',
    interval: '95 % interval',
    ofIt: (power) => `${power} of IT`,
    high95: '95 % high',
    uses: 'Used for',
    project: 'Project',
    leastGain: 'gain of the party that gains least',
    sumGain: 'sum of gains',
    someRefuse: 'somebody refuses',
    noise: 'not in the steps (fewer trials)',
    wantsByAlternatives: 'wants by alternatives',
    atNoPrice: 'at no price',
    signable: (count) => `all would sign ${count}`,
    least: 'at least',
    most: 'at most',
    year: 'year',
    withDebt: 'with debt to serve',
    locked: 'locked up',
    inDefault: 'in default',
    irr: 'rate of return',
    wholeLife: 'whole life',
    fromDay: (day) => `from ${day} on`,
    multiple: 'received over paid',
    purposes: { works: 'Land, buildings, power', chips: 'Chips' },
    own: 'beyond what is committed',
    madeFrom: 'made from',
    onlyPays: 'only pays; what it earns with it is not in the file',
    row: 'row',
    waitRows: { total: 'all causes', family: 'all of its family', cause: 'cause' },
    ownersOf: (company) => `Owners of ${company}`,
    instrument: 'Form',
  },
  gates: {
    money: 'money committed',
    criticality: (share) => `on the binding path in ${share}`,
    shrunk: (share) => `built smaller in ${share}`,
    givenUp: (share) => `given up in ${share}`,
  },
  live: {
    title: 'Change assumptions',
    intro: 'Move a number and the case is simulated again with the same luck, here in this page.',
    groups: {
      driver: 'Shared factors',
      risk: 'Risks',
      gate: 'Agreements, power, deliveries',
      money: 'Money',
      term: 'Terms',
    },
    fields: {
      factor: 'level',
      shift: 'slip',
      probability: 'probability',
      time: 'time to signature',
      never: 'never',
      available: 'available from',
      on: 'delivered on',
      amount: 'amount',
    },
    filter: 'Find an assumption',
    reset: 'Reset all',
    resetOne: (name) => `Reset ${name}`,
    undo: 'Undo',
    copyPatch: 'Copy as patch',
    download: 'Download programme',
    saveResult: 'Save result.json',
    moved: (count) => `${count} moved`,
    changed: 'Changed assumptions: this is not the forecast of the file',
    none: 'Nothing is moved.',
    asStated: 'as stated',
    starting: 'The engine is starting …',
    running: (trials) => `Simulating ${trials} trials …`,
    done: (trials, seconds) => `${trials} trials in ${seconds} s`,
    doneInPart: (trials, seconds) => `${trials} trials in ${seconds} s, the rest follows`,
    waits: 'being simulated …',
    paleWaits: 'Being simulated: what is pale does not have the change yet.',
    failed: (why) => `The change cannot be simulated: ${why}. Shown is the forecast without it.`,
    noWorkers:
      'This browser runs no workers from a file, so nothing can be moved here. Open the file in a current Firefox, Chrome, Edge or Safari, or run the case with groundbreak.',
    stays: 'unchanged',
    days: (days) => `${days} days`,
    effect: 'What it changes',
    drawn: 'All sources of money, drawn (P50)',
    terms: 'Take an option as agreed: what it changes in the programme is put in force.',
    openTerm: 'open, as in the file',
  },
};
