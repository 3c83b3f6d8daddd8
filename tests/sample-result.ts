// A small, plausible result built by code: two scopes, three sites, dates that never come,
// long names, markup and terminal codes in names. For tests of what is made from a result.

import type {
  ActivityResult,
  Attribution,
  DateSpread,
  MonthlySpread,
  PartSpread,
  PhaseResult,
  ProjectResult,
  Result,
  SiteResult,
  Spread,
} from '../src/report/index.ts';
import { dayOf, isoMonth, isoOf, monthOf } from '../src/units/index.ts';

const dataDate = '2025-07-21';
const horizon = '2030-12-31';
const levels = [0.01, ...Array.from({ length: 19 }, (_, i) => (i + 1) / 20), 0.99];
const first = monthOf(dayOf(dataDate));
const months = Array.from({ length: monthOf(dayOf(horizon)) - first + 1 }, (_, i) =>
  isoMonth(first + i),
);

/** Logistic quantile function: closed form, symmetric, with tails. */
const z = (p: number) => Math.log(p / (1 - p)) / 1.7;

const spread = (mean: number, sd: number, least = 0): Spread => ({
  mean,
  quantiles: levels.map((p) => Math.max(least, mean + sd * z(p))),
});

const part = (share: number, middle: number, sd: number): PartSpread => ({
  share,
  quantiles: levels.map((p) => middle + sd * z(p)),
});

const cashMonths = Array.from({ length: months.length + 60 }, (_, i) => isoMonth(first + i));

/** Two years of building, then rent and debt service that sums of the sample agree with. */
function cashOf(): ProjectResult['cash'] {
  const level = (amount: number, from: number, to = cashMonths.length) =>
    [0, ...cashMonths].map((_, t) => (t >= from && t <= to ? amount : 0));
  const none = level(0, 0);
  return {
    uses: level(445e6, 1, 24),
    debtDrawn: level(383e6, 1, 24),
    equityDrawn: level(46e6, 1, 24),
    ownDrawn: level(16e6, 1, 24),
    revenue: level(140e6, 25),
    purchases: none,
    operating: level(20e6, 25),
    refresh: none,
    tax: level(5e6, 25),
    cfads: level(115e6, 25),
    seniorPaid: level(90e6, 25),
    juniorPaid: none,
    swept: none,
    paidIn: level(62e6, 1, 24),
    distributed: level(25e6, 25),
    seniorDebt: level(8e9, 25),
  };
}

function dates(middle: string, sdDays: number, ever: number): DateSpread {
  const last = dayOf(horizon);
  const at = levels.map((p) => {
    if (p > ever) return null;
    const day = Math.max(
      dayOf(dataDate) + 1,
      dayOf(middle) + sdDays * z(Math.min(0.995, p / ever)),
    );
    return isoOf(day);
  });
  const within = levels.filter((_, i) => at[i] !== null && dayOf(at[i] ?? horizon) <= last).at(-1);
  return { ever, withinHorizon: Math.min(ever, within ?? 0), quantiles: at };
}

function growth(
  total: number,
  middleMonth: number,
  width: number,
  spreadShare: number,
): MonthlySpread {
  const at = (month: number, p: number) =>
    total / (1 + Math.exp(-(month - middleMonth + spreadShare * middleMonth * z(p)) / width));
  const floor = (value: number) => (value < total / 400 ? 0 : value);
  return {
    mean: months.map((_, month) => floor(at(month, 0.5))),
    quantiles: months.map((_, month) => levels.map((p) => floor(at(month, p)))),
  };
}

const scaled = (
  series: MonthlySpread,
  by: number,
  write = (value: number) => value,
): MonthlySpread => ({
  mean: series.mean.map((v) => write(v * by)),
  quantiles: series.quantiles.map((row) => row.map((v) => write(v * by))),
});

const attribution = (
  reached: number,
  waits: readonly (readonly [cause: string, name: string, group: string, days: number])[],
  stuck: readonly (readonly [cause: string, name: string, group: string, share: number])[],
): Attribution => ({
  days: reached === 0 ? null : waits.reduce((sum, [, , , days]) => sum + days, 0),
  reached,
  waits: waits.map(([cause, name, group, days]) => ({
    cause,
    name,
    group,
    days,
    share: Math.min(1, days / 200),
  })),
  stuck: stuck.map(([cause, name, group, share]) => ({ cause, name, group, share })),
});

const activities = (start: string): readonly ActivityResult[] => [
  {
    id: 'permit',
    name: 'Permits',
    kind: 'permit',
    start: dates(start, 20, 0.9),
    finish: dates(isoOf(dayOf(start) + 200), 40, 0.9),
    criticality: 0.4,
    cruciality: 0.35,
    sensitivity: 0.2,
    deadline: { date: '2026-03-31', met: 0.4 },
  },
  {
    id: 'shell',
    name: '=HYPERLINK("http://example.org","shell")',
    kind: 'construction',
    start: dates(isoOf(dayOf(start) + 200), 50, 0.85),
    finish: dates(isoOf(dayOf(start) + 500), 80, 0.85),
    criticality: 0.8,
    cruciality: null,
    sensitivity: null,
    deadline: null,
  },
];

const abileneWay = attribution(
  0.97,
  [
    ['construction', 'construction', 'construction', 92],
    ['chips', 'chips', 'chips', 61],
    ['supply:gb200', 'GB200 deliveries', 'chips', 33],
    ['commissioning', 'commissioning', 'commissioning', 38],
    ['weather', 'weather', 'weather', 9],
  ],
  [['supply:gb200', 'GB200 deliveries', 'chips', 0.03]],
);
const ohioWay = attribution(
  0.41,
  [
    ['agreement:siting', 'Siting terms between the founders', 'agreement', 260],
    ['capital', 'capital', 'capital', 150],
    ['permit', 'permit', 'permit', 80],
    ['power', 'power', 'power', 210],
    ['equipment', 'equipment', 'equipment', 95],
    ['construction', 'construction', 'construction', 130],
    ['risk:moratorium', 'Connection moratorium', 'risk', 24],
  ],
  [
    ['agreement:siting', 'Siting terms between the founders', 'agreement', 0.31],
    ['capital', 'capital', 'capital', 0.2],
    ['power', 'power', 'power', 0.08],
  ],
);
const nowhereWay = attribution(
  0,
  [],
  [
    ['agreement:siting', 'Siting terms between the founders', 'agreement', 0.6],
    ['capital', 'capital', 'capital', 0.4],
  ],
);

const abileneMw = growth(1100, 14, 4, 0.25);
const ohioMw = growth(90, 40, 4, 0.3);
const none = growth(0, 40, 4, 0.3);

const site = (
  id: string,
  name: string,
  state: string | null,
  scopes: readonly string[],
  plannedMw: number,
  firstEnergised: DateSpread,
  way: Attribution,
  mw: MonthlySpread,
): SiteResult => ({
  id,
  name,
  state,
  lat: state === null ? null : 32.5,
  lon: state === null ? null : -99.79,
  scopes,
  plannedMw,
  firstEnergised,
  attribution: way,
  mw,
  spent: scaled(mw, 40e6),
});

const sites: readonly SiteResult[] = [
  site(
    'abilene',
    'Abilene',
    'TX',
    ['all'],
    1030,
    dates('2026-02-15', 60, 0.99),
    abileneWay,
    abileneMw,
  ),
  site(
    'ohio',
    'Ohio pilot <script>alert(1)</script>',
    'OH',
    ['venture', 'all'],
    100,
    dates('2028-08-01', 300, 0.55),
    ohioWay,
    ohioMw,
  ),
  site(
    'further',
    'Further campuses of the venture in states that have not been named by anybody so far',
    null,
    ['venture', 'all'],
    5000,
    { ever: 0, withinHorizon: 0, quantiles: levels.map(() => null) },
    nowhereWay,
    none,
  ),
];

const phase = (
  id: string,
  name: string,
  of: string,
  plannedMw: number,
  promised: string | null,
  energised: DateSpread,
  way: Attribution,
  start: string,
): PhaseResult => ({
  id,
  name,
  site: of,
  plannedMw,
  dataCentres: 1,
  promised,
  committed: dates(start, 90, energised.ever),
  energised,
  cost: spread(plannedMw * 40e6, plannedMw * 4e6),
  shrunk: 0.05,
  givenUp: 1 - energised.ever,
  attribution: way,
  activities: activities(start),
});

const phases: readonly PhaseResult[] = [
  phase(
    'abilene.p1',
    'Abilene buildings 1 and 2',
    'abilene',
    206,
    '2025-06-30',
    dates('2026-02-15', 60, 0.99),
    abileneWay,
    '2025-08-01',
  ),
  phase(
    'abilene.p2',
    'Abilene buildings 3 to 8',
    'abilene',
    824,
    '2026-06-30',
    dates('2026-12-20', 120, 0.97),
    abileneWay,
    '2025-10-01',
  ),
  phase(
    'ohio.pilot',
    'Ohio pilot',
    'ohio',
    100,
    '2025-12-31',
    dates('2028-08-01', 300, 0.55),
    ohioWay,
    '2026-06-01',
  ),
  phase(
    'further.c-1',
    'Further campus 1',
    'further',
    5000,
    null,
    { ever: 0, withinHorizon: 0, quantiles: levels.map(() => null) },
    nowhereWay,
    '2027-01-01',
  ),
];

const scope = (
  id: string,
  name: string,
  mw: MonthlySpread,
  planned: number,
  way: Attribution,
  firstEnergised: DateSpread,
): Result['scopes'][number] => {
  const spent = scaled(mw, 42e6);
  const last = dayOf(horizon);
  const dated = levels
    .filter((_, i) => i % 5 === 0)
    .map((p) => isoOf(dayOf('2027-01-01') + 500 * p));
  const costs = [4e9, 12e9, 25e9, 45e9];
  return {
    id,
    name,
    sites: sites.filter(({ scopes }) => scopes.includes(id)).map((s) => s.id),
    plannedMw: planned,
    plannedDataCentres: id === 'venture' ? 6 : 14,
    firstEnergised,
    attribution: way,
    monthly: {
      mw,
      dataCentres: scaled(mw, 1 / 100, Math.round),
      spent,
      need: scaled(mw, 1.2e6),
      committed: scaled(spent, 1.15),
      jobs: scaled(mw, 6, Math.round),
      revenue: scaled(mw, 8e5).mean,
      operatingCost: scaled(mw, 2e5).mean,
    },
    peakNeed: spread(1.2e9, 2e8),
    unfundedNeed: spread(9e9, 3e9),
    joint: {
      of: 'cost and last energisation of what is energised',
      points: Array.from({ length: 120 }, (_, i) => {
        const u = (i + 0.5) / 120;
        const v = ((i * 47) % 120) / 120 + 0.004;
        return [
          Math.min(last - dayOf(dataDate), 700 + 260 * z(u)),
          Math.max(1e9, 22e9 + 5e9 * z(u) + 4e9 * z(v)),
        ] as const;
      }),
      dates: [...dated, null],
      costs,
      probability: costs.map((_, i) =>
        [...dated, null].map((_, j) => ((i + 1) / 4) * ((j + 1) / (dated.length + 1))),
      ),
    },
    delay: { escalation: 6e8, timeRelated: 4e8, lateRemedies: 1.2e8, revenueForegone: 3e9 },
  };
};

const outcome = {
  id: 'mw-end',
  name: 'IT MW of everything at the end of 2027',
  unit: 'MW',
  scope: 'all',
  by: '2027-12-31',
  mean: 640,
} as const;

/** The sample. */
export const sampleResult: Result = {
  stamp: {
    format: 1,
    engine: '0.1.0',
    programme: 'Sample programme & <b>bold</b> \u001b[31mname',
    dataDate,
    horizon,
    currency: 'USD',
    priceYear: 2025,
    inputs: '3f1a9c0de4b57782aa10c3d99e21f0cc5b0a7f3d2e6c81940b1d2f3a4c5e6f70',
    seed: 1,
    trials: 10_000,
  },
  levels,
  months,
  ladder: [
    {
      id: 'softbank',
      name: 'SoftBank common equity in the venture',
      party: 'softbank',
      instrument: 'common',
      announced: 19e9,
      pledged: 19e9,
      evidenced: 0,
      committed: spread(3e9, 2e9),
      drawn: spread(1.1e9, 0.8e9),
      monthly: months.map(() => 1e7),
    },
    {
      id: 'abilene-debt',
      name: 'Abilene construction loans',
      party: 'lenders',
      instrument: 'senior',
      announced: 9.4e9,
      pledged: 9.4e9,
      evidenced: 9.4e9,
      committed: spread(9.4e9, 0),
      drawn: spread(8.8e9, 0.4e9),
      monthly: months.map(() => 1e7),
    },
    {
      id: 'limited-partners',
      name: '限合伙人与贷款机构',
      party: 'lenders',
      instrument: 'preferred',
      announced: 471.6e9,
      pledged: null,
      evidenced: null,
      committed: spread(1e9, 3e9),
      drawn: spread(0.4e9, 1e9),
      monthly: months.map(() => 1e7),
    },
  ],
  ladderTotal: {
    announced: 500e9,
    pledged: 28.4e9,
    evidenced: 9.4e9,
    committed: spread(13.4e9, 4e9),
    drawn: spread(10.3e9, 3e9),
  },
  claims: [
    {
      id: 'ohio-pilot',
      says: 'One small data centre in Ohio by the end of 2025',
      note: '1 GW at the meter; no day was given',
      facts: ['ART-06'],
      measure: 'data-centres',
      unit: 'count',
      of: 'ohio',
      sense: 'atLeast',
      threshold: 1,
      by: '2025-12-31',
      probability: { value: 0.0007, standardError: 0.00026 },
      measured: spread(0, 0.01),
      reason: {
        cause: 'agreement:siting',
        name: 'Siting terms between the founders',
        group: 'agreement',
        share: 0.83,
      },
      reasons: [
        { cause: 'agreement:siting', name: 'Siting terms between the founders', share: 0.83 },
      ],
    },
    {
      id: 'five-hundred',
      says: '500 bn USD spent within four years of the announcement of 21 January 2025, <em>as its founders said on the day</em>',
      note: null,
      facts: ['F-003', 'ART-01'],
      measure: 'spent',
      unit: 'USD',
      of: 'venture',
      sense: 'atLeast',
      threshold: 500e9,
      by: '2029-01-21',
      probability: { value: 0, standardError: 0 },
      measured: spread(14e9, 4e9),
      reason: { cause: 'capital', name: 'capital', group: 'capital', share: 0.91 },
      reasons: [{ cause: 'capital', name: 'capital', share: 0.91 }],
    },
    {
      id: 'well-under',
      says: 'SoftBank has well under 10 bn USD secured',
      note: null,
      facts: ['ART-08'],
      measure: 'committed',
      unit: 'USD',
      of: 'softbank',
      sense: 'atMost',
      threshold: 10e9,
      by: '2025-12-31',
      probability: { value: 0.964, standardError: 0.0019 },
      measured: spread(3e9, 2e9),
      reason: null,
      reasons: [],
    },
    {
      id: 'abilene-1',
      says: 'Abilene phase 1 energised in the first half of 2026',
      note: null,
      facts: ['F-012'],
      measure: 'mw',
      unit: 'IT MW',
      of: 'abilene',
      sense: 'atLeast',
      threshold: 206,
      by: '2026-06-30',
      probability: { value: 0.71, standardError: 0.0045 },
      measured: spread(206, 40),
      reason: { cause: 'chips', name: 'chips', group: 'chips', share: 0.52 },
      reasons: [{ cause: 'chips', name: 'chips', share: 0.52 }],
    },
  ],
  scopes: [
    scope('venture', 'The venture proper', ohioMw, 5100, ohioWay, dates('2028-08-01', 300, 0.55)),
    scope(
      'all',
      'Everything in this programme',
      growth(1190, 18, 7, 0.25),
      6130,
      abileneWay,
      dates('2026-02-15', 60, 0.99),
    ),
  ],
  sites,
  phases,
  agreements: [
    {
      id: 'siting',
      name: 'Siting terms between the founders',
      parties: ['softbank', 'openai'],
      signed: dates('2026-06-01', 120, 0.69),
      terms: ['siting'],
    },
  ],
  parties: [
    {
      id: 'softbank',
      name: 'SoftBank',
      hurdle: 0.12,
      pledged: 19e9,
      committed: spread(3e9, 2e9),
      drawn: spread(1.1e9, 0.8e9),
      npv: spread(-4e8, 6e8, -5e9),
      lossProbability: 0.72,
      peak: spread(2.4e9, 1e9),
      multiple: spread(0.8, 0.4),
      irr: part(0.6, -0.01, 0.05),
    },
    {
      id: 'lenders',
      name: 'Lenders',
      hurdle: 0.08,
      pledged: 9.4e9,
      committed: spread(10.4e9, 2e9),
      drawn: spread(9.2e9, 1e9),
      npv: spread(2e8, 1e8, -5e9),
      lossProbability: 0.08,
      peak: spread(9.1e9, 1e9),
      multiple: spread(1.6, 0.2),
      irr: part(1, 0.07, 0.01),
    },
    {
      id: 'bystander',
      name: '+Bystander',
      hurdle: 0.1,
      pledged: null,
      committed: spread(0, 0),
      drawn: spread(0, 0),
      npv: spread(0, 0),
      lossProbability: 0,
      peak: spread(0, 0),
      multiple: spread(0, 0),
      irr: { share: 0, quantiles: [] },
    },
  ],
  cashMonths: cashMonths,
  projects: [
    {
      id: 'halls',
      name: 'Halls of the venture',
      company: 'softbank',
      sites: ['abilene', 'ohio'],
      sources: [
        {
          id: 'softbank-equity',
          name: 'SoftBank equity',
          party: 'softbank',
          instrument: 'common',
          purpose: 'works',
          drawn: 1.1e9,
        },
        {
          id: 'bank-loan',
          name: '=Bank loan',
          party: 'lenders',
          instrument: 'senior',
          purpose: 'works',
          drawn: 9.2e9,
        },
      ],
      own: { works: 0.4e9, chips: 0 },
      npv: spread(-3e8, 5e8, -5e9),
      irr: part(0.8, 0.06, 0.03),
      leastCover: part(0.9, 1.15, 0.2),
      years: [2026, 2027, 2028].map((year, y) => ({
        year,
        cover: y === 0 ? { share: 0, quantiles: [] } : part(0.9, 1.2 + 0.1 * y, 0.2),
        tested: y === 0 ? 0 : 0.9,
        locked: 0.2 / (y + 1),
        inDefault: 0.1 / (y + 1),
      })),
      monthsLocked: spread(4, 3),
      monthsDefault: spread(1, 1),
      termDebt: spread(8e9, 1e9),
      debtByCover: spread(7e9, 1e9),
      coverShare: part(0.9, 0.7, 0.1),
      lenderLoss: spread(2e7, 2e7),
      levelisedCost: part(0.9, 120e3, 20e3),
      tornado: { cover: [], irr: [] },
      cash: cashOf(),
    },
  ],
  analyses: [
    {
      outcome,
      tornado: [
        {
          id: 'chip-slip',
          name: 'Chip generation slips',
          kind: 'driver',
          low: 720,
          high: 560,
          from: -30,
          to: 120,
          rankCorrelation: -0.42,
        },
        {
          id: 'power-queue',
          name: 'Power connection takes longer',
          kind: 'driver',
          low: 690,
          high: 610,
          from: 0.8,
          to: 1.6,
          rankCorrelation: -0.2,
        },
        {
          id: 'moratorium',
          name: 'Connection moratorium',
          kind: 'risk',
          low: 650,
          high: 600,
          from: 0.2,
          to: 0.2,
          rankCorrelation: -0.1,
        },
        {
          id: 'idle',
          name: 'A driver that is never drawn',
          kind: 'driver',
          low: null,
          high: null,
          from: 1,
          to: 1,
          rankCorrelation: null,
        },
      ],
      exclusion: [
        {
          risk: 'moratorium',
          name: 'Connection moratorium',
          probability: 0.2,
          trials: 2_000,
          change: 10,
          standardError: 1.4,
        },
        {
          risk: 'tariffs',
          name: '@Tariffs on equipment',
          probability: 0.6,
          trials: 2_000,
          change: 22,
          standardError: 1.9,
        },
        {
          risk: 'luck',
          name: 'Something that helps',
          probability: 0.1,
          trials: 2_000,
          change: -3,
          standardError: 2.2,
        },
      ],
    },
  ],
  checks: { sourcesEqualUses: 3.1e-14, overPower: 0 },
  notes: ['correlation of the drivers moved by 0.02 to be valid'],
  evidence: {
    values: 120,
    sourced: 80,
    judged: 37,
    unsourced: ['sites.ohio.phases.pilot.mw', 'capital.softbank.rate', 'drivers.chip-slip'],
    facts: [
      {
        id: 'ART-06',
        happened: '2025-07',
        known: '2025-07-21',
        statement: 'The goal is cut to one small data centre in Ohio.',
        publisher: 'a newspaper',
        url: 'https://example.org/a?b=1&c="2"',
        confidence: 'high',
        usedBy: 3,
      },
      {
        id: 'F-003',
        happened: '2025-01-21',
        known: '2025-01-21',
        statement: '500 bn USD announced.',
        publisher: 'the White House',
        url: 'javascript:alert(1)',
        confidence: 'medium',
        usedBy: 1,
      },
    ],
    allowedHindsight: [{ id: 'cost.mw.cushman', reason: 'data of 2024' }],
  },
};
