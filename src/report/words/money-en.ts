import type { MoneyWords } from './money-words.ts';

export const moneyEn: MoneyWords = {
  title: (programme, trials) => `Money of ${programme}, ${trials} trials`,
  finding: (project, company, npv, loss) =>
    `${project} (${company}): NPV of owners ${npv} at P50 from the data date on, below zero in ${loss} of trials`,
  covers: (factor) => `Revenue covers debt service in every year from ${factor} of the price on.`,
  coversNever: 'No price between a fifth and four times today’s covers debt service in every year.',
  coversAlways: 'Revenue covers debt service in every year even at a fifth of today’s price.',
  earns: (factor) => `The owners earn just their hurdle at ${factor} of the price.`,
  earnsNever: 'At no price between a fifth and four times do the owners earn just their hurdle.',
  recourse:
    'The company pays what the project cannot: debt service is never missed, however low cover is.',
  uses: 'Where the money comes from: means over all trials',
  own: 'the company beyond what is committed',
  perMwOfHalls: (total) =>
    `Levelised cost ${total} USD per IT kW and month: construction, contracts, energy, operation and tax over megawatts that run.`,
  perMw: (total, first) =>
    `Levelised cost ${total} USD per IT kW and month with new chips (${first} USD with the first chips only): construction, contracts, energy, operation, chips and tax over megawatts that run.`,
  perHour: (hour) => `Per accelerator and hour: ${hour} USD.`,
  lend: (amount, limit, drawn) =>
    `Lenders would give ${amount}, held back by ${limit}; drawn at P50: ${drawn}.`,
  limits: {
    byCover: 'cover in the middle case',
    byStressedCover: 'cover in the stressed case',
    byLoanLife: 'loan life cover',
    byGearing: 'gearing',
  },
  rate: (points) => `Least cover is 1.00 when interest moves by ${points} points.`,
  energy: (factor) => `Least cover is 1.00 when energy costs ${factor} of today’s price.`,
  cases: 'Cases',
  caseNames: {
    sponsor: 'Sponsor',
    bank: 'Bank',
    delay: 'Delay',
    overrun: 'Overrun',
    rates: 'Rates',
    'offtaker-loss': 'Offtaker lost',
    'early-refresh': 'Early refresh',
    downside: 'Downside',
  },
  columns: {
    case: 'Case',
    leastCover: 'Least DSCR',
    averageLife: 'Avg life (yr)',
    npv: 'NPV owners',
    irr: 'IRR',
    locked: 'Locked (mo)',
    inDefault: 'Default (mo)',
    loss: 'Lenders lose',
    source: 'Source',
    drawn: 'Drawn',
    share: 'Share',
    year: 'Year',
    cover: 'DSCR',
    chanceLocked: 'Locked up',
    chanceDefault: 'In default',
    headroom: 'Headroom',
    revenue: 'Revenue',
    cost: 'Cost',
    tax: 'Tax',
    cfads: 'CFADS',
    service: 'Debt service',
    owners: 'To owners',
    party: 'Party',
    payback: 'Payback (yr)',
    peak: 'Peak exposure',
    multiple: 'MOIC',
  },
  moves:
    'What moves cover and return: mean at the lowest and highest tenth of a driver, without and with a risk',
  years: 'By year',
  parties: 'Who earns',
  notes: {
    cases:
      'Sponsor: the middle of every number, no risk happens. Bank: time and cost at P70, prices at P30, 1 point more interest. Delay: all durations and dates at P90. Overrun: costs a fifth higher. Rates: 2 points more. Offtaker lost: contracts end half-way. Early refresh: chips last two thirds as long. Downside: delay, overrun, rates, refresh and prices at P30 at once. DSCR over twelve whole months; new chips come after debt service. NPV from the data date on. IRR with money before it, only where money goes in before it comes out and there is just one.',
    years:
      'Means over all trials; DSCR of the twelve months to the last with debt service in the year, over the trials with one. A default is a month in which debt service is missed, or cover below the lenders’ limit over twelve whole months. Headroom is that of the sponsor’s case over the lock-up test.',
    yearsNarrow:
      'Means over all trials; DSCR of the twelve months to the last with debt service in the year, over the trials with one. A default is a month in which debt service is missed, or cover below the lenders’ limit over twelve whole months.',
    yearsWithoutDebt: 'Means over all trials.',
    parties:
      'NPV at each party’s own hurdle and chance of loss (an NPV below zero) from the data date on, without what was spent before; IRR, MOIC and peak exposure over the whole life, with it; payback in the sponsor’s case.',
  },
  workbook: (path) => `Workbook: ${path}`,
  shows: 'sponsor’s case: the middle of every number, no risk happens',
};
