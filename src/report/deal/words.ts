import type { Language } from '../words/index.ts';

/** Every text about deals in one language. */
export interface DealWords {
  readonly title: (programme: string, date: string) => string;
  readonly possible: (deals: string) => string;
  /** With everything unsure at its mean, and in how many of so many replicates any deal is signed. */
  readonly signed: (count: string, any: string, replicates: string) => string;
  readonly none: (any: string, replicates: string) => string;
  readonly nearest: (each: string, deal: string) => string;
  /** How often all sign it, how many deals are signed as often, and what it says. */
  readonly focus: (share: string, alike: string, deal: string) => string;
  readonly lacks: (party: string, money: string) => string;
  readonly withMoney: (count: string) => string;
  /** The deal that needs least money, and who receives and pays what. */
  readonly leastPaid: (deal: string, receive: string, pay: string) => string;
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

const asWould = (others: number): string =>
  others === 0 ? '' : `, as would ${others} other ${others === 1 ? 'coalition' : 'coalitions'}`;

const en: DealWords = {
  title: (programme, date) =>
    `${programme}: which terms would everyone sign? (as known on ${date})`,
  possible: (deals) =>
    `${deals} ${deals === '1' ? 'deal that settles' : 'deals that settle'} every term ${deals === '1' ? 'is' : 'are'} possible under the exclusions.`,
  signed: (count, any, replicates) =>
    `With everything unsure at its mean, all parties would sign ${count} of them; drawn anew ${replicates} times (replicates), there is any in ${any}.`,
  none: (any, replicates) =>
    `With everything unsure at its mean, all parties would sign none of them; drawn anew ${replicates} times (replicates), there is any in ${any}.`,
  nearest: (each, deal) => `The nearest deal lacks ${each} for the party that lacks most: ${deal}.`,
  focus: (share, alike, deal) =>
    alike === '1'
      ? `The likeliest deal is signed by all in ${share} of the replicates: ${deal}.`
      : `${alike} deals are signed by all in ${share} of the replicates, more often than any other; likeliest is here the one whose worst-off party gains most: ${deal}.`,
  lacks: (party, money) => `${party} ${money}`,
  withMoney: (count) =>
    count === '0'
      ? 'Even if money could change hands, none would do.'
      : `If money could change hands, ${count} ${count === '1' ? 'deal' : 'deals'} would do.`,
  leastPaid: (deal, receive, pay) => `Least has to be paid under ${deal}: ${receive}, from ${pay}.`,
  relax: (total, parts, deal) =>
    `The smallest concession in all is ${total} (${parts}) under ${deal}.`,
  nearestDeal: 'the nearest deal',
  thatDeal: 'that deal',
  unasked: (parties) =>
    `Not asked to sign, since the file does not say what the alternative is worth: ${parties}.`,
  atNoPrice: 'at no price',
  comma: ', ',
  semicolon: '; ',
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
    front: 'Deals that no other beats',
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

const zh: DealWords = {
  title: (programme, date) => `${programme}：哪些条款各方都会签？（截至${date}）`,
  possible: (deals) => `在互斥约束下，各项条款全部议定的组合共有${deals}个。`,
  signed: (count, any, replicates) =>
    `各项不确定者取均值时，其中${count}个各方都会签；重新抽取${replicates}次（重复抽样），有${any}存在各方都会签的组合。`,
  none: (any, replicates) =>
    `各项不确定者取均值时，没有一个各方都会签；重新抽取${replicates}次（重复抽样），有${any}存在各方都会签的组合。`,
  nearest: (each, deal) => `最接近的条款组合中，缺口最大的一方还差${each}：${deal}。`,
  focus: (share, alike, deal) =>
    alike === '1'
      ? `最可能的条款组合在${share}的重复抽样中获各方签署：${deal}。`
      : `有${alike}个条款组合在${share}的重复抽样中获各方签署，高于其余；其中得益最少一方得益最多者称为最可能：${deal}。`,
  lacks: (party, money) => `${party} ${money}`,
  withMoney: (count) =>
    count === '0'
      ? '即使允许相互补偿，也没有条款组合可行。'
      : `若允许相互补偿，有${count}个条款组合可行。`,
  leastPaid: (deal, receive, pay) => `补偿最少的条款组合是${deal}：${receive}，出自${pay}。`,
  relax: (total, parts, deal) => `合计最小让步为${total}（${parts}），条款组合为${deal}。`,
  nearestDeal: '最接近者',
  thatDeal: '同上',
  unasked: (parties) => `文件未写明其备选的价值，因而不需签署：${parties}。`,
  atNoPrice: '无价可议',
  comma: '、',
  semicolon: '；',
  paidTo: (party, money) => `向${party}支付${money}`,
  redLine: (party, option, why) => `${party}决不签“${option}”（${why}）`,
  redLines: (lines, deals) =>
    `无价可议：${lines}。任何补偿都无济于事，因此排除${deals}个条款组合。`,
  allRefused: '凡细算过的条款组合，都有一方无论如何不签，因此补偿与金钱让步都无济于事。',
  fewest: (parties, options) => `拒签者最少（${parties}）的条款组合：${options}。`,
  aside: (text, remark) => `${text}（${remark}）`,
  typed: (names) => `查看单个条款组合：--deal 后接 ${names}，或以逗号连接的选项。`,
  change: (terms) => `改动以下条款后，现有条款清单可获签署：${terms}。`,
  stillOpen: (terms) => `仍未定：“${terms}”`,
  moreChanges: (count) => `此类改动另有${count}组，见deal.json。`,
  asItStands: (open) => `现有清单无需改动即可获签署${open === '' ? '' : `（${open}）`}。`,
  noChange: '改动三项以内的条款，都不能让各方签署现有清单。',
  coalition: (reaction, members, others, keep) =>
    `若${reaction}，${members}会离开${others === 0 ? '' : `，另有${others}个联盟亦然`}；${keep}即可挽留。`,
  leaving: (reaction, members, others) =>
    `若${reaction}，${members}会离开${others === 0 ? '' : `，另有${others}个联盟亦然`}，任何补偿都留不住。`,
  stable: (reaction) => `若${reaction}，无人因离开而得利。`,
  apart: (reaction, members, worth, alternatives, open) =>
    `若${reaction}，${members}仅凭自身合计可得${worth}，备选合计为${alternatives}${open}。`,
  openTerms: (count, all, terms) =>
    `；但其自办组合把${all}项条款中的${count}项留作未定，全体的组合则不得如此（${terms}）`,
  nobodyApart: (reaction) => `若${reaction}，没有联盟仅凭自身能胜过其成员的备选。`,
  or: '或',
  reactions: { 'falls-apart': '其余各方散伙', 'stays-together': '其余各方继续合作' },
  bargaining: {
    none: '轮流出价以破裂告终：没有条款组合让各方都不差于分手。',
    alone: '只有一方签署，无人可与之谈判。',
    offers: (deal, round, proposer) =>
      `轮流出价在第${round}轮结束，成交的是${proposer}提出的条款组合：${deal}。`,
    text: (share, months) =>
      `调解人单一文本在${share}的运行中以各方都签的条款组合告终，${months === undefined ? '多半就是未改动的初稿' : `历时${months}`}。`,
    timed: (gains) => `若协议拖到那时，最可能组合的得益为${gains}。`,
    note: '仅示意谈判可能的走向，并非预测。',
  },
  sheet: '现有清单',
  excluded: '违反互斥规则',
  asked: '所问组合',
  focusName: '最接近全体同意',
  likeliest: '最可能',
  open: '未定',
  deal: '条款组合',
  points: {
    nash: '纳什',
    kalaiSmorodinsky: '卡莱-斯莫罗丁斯基',
    egalitarian: '平等主义',
    utilitarian: '功利主义',
  },
  why: {
    'empty-zone': '无定义：没有各方都会签的条款组合',
    'nobody-gains': '无定义：没有条款组合让各方都得利',
    'someone-never-gains': '无定义：有一方在任何条款组合中都不得利',
  },
  tied: (points) => `以下各解并列（只列首个）或无定义：${points}。`,
  oneOf: (count) => `${count}个并列者之一`,
  columns: {
    deal: '条款组合',
    all: '全签',
    party: '当事方',
    alternative: '备选',
    refuses: '拒签',
    alone: '独自拒签',
    missing: '最近还差',
    term: '条款',
    change: '改动',
    money: '资金',
    megawatts: '容量',
    exposure: '敞口',
    tail: '最差一成',
    wants: '诉求',
    utility: '效用',
    gain: '得益',
    signs: '签署',
    members: '联盟',
    worth: '价值',
    own: '自办组合',
    alternatives: '备选合计',
    open: '未定条款',
    rest: '未计入各步（模拟次数较少）',
    payer: '付款方',
    payee: '收款方',
    range: '最少至最多',
    amount: '金额',
    front: '在前沿',
    trials: '模拟次数',
    mw: '兆瓦',
    share: '份额',
    option: '选项',
  },
  titles: {
    deals: '各方相对备选的得益',
    blocking: '谁在阻挡',
    swings: '每项条款牵动多少',
    waterfall: '从现有清单到最可能的组合，逐项分解',
    waterfallNearest: '从现有清单到最接近的组合，逐项分解',
    payments: '可解阻的补偿',
    coalitions: '谁会与谁离开',
    robustness: '诉求与备选变动时，各方都会签的条款组合数',
    points: '协议区内的解',
    front: '不被任何条款组合胜过的条款组合',
    bargaining: '谈判可能的走向',
    definitions: '术语',
    parts: '该条款组合对各方的价值',
  },
  notes: {
    gain: '效用减备选，并列出该方签署的重复抽样占比。以“所议事项一概未达成”的世界为起点，在相同运气下计算。',
    swings: '其余条款相同的组合之间，该条款取最优选项时的效用减去取最差选项时的效用。',
    waterfall: '各改动在所有先后次序下作用的平均值（沙普利值）。',
    payments: '拒签者所缺由得益者支付：付款方最少与最多须付的金额，以及按得益分摊的份额。',
    coalitions:
      '成员仅凭自身所有能取得的最高效用之和。自办组合可把条款留作未定，全体的组合则不得如此；取备选或分成更小的群体更好时，不列自办组合。',
    robustness: '横向：备选从0到2倍；纵向：诉求从0到2倍。',
    front: '每点为一个条款组合：得益最少一方的得益，对得益之和。线右侧各方都会签。',
    trials: '无望胜出的条款组合模拟次数较少，并在相同运气下与相近条款组合比较。',
  },
  definitions: [
    ['协议区', '各方都不差于其备选的条款组合'],
    ['得益', '条款组合对一方的价值减其备选，今日美元'],
    ['纳什', '协议区内得益之积最大'],
    ['卡莱-斯莫罗丁斯基', '各方得益占其在协议区内最大得益之比，最低者尽量高，依次类推'],
    ['平等主义', '以美元计的最低得益尽量高，依次类推'],
    ['功利主义', '协议区内效用之和最大'],
    ['帕累托前沿', '没有其他条款组合能在不损一方的情况下优于它'],
    ['核', '没有联盟会为自办组合而离开的条款组合'],
    ['最小核', '可转移资金时，离开联盟的最大得益尽量低'],
    ['核仁', '离开联盟的得益从高到低依次尽量低；以科尔伯格准则检验'],
    ['重复抽样', '把模拟、诉求与备选中不确定者重新抽取一次'],
  ],
  axis: { wants: '诉求', alternatives: '备选' },
  inUnit: (name, unit) => `${name}（${unit}）`,
};

/** Every word about deals in a language. */
export const dealWordsOf = (language: Language): DealWords => (language === 'zh' ? zh : en);
