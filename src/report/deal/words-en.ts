import type { DealWords } from './words.ts';

const asWould = (others: number): string =>
  others === 0 ? '' : `, as would ${others} other ${others === 1 ? 'coalition' : 'coalitions'}`;

export const en: DealWords = {
  title: (programme, date) =>
    `${programme}: which terms would everyone sign? (as known on ${date})`,
  possible: (deals) =>
    `${deals} ${deals === '1' ? 'deal that settles' : 'deals that settle'} every term ${deals === '1' ? 'is' : 'are'} possible under the exclusions.`,
  signed: (count, any, replicates) =>
    `With everything unsure at its mean, all parties would sign ${count} of them; drawn anew ${replicates} times (replicates), there is any in ${any}.`,
  none: (any, replicates) =>
    `With everything unsure at its mean, all parties would sign none of them; drawn anew ${replicates} times (replicates), there is any in ${any}.`,
  nearest: (each, deal) => `The nearest deal lacks ${each} for the party that lacks most: ${deal}.`,
  focus: (share, alike, deal, closely) =>
    alike === '1'
      ? `The likeliest deal is signed by all in ${share} of the replicates: ${deal}.`
      : `${closely === undefined ? '' : `Of the ${closely} deals that were looked at closely, `}${alike}${closely === undefined ? ' deals' : ''} are signed by all in ${share} of the replicates, more often than any other; likeliest is here the one whose worst-off party gains most: ${deal}.`,
  lacks: (party, money) => `${party} ${money}`,
  withMoney: (count) =>
    count === '0'
      ? 'Even if money could change hands, none would do.'
      : `If money could change hands, ${count} ${count === '1' ? 'deal' : 'deals'} would do.`,
  leastPaid: (deal, receive, pay) => `Least has to be paid under ${deal}: ${receive}, from ${pay}.`,
  onlyLoses: (parties) =>
    `Refusing every deal, and with a loss of money in all that are shown: ${parties}. What a party earns with what it buys counts only where the file says it: a contract with its own buyers, its wants, or the worth of megawatts to it.`,
  relax: (total, parts, deal) =>
    `The smallest concession in all is ${total} (${parts}) under ${deal}.`,
  nearestDeal: 'the nearest deal',
  thatDeal: 'that deal',
  unasked: (parties) =>
    `Not asked to sign, since the file does not say what the alternative is worth: ${parties}.`,
  atNoPrice: 'at no price',
  comma: ', ',
  semicolon: '; ',
  colon: ': ',
  paidTo: (party, money) => `${money} paid to ${party}`,
  redLine: (party, option, why) => `${party} never signs “${option}” (${why})`,
  redLines: (lines, deals) =>
    `Red lines: ${lines}. No payment makes up for that, which rules out ${deals} of the deals.`,
  allRefused:
    'Each deal that was looked at closely is refused by somebody at any price, so no money and no concession of money helps.',
  fewest: (parties, options) => `The fewest refuse (${parties}) under ${options}.`,
  aside: (text, remark) => `${text} (${remark})`,
  typed: (names) => `One deal in full: --deal with ${names}, or with options joined by commas.`,
  change: (terms) => `The sheet would be signed with a change of: ${terms}.`,
  stillOpen: (terms) => `still open: “${terms}”`,
  moreChanges: (count) =>
    count === '1'
      ? 'One more such change is in deal.json.'
      : `${count} more such changes are in deal.json.`,
  asItStands: (open) => `The sheet would be signed as it stands${open === '' ? '' : ` (${open})`}.`,
  noChange: 'No change of up to three terms makes the sheet one that all sign.',
  coalition: (reaction, members, others, keep) =>
    `If ${reaction}, ${members} would leave${asWould(others)}; ${keep} would prevent it.`,
  leaving: (reaction, members, others) =>
    `If ${reaction}, ${members} would leave${asWould(others)}, and no payment prevents it.`,
  stable: (reaction) => `If ${reaction}, nobody gains by leaving.`,
  apart: (reaction, members, worth, alternatives, open) =>
    `If ${reaction}, ${members} can have ${worth} without the others, against ${alternatives} in what each would do instead${open}.`,
  openTerms: (count, all, terms) =>
    `; but that deal leaves ${count} of ${all} terms open, as no deal of all may (${terms})`,
  nobodyApart: (reaction) =>
    `If ${reaction}, no coalition can have more by itself than its members’ alternatives.`,
  or: ' or ',
  reactions: { 'falls-apart': 'the rest falls apart', 'stays-together': 'the rest stays together' },
  bargaining: {
    none: 'Bargaining by turns ends without a deal, since none is as good for all as parting.',
    alone: 'One party signs alone, so there is nobody to bargain with.',
    offers: (deal, round, proposer) =>
      `Bargaining by turns ends in round ${round} with what ${proposer} proposes: ${deal}.`,
    text: (share, months) =>
      `A mediated single text ends in a deal that all sign in ${share} of runs, ${months === undefined ? 'mostly the first draft as it was' : `after ${months}`}.`,
    timed: (gains) => `With agreements as late as that, the likeliest deal gains ${gains}.`,
    note: 'Illustrations of how talks may go, not predictions.',
  },
  sheet: 'on the table',
  sheetWith: (options) => `the sheet with ${options}`,
  excluded: 'breaks an exclusion',
  asked: 'asked for',
  focusName: 'nearest to all',
  likeliest: 'likeliest',
  open: 'open',
  deal: 'deal',
  points: {
    nash: 'Nash',
    kalaiSmorodinsky: 'Kalai-Smorodinsky',
    egalitarian: 'egalitarian',
    utilitarian: 'utilitarian',
  },
  why: {
    'empty-zone': 'undefined: no deal that all would sign',
    'nobody-gains': 'undefined: no deal gives every party a gain',
    'someone-never-gains': 'undefined: some party gains in no deal',
  },
  tied: (points) =>
    `Points that several deals share, of which the first is shown, or that pick none: ${points}.`,
  oneOf: (count) => `one of ${count} equal deals`,
  columns: {
    deal: 'deal',
    all: 'all sign',
    party: 'party',
    alternative: 'alternative',
    refuses: 'refuses',
    alone: 'alone',
    missing: 'nearest lacks',
    term: 'term',
    change: 'change',
    money: 'money',
    megawatts: 'capacity',
    exposure: 'exposure',
    tail: 'worst tenth',
    wants: 'wants',
    utility: 'utility',
    gain: 'gain',
    signs: 'signs',
    members: 'coalition',
    worth: 'worth',
    own: 'its own deal',
    alternatives: 'alternatives',
    open: 'terms left open',
    rest: 'not in the steps (fewer trials)',
    payer: 'pays',
    payee: 'receives',
    range: 'least to most',
    amount: 'amount',
    front: 'on front',
    trials: 'trials',
    mw: 'MW',
    share: 'share',
    option: 'option',
  },
  titles: {
    deals: 'What each party gains over its alternative',
    blocking: 'Who blocks',
    swings: 'What rides on each term',
    waterfall: 'From the sheet to the likeliest deal, term by term',
    waterfallNearest: 'From the sheet to the nearest deal, term by term',
    payments: 'Side payments that would unblock',
    coalitions: 'Who would leave with whom',
    robustness: 'Deals that all would sign when wants and alternatives move',
    points: 'Points in the agreement zone',
    front: 'What the party that gains least gains, and all together',
    bargaining: 'How talks may go',
    definitions: 'What the words mean',
    parts: 'What the deal is worth to each party',
  },
  notes: {
    gain: 'Utility less alternative, with the share of replicates in which the party signs. Counted from the world in which nothing under negotiation is agreed, under the same luck.',
    swings:
      'Utility with the best option of a term less that with the worst, between deals that are alike in all other terms.',
    waterfall:
      'Mean of what each change does over all orders in which the changed terms may move (Shapley).',
    payments:
      'What the refusers lack, paid by those who gain: least and most that a payer may have to give, and its share by what it gains.',
    coalitions:
      'Highest sum of utilities that the members can have by themselves, with what they bring. An own deal may leave terms open, as no deal of all may; there is none where members do best with their alternatives or in smaller groups.',
    robustness:
      'Across: alternatives from 0 to twice what they are; down: stated wants from 0 to twice.',
    front:
      'Each dot is a deal: gain of the party that gains least, against the sum of gains. Right of the line all sign.',
    trials:
      'Deals that cannot win get few trials and are compared with a like deal on the same luck.',
  },
  definitions: [
    ['agreement zone', 'deals in which every party does at least as well as with its alternative'],
    ['gain', 'what a deal is worth to a party less its alternative, USD of today'],
    ['Nash', 'highest product of gains in the zone'],
    [
      'Kalai-Smorodinsky',
      'the lowest share of what each could gain at most in the zone is as high as can be, then the second lowest',
    ],
    ['egalitarian', 'the lowest gain in USD is as high as can be, then the second lowest'],
    ['utilitarian', 'highest sum of utilities in the zone'],
    [
      'Pareto front',
      'deals that no other deal beats for one party without being worse for another',
    ],
    ['core', 'deals that no coalition would leave for what it can have by itself'],
    [
      'least core',
      'the highest gain of a leaving coalition is as low as can be when money changes hands',
    ],
    [
      'nucleolus',
      'gains of leaving coalitions, highest first, are as low as can be; checked by Kohlberg’s criterion',
    ],
    ['replicate', 'trials, wants and alternatives drawn anew from what is unsure about them'],
  ],
  axis: { wants: 'wants', alternatives: 'alternatives' },
  inUnit: (name, unit) => `${name}, ${unit}`,
};
