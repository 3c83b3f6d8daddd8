import * as fc from 'fast-check';
import { dayAfter, type Fields } from './programmes.ts';

/** What a programme may have besides a network. */
export interface Wanted {
  /** Every time is a whole number of days, so that the recorded whole days are exact. */
  readonly whole?: boolean;
  /** Nothing waits for shared money, supplies or power, and nothing is cancelled or given up. */
  readonly unlimited?: boolean;
  /** Projects with all forms of money, now and then with numbers at the end of what is allowed. */
  readonly money?: boolean;
}

/** Valid programmes of every kind, as parts of a file. They shrink towards few and plain things. */
export function anyProgramme(wanted: Wanted = {}): fc.Arbitrary<Fields> {
  const length = wanted.money ? TAPE + MONEY : TAPE;
  return fc
    .array(fc.nat(9_999), { minLength: length, maxLength: length })
    .map((tape) => writeProgramme(createChoices(tape), wanted));
}

/** Choices that a programme is made from; later ones are the simplest. */
const TAPE = 500;
const MONEY = 200;

interface Choices {
  /** One of these, the simplest first. */
  pick<T>(...from: readonly [T, ...T[]]): T;
  /** True in that share of programmes. */
  maybe(percent: number): boolean;
  int(low: number, high: number): number;
}

function createChoices(tape: readonly number[]): Choices {
  let at = 0;
  const next = () => tape[at++] ?? 0;
  const int = (low: number, high: number) => low + (next() % (high - low + 1));
  return {
    int,
    pick: (first, ...others) => others[int(0, others.length) - 1] ?? first,
    maybe: (percent) => next() % 100 >= 100 - percent,
  };
}

/** What the parts of a programme may refer to. */
interface Draft extends Choices, Wanted {
  readonly agreements: readonly string[];
  readonly supplies: readonly string[];
}

const isWhole = (draft: Draft) => draft.whole === true;

function writeProgramme(choices: Choices, wanted: Wanted): Fields {
  const draft: Draft = {
    ...choices,
    ...wanted,
    agreements: ['lease', 'licence', 'late'].slice(0, choices.int(0, 3)),
    supplies: ['chips', 'crews'].slice(0, choices.int(0, 2)),
  };
  const sites = Object.fromEntries(
    Array.from({ length: draft.int(1, 3) }, (_, s) => [`s${s}`, site(draft, s)]),
  );
  return {
    scopes: { first: { name: 'First', of: ['s0'] } },
    ...(draft.maybe(30) ? { escalation: '3 %' } : {}),
    calendars: {
      weekdays: { holidays: [dayAfter(20), dayAfter(141), dayAfter(142)] },
      winter: {
        week: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
        closed: [{ from: '12-10', to: '02-14' }],
      },
    },
    drivers: {
      market: { name: 'Market', factor: { p10: 0.9, p50: 1, p90: 1.2 } },
      slip: {
        name: 'Slip',
        shift: {
          discrete: [
            ['0 days', 0.5],
            ['20 days', 0.5],
          ],
        },
      },
      weather: { name: 'Weather', factor: { triangular: [0.8, 1, 1.5] } },
    },
    correlations: draft.maybe(50) ? [{ between: ['market', 'weather'], rank: 0.5 }] : [],
    agreements: Object.fromEntries(draft.agreements.map((id) => [id, agreement(draft, id)])),
    supplies: Object.fromEntries(draft.supplies.map((id) => [id, supply(draft, id)])),
    sites,
    capital: capital(draft),
    contracts: contracts(draft),
    risks: risks(draft, sites),
    claims: claims(draft),
    ...(draft.money === true ? finances(draft, sites) : {}),
  };
}

/** A time in days: exact, or uncertain with a share of shared luck. */
function time(draft: Draft, longest: number, name = true): unknown {
  const a = draft.int(0, longest);
  const b = a + draft.int(1, longest);
  const c = b + draft.int(1, longest);
  const drivers = !name
    ? {}
    : isWhole(draft)
      ? draft.pick({}, { drivers: { slip: 1 } })
      : draft.pick({}, { drivers: { market: 1 } }, { drivers: { weather: 0.5, slip: 1 } });
  if (isWhole(draft))
    return draft.pick<unknown>(`${a} days`, {
      discrete: [
        [`${a} days`, 0.5],
        [`${b} days`, 0.3],
        [`${c} days`, 0.2],
      ],
      ...drivers,
    });
  // its quantiles take thousands of incomplete betas to tabulate
  if (draft.maybe(5)) return { pert: [`${a} days`, `${b} days`, `${c} days`], ...drivers };
  return draft.pick<unknown>(
    `${a} days`,
    { triangular: [`${a} days`, `${b} days`, `${c} days`], ...drivers },
    { p10: `${a + 1} days`, p50: `${b + 1} days`, p90: `${c + 1} days`, ...drivers },
    { uniform: [`${a} days`, `${c} days`], ...drivers },
    { lognormal: { p50: `${b} days`, sigma: 0.4 }, ...drivers },
    { normal: { mean: `${b} days`, sd: `${b - a} days` }, min: '0 days', ...drivers },
    { exponential: { mean: `${b} days` }, ...drivers },
    { empirical: [`${a} days`, `${b} days`, `${c} days`], ...drivers },
  );
}

/** A day after the data date, now and then before it. */
function date(draft: Draft, latest: number): unknown {
  const first = draft.int(-30, latest);
  const last = first + draft.int(1, latest);
  if (isWhole(draft))
    return draft.pick<unknown>(dayAfter(first), {
      discrete: [
        [dayAfter(first), 0.6],
        [dayAfter(last), 0.4],
      ],
    });
  return draft.pick<unknown>(
    dayAfter(first),
    { uniform: [dayAfter(first), dayAfter(last)] },
    { p10: dayAfter(first), p50: dayAfter(first + 5), p90: dayAfter(last + 20) },
  );
}

function agreement(draft: Draft, id: string): Fields {
  const others = draft.agreements.slice(0, draft.agreements.indexOf(id));
  const plain = { name: id, parties: ['builder', 'renter'] };
  if (id !== 'late' && draft.maybe(20)) return { ...plain, signed: dayAfter(-draft.int(0, 90)) };
  return {
    ...plain,
    time: time(draft, 60),
    after: others.filter(() => draft.maybe(50)),
    // what only debt waits for may follow what waits for money itself
    afterActivities: id === 'late' ? [draft.pick('s0.p0.online', 's0.p0.a0')] : [],
    ...(!draft.unlimited && draft.maybe(40) ? { never: draft.pick(0.3, 0.1, 1) } : {}),
    ...(!draft.unlimited && draft.maybe(30) ? { longStop: dayAfter(draft.int(30, 400)) } : {}),
  };
}

function supply(draft: Draft, id: string): Fields {
  const repeats = draft.int(1, 4);
  return {
    name: id,
    unit: id,
    reusable: id === 'crews',
    deliveries: [
      {
        on: date(draft, 200),
        quantity: draft.pick<unknown>(20, 5, {
          discrete: [
            [4, 0.5],
            [12, 0.5],
          ],
        }),
        times: repeats,
        ...(repeats > 1 ? { every: time(draft, 60) } : {}),
      },
      { on: dayAfter(draft.int(0, 500)), quantity: 10 },
    ],
  };
}

function site(draft: Draft, index: number): Fields {
  const options = draft.int(1, 2);
  const phases = Array.from({ length: draft.int(1, 2) }, (_, p) => [
    `p${p}`,
    phase(draft, index, p),
  ]);
  return {
    name: `Site ${index}`,
    developer: 'builder',
    ...(draft.maybe(50) ? { place: { state: draft.pick('Texas', 'Ohio') } } : {}),
    power: Object.fromEntries(
      Array.from({ length: options }, (_, k) => [
        `line${k}`,
        {
          kind: draft.pick('grid', 'gas'),
          mw: draft.pick<unknown>('60 MW', '20 MW', {
            discrete: [
              ['10 MW', 0.5],
              ['40 MW', 0.5],
            ],
          }),
          available: date(draft, 300),
          price: '50 USD/MWh',
          ...(draft.maybe(40) ? { capex: '5m USD' } : {}),
          ...(draft.maybe(30) ? { never: 0.2 } : {}),
          ...(draft.maybe(30) ? { after: ['s0.p0.a0'] } : {}),
          ...(draft.maybe(30) && draft.agreements.includes('lease')
            ? { agreements: ['lease'] }
            : {}),
        },
      ]),
    ),
    phases: Object.fromEntries(phases),
  };
}

const kinds = ['construction', 'land', 'design', 'permit', 'equipment'] as const;

function phase(draft: Draft, site: number, index: number): Fields {
  const count = draft.int(1, 5);
  const gated = draft.unlimited !== true;
  const activities: Record<string, unknown> = {};
  for (let k = 0; k < count; k++) activities[`a${k}`] = activity(draft, site, index, k);
  const names = Object.keys(activities);
  activities['ntp'] = {
    kind: 'milestone',
    after: [names.at(-1)],
    gates: {
      ...(gated && draft.maybe(70) ? { funds: ['facility'] } : {}),
      agreements: draft.agreements.filter((id) => id !== 'late' && draft.maybe(40)),
      permits: names.filter((id) => JSON.stringify(activities[id]).includes('"permit"')),
    },
  };
  activities['build'] = {
    kind: 'construction',
    duration: time(draft, 90),
    ...(draft.maybe(40) ? { calendar: draft.pick('weekdays', 'winter') } : {}),
    after: ['ntp'],
    drivers: draft.whole ? {} : draft.pick({}, { weather: 1 }),
    gates:
      gated && draft.maybe(40) && draft.supplies.includes('crews') ? needs(draft, 'crews') : {},
    workersPerMw: 3,
    cost: {
      perMw: '2m USD/MW',
      perDay: '10k USD/day',
      curve: draft.pick('bell', 'uniform', 'front', 'back'),
    },
  };
  activities['install'] = {
    kind: 'chips',
    duration: time(draft, 30),
    after: ['build'],
    gates: {
      ...(gated && draft.maybe(40) ? { power: true } : {}),
      ...(gated && draft.maybe(30) ? { funds: ['chips'] } : {}),
      ...(gated && draft.maybe(40) && draft.supplies.includes('chips')
        ? needs(draft, 'chips')
        : {}),
    },
    cost: { package: 'chips', fixed: '30m USD' },
  };
  activities['online'] = { kind: 'commissioning', duration: time(draft, 10), after: ['install'] };
  return {
    mw: draft.whole
      ? draft.pick('10 MW', '25 MW')
      : draft.pick<unknown>('10 MW', { uniform: ['8 MW', '30 MW'] }),
    ...(draft.maybe(60) ? { pue: draft.pick(1.25, 1.5) } : {}),
    priority: draft.pick(100, 50, 200),
    ...(draft.maybe(30) ? { contingency: '10 %' } : {}),
    ...(gated && draft.maybe(25) ? { longStop: dayAfter(draft.int(60, 700)) } : {}),
    ...(draft.maybe(25) ? { shrink: { after: '30 days', to: draft.pick('50 %', '10 %') } } : {}),
    ...(draft.maybe(50) ? { promised: dayAfter(draft.int(30, 600)) } : {}),
    ...(draft.maybe(50)
      ? {
          operating: {
            cost: '10k USD/MW-month',
            loadFactor: 0.8,
            staff: 0.5,
            refresh: '1m USD/MW',
            life: '4 years',
          },
        }
      : {}),
    // other things name the first phase and its activities
    ...(index > 0 && draft.maybe(40) ? { repeat: draft.int(1, 3), stagger: time(draft, 40) } : {}),
    activities,
  };
}

const needs = (draft: Draft, id: string): Fields => ({
  supply: { [id]: draft.pick<unknown>({ quantity: 4 }, { perMw: 0.5 }) },
});

function activity(draft: Draft, site: number, phase: number, index: number): Fields {
  const past = site === 0 && phase === 0 && index === 0 ? progress(draft) : {};
  return {
    kind: kinds[draft.int(0, kinds.length - 1)],
    duration: time(draft, 60),
    ...past,
    ...(draft.maybe(50) ? { calendar: draft.pick('weekdays', 'winter') } : {}),
    ...(draft.maybe(15) ? { notBefore: dayAfter(draft.int(-20, 200)) } : {}),
    ...(draft.maybe(15) ? { finishNotBefore: dayAfter(draft.int(-20, 200)) } : {}),
    after: links(draft, site, phase, index),
    ...(draft.maybe(30) ? { cost: { package: 'development', fixed: '1m USD' } } : {}),
    ...(draft.maybe(30) ? { workers: 12 } : {}),
  };
}

function progress(draft: Draft): Fields {
  const days = draft.int(1, 60);
  return draft.pick<Fields>(
    {},
    { progress: { started: dayAfter(-days) } },
    { progress: { started: dayAfter(-days), remaining: time(draft, 40) } },
    { progress: { started: dayAfter(-days), finished: dayAfter(-draft.int(0, days)) } },
    { progress: { finished: dayAfter(-days) } },
  );
}

/** Links to earlier activities of the phase and to the first phase, of every type, with lags and leads. */
function links(draft: Draft, site: number, phase: number, index: number): unknown[] {
  const earlier = Array.from({ length: index }, (_, k) => `a${k}`);
  const elsewhere = site + phase > 0 ? ['s0.p0.a0', 's0.p0.build'] : [];
  return [...earlier.filter(() => draft.maybe(60)), ...elsewhere.filter(() => draft.maybe(10))].map(
    (id) => {
      const type = draft.pick('FS', 'SS', 'FF', 'SF');
      const sign = draft.pick('+', '-');
      return draft.pick<unknown>(
        id,
        `${id} ${type}`,
        `${id} ${type}${sign}${draft.int(0, 30)} days`,
        { activity: id, type, lag: time(draft, 20, false) },
      );
    },
  );
}

/** Projects, the money that they use, and conventions of the cash flows, in place of plainer ones. */
function finances(draft: Draft, sites: Fields): Fields {
  const { maybe, pick } = draft;
  const plain = capital(draft);
  const everywhere = Object.keys(sites);
  const own = maybe(50);
  const until = pick(undefined, '2045-12-31', '2080-12-31');
  const earns = maybe(30);
  const longest = until === '2080-12-31' ? 40 : 12;
  return {
    finance: {
      ...(until === undefined ? {} : { until }),
      tax: pick<unknown>('21 %', 0, 1),
    },
    ...(maybe(20) ? { escalation: pick('100 %', '-40 %') } : {}),
    capital: {
      ...Object.fromEntries(
        Object.entries(plain).map(([id, source]) => [
          id,
          { ...asFields(source), ...terms(draft, longest) },
        ]),
      ),
      ...(maybe(30)
        ? {
            bridge: {
              ...LOAN,
              instrument: 'bridge',
              amount: pick<unknown>('50m USD', 0, { uniform: [0, '80m USD'] }),
            },
          }
        : {}),
      ...(maybe(30)
        ? {
            notes: {
              ...LOAN,
              instrument: pick('bond', 'vendor', 'lease'),
              amount: '80m USD',
              escrow: pick('4 %', '0 %', '100 %'),
              ...terms(draft, longest),
            },
          }
        : {}),
    },
    contracts: {
      ...contracts(draft),
      ...(earns ? revenue(everywhere) : {}),
      ...(maybe(60)
        ? {
            hall: {
              kind: pick('lease', 'service'),
              seller: own ? 'sponsor' : 'builder',
              buyer: pick('renter', 'builder'),
              sites: everywhere,
              price: pick<unknown>('200k USD/MW-month', '0 USD/MW-month', {
                uniform: ['0 USD/MW-month', '900k USD/MW-month'],
              }),
              tenor: pick('12 years', '28 days', '60 years'),
              ...(maybe(40) ? { indexation: pick('2 %', '-40 %', '100 %') } : {}),
            },
          }
        : {}),
    },
    projects: own
      ? {
          chips: project(draft, 'builder', everywhere, ['chips']),
          halls: project(draft, 'sponsor', ['s0'], ['development', 'facility', 'power']),
        }
      : { s0: project(draft, 'builder', ['s0'], []) },
  };
}

const LOAN: Fields = {
  party: 'bank',
  available: dayAfter(0),
  rate: '8 %',
  tenor: '3 years',
  borrower: 'builder',
};

const asFields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** Contracts that pay whoever holds buildings or chips. */
function revenue(everywhere: readonly string[]): Fields {
  const contract = (kind: string, seller: string, sites: readonly string[]): Fields => ({
    kind,
    seller,
    buyer: 'renter',
    sites,
    price: '120k USD/MW-month',
    tenor: '15 years',
  });
  return {
    compute: contract('offtake', 'builder', everywhere),
    buildings: contract('lease', 'builder', everywhere),
    sponsored: contract('lease', 'sponsor', ['s0']),
  };
}

/** What debt costs and how it is repaid; equity takes the same fields and leaves most of them aside. */
function terms({ maybe, pick }: Draft, longest: number): Fields {
  return {
    repayment: pick('annuity', 'straight', 'bullet', 'sweep', 'sculpted'),
    ...(maybe(40)
      ? { rate: pick<unknown>('0 %', '100 %', { normal: { mean: '7 %', sd: '2 %' } }) }
      : {}),
    ...(maybe(40) ? { tenor: pick('5 years', '28 days', `${longest} years`) } : {}),
    ...(maybe(30) ? { upfront: pick('2 %', '100 %'), commitment: pick('1 %', '100 %') } : {}),
    ...(maybe(30) ? { margins: { unrated: '3 %', A: '-1 %' } } : {}),
    ...(maybe(40) ? { paysCalls: pick<unknown>(0.5, 0, { uniform: [0, 1] }) } : {}),
  };
}

function project(
  { int, maybe, pick }: Draft,
  company: string,
  sites: readonly string[],
  packages: readonly string[],
): Fields {
  const above = pick(8, 0, 100);
  return {
    company,
    sites,
    packages,
    funding: pick('pro-rata', 'equity-first', 'bridge-first'),
    interest: pick('capitalised', 'funded'),
    recourse: maybe(30),
    losses: pick('carried', 'group'),
    calls: pick<Fields>(
      {},
      { remedy: 'punitive', penalty: pick('50 %', '100 %') },
      { remedy: 'forfeiture' },
      { remedy: 'member-loan', rate: pick('12 %', '0 %') },
    ),
    ...(maybe(50) ? { reserve: { months: pick(6, 36, 0), prefunded: maybe(50) } } : {}),
    ...(maybe(50)
      ? {
          cover: {
            dscr: 1.3,
            stressDscr: 1,
            llcr: 1.2,
            gearing: pick('70 %', '0 %', '100 %'),
            lockUp: pick(1.1, 1.3),
            default: pick(1.05, 1),
            sweep: pick('0 %', '50 %', '100 %'),
            cures: pick(0, 3),
            stepIn: pick(6, 1),
          },
        }
      : {}),
    ...(maybe(50) ? { receivable: pick('45 days', '0 days', '2 years'), payable: '1 month' } : {}),
    ...(maybe(60)
      ? {
          distribution: {
            preferred: `${above} %`,
            promote: pick('renter', 'sponsor', 'builder'),
            ...(maybe(50) ? { catchUp: pick('50 %', '100 %') } : {}),
            tiers: [
              { above: `${above} %`, share: pick('20 %', '0 %') },
              { above: '100 %', share: '30 %' },
            ].slice(0, above === 100 ? 1 : int(1, 2)),
          },
        }
      : {}),
    ...(maybe(40) ? { fee: { to: 'sponsor', share: pick('3 %', '100 %') } } : {}),
    ...(maybe(40) ? { rent: { to: 'sponsor', perYear: '1m USD/yr' } } : {}),
    ...(maybe(40)
      ? {
          residual: {
            share: pick('20 %', '0 %', '100 %'),
            ...(maybe(50) ? { guarantor: 'renter', guaranteed: pick('30 %', '100 %') } : {}),
          },
        }
      : {}),
    ...(maybe(40) ? { resale: pick('10 %', '100 %') } : {}),
    ...(maybe(40) ? { accelerators: pick(400, 0) } : {}),
  };
}

function capital(draft: Draft): Fields {
  const tranches = draft.maybe(40)
    ? { tranches: { count: draft.int(2, 4), every: time(draft, 90) } }
    : {};
  const debt = (agreement: string): Fields => ({
    party: 'bank',
    instrument: 'senior',
    amount: '120m USD',
    available: date(draft, 300),
    share: '60 %',
    rate: '7 %',
    tenor: '12 years',
    order: draft.pick(200, 50),
    borrower: 'builder',
    conditions: {
      agreements: draft.agreements.includes(agreement) ? [agreement] : [],
      equityFirst: draft.maybe(60),
      offtake: draft.maybe(60),
      ...(draft.maybe(30) ? { coverage: 1.3 } : {}),
      after: draft.maybe(30) ? ['s0.p0.a0'] : [],
    },
  });
  return {
    equity: {
      party: 'sponsor',
      instrument: draft.pick('common', 'preferred'),
      announced: '400m USD',
      pledged: '200m USD',
      evidenced: '50m USD',
      amount: draft.pick('400m USD', '100m USD', '40m USD'),
      available: date(draft, 200),
      ...tranches,
    },
    ...(draft.maybe(60) ? { loan: debt('licence') } : {}),
    ...(draft.maybe(30)
      ? { mezzanine: { ...debt(''), instrument: 'mezzanine', party: 'sponsor' } }
      : {}),
    ...(draft.maybe(40)
      ? {
          own: {
            party: 'builder',
            instrument: 'common',
            amount: '60m USD',
            available: dayAfter(draft.int(0, 400)),
            for: draft.pick<Fields>(
              { sites: ['s0'] },
              { scopes: ['first'] },
              { packages: ['chips'] },
            ),
          },
        }
      : {}),
  };
}

function contracts(draft: Draft): Fields {
  const agreement = draft.agreements.at(-1);
  return {
    rent: {
      kind: 'offtake',
      seller: 'builder',
      buyer: 'renter',
      sites: [draft.pick('s0', 's0.p0')],
      ...(agreement === undefined ? {} : { agreement }),
      ...draft.pick({ price: '150 USD/kW-month' }, { perYear: '30m USD/yr' }),
      ...(draft.maybe(40) ? { mw: '15 MW', takeOrPay: 0.8, use: 0.6, indexation: '2 %' } : {}),
      tenor: '10 years',
      ...(draft.maybe(50)
        ? {
            late: {
              due: dayAfter(draft.int(0, 400)),
              perMwMonth: '50k USD/MW-month',
              cap: '3m USD',
            },
          }
        : {}),
    },
    energy: {
      kind: 'power',
      seller: 'sponsor',
      buyer: 'builder',
      sites: ['s0'],
      energy: '60 USD/MWh',
      tenor: '5 years',
    },
  };
}

function risks(draft: Draft, sites: Fields): Fields {
  const targets = [
    's0',
    's0.p0.build',
    '*.*.online',
    'kind:construction',
    'kind:commissioning',
    'driver:market',
    'capital:equity',
    'power:s0.line0',
    ...Object.keys(sites),
    ...draft.agreements.map((id) => `agreement:${id}`),
    ...draft.supplies.map((id) => `supply:${id}`),
  ];
  const one = (): Fields => ({
    name: 'Trouble',
    probability: draft.pick(0.3, 0.1, 0.8, 1, 0),
    hits: Array.from({ length: draft.int(1, 2) }, () => hit(draft, targets)),
    ...(draft.maybe(30)
      ? {
          mitigation: {
            active: draft.maybe(50),
            probability: 0.05,
            impact: draft.whole ? 1 : 0.5,
            cost: '1m USD',
          },
        }
      : {}),
  });
  return Object.fromEntries(Array.from({ length: draft.int(0, 4) }, (_, r) => [`r${r}`, one()]));
}

function hit(draft: Draft, targets: readonly string[]): Fields {
  const on = targets[draft.int(0, targets.length - 1)];
  if (on === 'driver:market') return { on, factor: 1.3 };
  return {
    on,
    ...draft.pick<Fields>(
      { delay: time(draft, 60) },
      { factor: draft.whole ? 2 : { uniform: [0.9, 2] } },
      { cost: 1.2, delay: time(draft, 20) },
      draft.unlimited ? { cost: 1.5 } : { cancel: true },
    ),
  };
}

function claims(draft: Draft): Fields {
  const by = dayAfter(draft.int(30, 900));
  const one = (measure: string, threshold: unknown, more: Fields = {}): Fields => ({
    says: measure,
    fact: [],
    measure,
    atLeast: threshold,
    by,
    ...more,
  });
  return {
    centres: one('data-centres', 1, { of: 'scope:first' }),
    power: one('mw', '20 MW'),
    spent: one('spent', '50m USD', { of: draft.pick('s0', 'party:sponsor', 'capital:equity') }),
    committed: one('committed', '30m USD', { of: draft.pick('s0.p0', 'party:sponsor') }),
    jobs: one('jobs', 10),
    little: { says: 'at most', fact: [], measure: 'spent', atMost: '40m USD', by },
    ...(draft.agreements[0] === undefined
      ? {}
      : { signed: one('signed', 1, { of: draft.agreements[0] }) }),
  };
}
