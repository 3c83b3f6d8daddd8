import * as fc from 'fast-check';
import { dayAfter, type Fields } from '../../../tests/programmes.ts';

/** What a programme may not have, so that a property of the rest can be stated. */
export interface Limits {
  /** Revenue is ample and everything is built. */
  readonly pays?: boolean;
}

type Pick = <T>(...from: readonly [T, ...T[]]) => T;

/** Programmes whose projects use all forms of money, as parts of a file; they shrink towards plain ones. */
export const anyProject = (limits: Limits = {}): fc.Arbitrary<Fields> =>
  fc
    .array(fc.nat(9_999), { minLength: TAPE, maxLength: TAPE })
    .map((tape) => writeProject(tape, limits));

const TAPE = 180;

function writeProject(tape: readonly number[], { pays = false }: Limits): Fields {
  let at = 0;
  const int = (low: number, high: number) => low + ((tape[at++] ?? 0) % (high - low + 1));
  const pick: Pick = (first, ...others) => others[int(0, others.length) - 1] ?? first;
  const maybe = <T>(value: T): T | undefined => pick(undefined, value);
  const split = pick(false, true);
  const phases = Object.fromEntries(
    Array.from({ length: int(1, 3) }, (_, p) => [
      `p${p}`,
      {
        mw: '10 MW',
        contingency: pick('0 %', '15 %', '40 %'),
        energised: 'install',
        ...(pays ? {} : { longStop: maybe(dayAfter(int(200, 800))) }),
        activities: {
          ntp: {
            kind: 'milestone',
            gates: { funds: ['facility'] },
            ...(p === 0 ? {} : { after: [`s.p0.build SS+${int(0, 300)} days`] }),
          },
          build: {
            kind: 'construction',
            after: ['ntp'],
            duration: pays
              ? `${int(60, 300)} days`
              : { triangular: ['60 days', '200 days', pick('400 days', '1400 days')] },
            cost: { fixed: '50m USD', curve: pick('uniform', 'bell') },
          },
          lines: {
            kind: 'construction',
            after: ['ntp'],
            duration: '60 days',
            cost: { package: 'power', fixed: '7m USD' },
          },
          install: {
            kind: 'chips',
            after: ['build', 'lines'],
            duration: `${int(10, 60)} days`,
            gates: { ...maybe({ funds: ['chips'] }) },
            cost: { package: 'chips', fixed: '120m USD' },
          },
        },
        operating: {
          cost: '20k USD/MW-month',
          loadFactor: 0.8,
          ...maybe({ refresh: '4m USD/MW', life: '5 years' }),
        },
      },
    ]),
  );
  return {
    horizon: '2027-12-31',
    escalation: maybe('2 %'),
    finance: { until: '2048-12-31', tax: maybe(pick(0, 0.4)) },
    sites: { s: { name: 'Site', developer: 'builder', operator: 'builder', phases } },
    capital: capital(int, pick, pays),
    contracts: {
      rent: {
        kind: 'offtake',
        seller: 'builder',
        buyer: 'renter',
        sites: ['s'],
        price: pays
          ? '900k USD/MW-month'
          : pick('250k USD/MW-month', '150k USD/MW-month', '0 USD/MW-month'),
        tenor: pays ? '15 years' : `${int(6, 15)} years`,
        indexation: maybe('2 %'),
        ...(pays ? {} : maybe({ late: { due: dayAfter(200), perMwMonth: '40k USD/MW-month' } })),
      },
      ...(split
        ? {
            hall: {
              kind: 'lease',
              seller: 'landlord',
              buyer: 'builder',
              sites: ['s'],
              price: '120k USD/MW-month',
              tenor: '15 years',
            },
          }
        : {}),
    },
    parties: {
      builder: { name: 'Builder', roles: ['developer', 'operator'], hurdle: '10 %' },
      landlord: { name: 'Landlord', roles: ['developer'], hurdle: '9 %' },
      sponsor: { name: 'Sponsor', roles: ['sponsor'], hurdle: '12 %' },
      partner: { name: 'Partner', roles: ['sponsor'], hurdle: '11 %' },
      bank: { name: 'Bank', roles: ['lender'], hurdle: '6 %' },
      fund: { name: 'Fund', roles: ['lender'], hurdle: '7 %' },
      renter: { name: 'Renter', roles: ['offtaker'], hurdle: '9 %', credit: 'BBB' },
    },
    projects: split
      ? {
          halls: project(int, pick, pays, 'landlord', ['development', 'facility', 'power']),
          chips: project(int, pick, pays, 'builder', ['chips']),
        }
      : { all: project(int, pick, pays, 'builder', []) },
  };
}

function capital(int: (a: number, b: number) => number, pick: Pick, pays: boolean): Fields {
  const maybe = <T>(value: T): T | undefined => pick(undefined, value);
  const repayment = () => pick('annuity', 'straight', 'bullet', 'sculpted', 'sweep');
  const loan = (party: string, instrument: string, order: number): Fields => ({
    party,
    instrument,
    amount: pick('400m USD', '90m USD', '1000m USD'),
    available: dayAfter(int(0, 100)),
    order,
    share: pick('50 %', '30 %', '70 %'),
    rate: pick('6 %', '0 %', '11 %'),
    tenor: pick('8 years', '5 years', '3 months', '12 years'),
    repayment: repayment(),
    interestOn: pick('opening', 'opening', 'average'),
    upfront: maybe('1.5 %'),
    commitment: maybe('0.8 %'),
  });
  const equity = (party: string, order: number): Fields => ({
    party,
    instrument: 'common',
    amount: pick('600m USD', '60m USD'),
    available: dayAfter(int(0, 60)),
    order,
    share: pick('60 %', '25 %'),
    ...(pays ? {} : { paysCalls: maybe(pick(0.5, 0)) }),
  });
  return {
    equity: equity('sponsor', 1),
    ...(pick(0, 1) ? { more: equity('partner', 2) } : {}),
    ...(pick(0, 1)
      ? { senior: { ...loan('bank', 'senior', 3), margins: maybe({ BBB: '1 %', unrated: '3 %' }) } }
      : {}),
    ...(pick(0, 1)
      ? { bond: { ...loan('fund', 'bond', 4), escrow: maybe(pick('3 %', '12 %')) } }
      : {}),
    ...(pick(0, 1) ? { bridge: { ...loan('bank', 'bridge', pick(5, 0)) } } : {}),
    ...(pick(0, 1)
      ? { vendor: { ...loan('fund', 'vendor', 6), for: { packages: ['chips'] } } }
      : {}),
    ...(pick(0, 1) ? { mezzanine: loan('fund', 'mezzanine', 7) } : {}),
    ...(pick(0, 1) ? { preferred: loan('sponsor', 'preferred', 8) } : {}),
    rest: {
      party: 'sponsor',
      instrument: 'common',
      amount: '2bn USD',
      available: dayAfter(120),
      order: 900,
    },
  };
}

function project(
  int: (a: number, b: number) => number,
  pick: Pick,
  pays: boolean,
  company: string,
  packages: readonly string[],
): Fields {
  const maybe = <T>(value: T): T | undefined => pick(undefined, value);
  return {
    company,
    sites: ['s'],
    packages,
    funding: pick('pro-rata', 'equity-first', 'bridge-first'),
    interest: pick('capitalised', 'funded'),
    recourse: pick(false, true),
    calls: {
      remedy: pick('dilution', 'punitive', 'forfeiture', 'member-loan'),
      penalty: 0.5,
      rate: '9 %',
    },
    reserve: maybe({ months: int(1, 12), prefunded: pick(false, true) }),
    cover: {
      dscr: maybe(1.3),
      lockUp: pays ? undefined : maybe(1.15),
      default: pays ? undefined : maybe(1.05),
      sweep: maybe(pick(0.5, 1)),
      cures: pick(0, 3),
      stepIn: pick(6, 2),
    },
    receivable: maybe('45 days'),
    payable: maybe('30 days'),
    losses: pick('carried', 'group'),
    acquired: maybe('2025-01-10'),
    distribution: pick<Fields>(
      {},
      {
        preferred: '8 %',
        promote: 'partner',
        catchUp: pick(1, 0.5, undefined),
        tiers: [
          { above: '8 %', share: 0.2 },
          { above: '12 %', share: 0.3 },
          { above: '18 %', share: 0.4 },
        ].slice(0, int(1, 3)),
      },
    ),
    fee: maybe({ to: 'partner', share: '2 %' }),
    rent: maybe({ to: 'partner', perYear: '100k USD/yr' }),
    residual: maybe({ share: 0.1, ...maybe({ guarantor: 'renter', guaranteed: 0.3 }) }),
    resale: maybe(0.2),
  };
}
