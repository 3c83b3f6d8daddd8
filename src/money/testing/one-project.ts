import { dayAfter, type Fields } from '../../../tests/programmes.ts';
import { packages } from '../../programme/index.ts';
import type { Flow } from '../../simulate/index.ts';
import { type Statement, type WrittenFlow, writtenStatement } from './statement.ts';

/** Parts of a programme with one project `deal` of the builder; the renter pays 1 USD per MW and month. */
export interface Deal {
  readonly project?: Fields;
  readonly capital?: Fields;
  readonly finance?: Fields;
  readonly operating?: Fields;
  readonly rent?: Fields;
}

/** Numbers of the deal by period; all in USD but `served` and `mw`, which are what starts less what ends. */
export interface Happens {
  readonly works?: Readonly<Record<number, number>>;
  readonly chips?: Readonly<Record<number, number>>;
  readonly unfinished?: Readonly<Record<number, number>>;
  readonly placed?: Readonly<Record<number, number>>;
  readonly placedPower?: Readonly<Record<number, number>>;
  readonly placedChips?: Readonly<Record<number, number>>;
  readonly committed?: Readonly<Record<string, Readonly<Record<number, number>>>>;
  readonly served?: Readonly<Record<number, number>>;
  readonly mw?: Readonly<Record<number, number>>;
  readonly running?: Readonly<Record<number, number>>;
  readonly refresh?: Readonly<Record<number, number>>;
  readonly remedies?: Readonly<Record<number, number>>;
}

const parties: Fields = {
  builder: { name: 'Builder', roles: ['developer', 'operator'], hurdle: '10 %' },
  sponsor: { name: 'Sponsor', roles: ['sponsor'], hurdle: '12 %' },
  bank: { name: 'Bank', roles: ['lender'], hurdle: '6 %' },
  renter: { name: 'Renter', roles: ['offtaker'], hurdle: '9 %' },
};

/** A source of any amount with other fields. */
export const source = (party: string, instrument: string, fields: Fields = {}): Fields => ({
  party,
  instrument,
  amount: '1bn USD',
  available: dayAfter(0),
  ...fields,
});

/** A deal in which that happens; sources commit what is written of them. */
export function dealOf(deal: Deal, happens: Happens): Statement {
  const gates = { funds: ['facility', 'chips'] };
  const parts: Fields = {
    horizon: '2027-12-31',
    finance: { until: '2044-12-31', tax: 0, ...deal.finance },
    parties,
    sites: {
      s: {
        name: 'Site',
        developer: 'builder',
        phases: {
          p: {
            mw: '1 MW',
            energised: 'build',
            activities: {
              ntp: { kind: 'milestone', gates },
              build: {
                kind: 'construction',
                after: ['ntp'],
                duration: '300 days',
                cost: { fixed: '1m USD' },
              },
              fit: {
                kind: 'chips',
                after: ['ntp'],
                duration: '100 days',
                cost: { package: 'chips', fixed: '1m USD' },
              },
            },
            operating: { cost: '0 USD/MW-month', ...deal.operating },
          },
        },
      },
    },
    capital: deal.capital ?? {},
    contracts: {
      rent: {
        kind: 'offtake',
        seller: 'builder',
        buyer: 'renter',
        sites: ['s'],
        price: '1 USD/MW-month',
        tenor: '15 years',
        ...deal.rent,
      },
    },
    projects: { deal: { company: 'builder', sites: ['s'], ...deal.project } },
  };
  return writtenStatement(parts, (model) => {
    const project = model.projects.findIndex(({ id }) => id === 'deal');
    const of = (flow: Flow, values: WrittenFlow['values'] = {}): WrittenFlow[] =>
      Object.keys(values).length === 0 ? [] : [{ flow, values }];
    const cost = (id: (typeof packages)[number]): Flow => ({
      of: 'cost',
      project,
      package: packages.indexOf(id),
    });
    const placed = (assets: number): Flow => ({ of: 'placed', project, class: assets });
    const here = { project, site: 0 };
    return [
      ...of(cost('facility'), happens.works),
      ...of(cost('chips'), happens.chips),
      ...of({ of: 'unfinished', project, purpose: 0 }, happens.unfinished),
      ...of(placed(0), happens.placed),
      ...of(placed(1), happens.placedPower),
      ...of(placed(2), happens.placedChips),
      ...Object.entries(happens.committed ?? {}).flatMap(([at, values]) => {
        const [purpose, id] = at.split('.');
        const tranche = model.projects[project]!.tranches.findIndex(
          (row) => row.purpose === purpose && model.funds.sources[row.source]!.id === id,
        );
        return of({ of: 'committed', project, tranche }, values);
      }),
      ...of({ of: 'served-step', part: 0, site: 0 }, happens.served),
      ...of({ of: 'remedies', part: 0, site: 0 }, happens.remedies),
      ...of({ of: 'mw-step', ...here }, happens.mw),
      ...of({ of: 'running-step', ...here }, happens.running),
      ...of({ of: 'refresh', project }, happens.refresh),
    ];
  });
}

/** The same number in each of some periods. */
export const each = (from: number, to: number, value: number): Record<number, number> =>
  Object.fromEntries(Array.from({ length: to - from + 1 }, (_, i) => [from + i, value]));

export const total = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, x) => sum + x, 0);
