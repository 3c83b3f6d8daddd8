import { describe, expect, test } from 'vitest';
import { type Fields, programmeText } from '../../../tests/programmes.ts';
import { loadProgramme } from '../load.ts';

const site: Fields = {
  name: 'Meadow',
  developer: 'builder',
  phases: {
    hall: {
      mw: '40 MW',
      activities: {
        shell: { kind: 'construction', duration: '1 year', gates: { funds: ['facility'] } },
        online: { kind: 'milestone', after: ['shell'] },
      },
    },
  },
};
const loan: Fields = {
  party: 'bank',
  instrument: 'senior',
  amount: '300m USD',
  available: '2025-06-01',
  rate: '7 %',
  tenor: '15 years',
  borrower: 'builder',
};
const rent: Fields = {
  kind: 'offtake',
  seller: 'builder',
  buyer: 'renter',
  sites: ['meadow'],
  price: '150 USD/kW-month',
  tenor: '15 years',
};
const sound: Fields = {
  sites: { meadow: site },
  capital: { loan },
  contracts: { rent },
  projects: { hall: { company: 'builder', sites: ['meadow'], cover: { dscr: 1.3 } } },
};

/** Problems about money, as `code place: fact`. */
function problems(parts: Fields): string[] {
  const { diagnostics } = loadProgramme(programmeText({ ...sound, ...parts }));
  return diagnostics
    .filter(({ code, rule }) => /^GB(206|6)/.test(code) && rule !== 'ladder')
    .map(({ rule, path, fact }) => `${rule} ${path.join('.')}: ${fact}`);
}

const withLoan = (more: Fields) => problems({ capital: { loan: { ...loan, ...more } } });
const withProject = (more: Fields) =>
  problems({ projects: { hall: { company: 'builder', sites: ['meadow'], ...more } } });

test('who sells capacity has it', () => {
  const by = (seller: string, more: Fields = {}) =>
    problems({ contracts: { rent: { ...rent, seller }, ...more } }).filter((p) =>
      p.startsWith('contract-parties'),
    );
  expect(by('builder')).toEqual([]);
  expect(by('sponsor')).toEqual([
    'contract-parties contracts.rent.seller: the seller neither holds, operates nor rents anything there, and would be paid all the same: sponsor',
  ]);
  const head = { ...rent, kind: 'lease', buyer: 'sponsor' };
  expect(by('sponsor', { head })).toEqual([]);
  expect(by('renter')).toEqual([
    'contract-parties contracts.rent.buyer: a party buys from itself: renter',
  ]);
});

test('a sound programme has no problem about money', () => {
  expect(problems({})).toEqual([]);
});

describe('loans', () => {
  test.each<readonly [string, Fields, readonly string[]]>([
    [
      'without a price',
      { rate: undefined },
      ['debt-terms capital.loan: money of kind senior has no rate: loan'],
    ],
    ['of owners need neither', { instrument: 'common', rate: undefined, tenor: undefined }, []],
    ['to bridge need no tenor', { instrument: 'bridge', tenor: undefined }, []],
    [
      'below the least coverage',
      { conditions: { coverage: 0.8 } },
      [
        'low-cover capital.loan.conditions.coverage: the ratio of revenue to debt service is below 1, so the cash flow need not even cover the debt: 0.80x',
      ],
    ],
    [
      'of owners in escrow',
      { instrument: 'common', escrow: '4 %' },
      [
        'escrow capital.loan.escrow: money of owners is drawn when it is needed, and escrow changes nothing: loan',
      ],
    ],
    [
      'at less than nothing',
      { commitment: '-1 %' },
      ['rate capital.loan.commitment: a yearly price of money below zero: -1.0 %/yr'],
    ],
    ['with margins for all ratings there are', { margins: { unrated: '4 %' } }, []],
    ['that a phase covers with more than the whole', { share: '100 %' }, []],
  ])('%s', (_, more, expected) => {
    expect(withLoan(more)).toEqual(expected);
  });

  test('lack the margin of a rating, and only who has no rating is asked for it', () => {
    const mends = (credit: object) =>
      loadProgramme(
        programmeText({
          ...sound,
          parties: {
            builder: { name: 'Builder', roles: ['developer'], hurdle: '10 %' },
            bank: { name: 'Bank', roles: ['lender'], hurdle: '6 %' },
            renter: { name: 'Renter', roles: ['offtaker'], hurdle: '9 %', ...credit },
          },
          capital: { loan: { ...loan, margins: { BBB: '1 %' } } },
        }),
      ).diagnostics.flatMap(({ rule, mend }) => (rule === 'no-margin' ? [mend] : []));
    expect(mends({})).toEqual(['add unrated to the margins, or state credit of renter']);
    expect(mends({ credit: 'AA' })).toEqual(['add AA to the margins']);
  });

  test('whose cash flow nobody pays have nothing to follow', () => {
    expect(
      problems({
        contracts: {},
        projects: {},
        capital: { loan: { ...loan, repayment: 'sculpted', margins: { A: '1 %' } } },
      }),
    ).toEqual([
      'nothing-to-size capital.loan.repayment: repayment follows cash flow, and no contract pays builder there: builder',
      'no-margin capital.loan.margins: nobody buys from builder, and there is no margin for that rating: unrated',
    ]);
  });

  test('must be repaid by the end, on whatever day it is that would do', () => {
    const within = (until: string) =>
      problems({ finance: { until }, capital: { loan: { ...loan, tenor: '10 years' } } });
    expect(within('2035-05-31')[0]).toMatch(/^tenor-beyond .*: 120 months$/);
    expect(within('2035-06-30')[0]).toMatch(/^tenor-late .*: 120 months$/);
    expect(within('2037-11-30')[0]).toMatch(/^tenor-late .*: 120 months$/);
    expect(within('2037-12-31')).toEqual([]);
    const { diagnostics } = loadProgramme(
      programmeText({ ...sound, finance: { until: '2036-01-01' } }),
    );
    const mend = diagnostics.find(({ rule }) => rule === 'tenor-beyond')?.mend ?? '';
    expect(mend).toContain('set finance.until to 2042-12-31 or later');
    expect(problems({ finance: { until: '2042-12-31' } })).toEqual([]);
  });
});

describe('projects', () => {
  test.each<readonly [string, Fields, readonly string[]]>([
    [
      'in default above what they were sized to',
      { cover: { dscr: 1.1, default: 1.2 } },
      [
        'cover-order projects.hall.cover.default: the default cover is above the debt service cover 1.10x: 1.20x',
      ],
    ],
    [
      'sized to less than the debt in the stressed case',
      { cover: { stressDscr: 0.95 } },
      [
        'low-cover projects.hall.cover.stressDscr: the debt service cover in the stressed case is below 1, so the cash flow need not even cover the debt: 0.95x',
      ],
    ],
    [
      'that hold nothing',
      { sites: [] },
      ['idle-project projects.hall: the project holds nothing: hall'],
    ],
    [
      'whose promote has no tiers',
      { distribution: { promote: 'builder' } },
      [
        'half-promote projects.hall.distribution.promote: a promote without tiers is never paid: builder',
      ],
    ],
    [
      'whose tiers nobody can pass',
      {
        distribution: {
          promote: 'builder',
          tiers: [
            { above: '8 %', share: '100 %' },
            { above: '12 %', share: '20 %' },
          ],
        },
      },
      [
        'tiers projects.hall.distribution.tiers.0.share: the promote takes all, so that the owners never reach the next tier: 100.0 %',
      ],
    ],
    [
      'with a rate that no remedy takes',
      { calls: { rate: '10 %' } },
      [
        'remedy projects.hall.calls.rate: a rate changes nothing unless the remedy is member-loan: dilution',
      ],
    ],
    [
      'with a guarantee that nobody gives',
      { residual: { share: '20 %', guaranteed: '30 %' } },
      [
        'half-guarantee projects.hall.residual.guaranteed: a guaranteed residual value without a guarantor: hall',
      ],
    ],
    [
      'with a sound waterfall',
      {
        distribution: {
          preferred: '8 %',
          promote: 'builder',
          catchUp: '50 %',
          tiers: [
            { above: '8 %', share: '20 %' },
            { above: '15 %', share: '30 %' },
          ],
        },
        calls: { remedy: 'punitive', penalty: '50 %' },
        cover: { dscr: 1.3, lockUp: 1.15, default: 1.05 },
        residual: { share: '20 %', guarantor: 'renter', guaranteed: '10 %' },
      },
      [],
    ],
  ])('%s', (_, more, expected) => {
    expect(withProject(more)).toEqual(expected);
  });

  test('may share a site by packages', () => {
    const hall = { company: 'builder', sites: ['meadow'], packages: ['facility'] };
    const chips = { company: 'renter', sites: ['meadow'], packages: ['chips'] };
    expect(problems({ projects: { hall, chips } })).toEqual([]);
  });
});

test('a company that holds halls and chips apart earns on chips, and on halls only from a lease', () => {
  const project = (...packages: string[]) => ({
    company: 'builder',
    sites: ['meadow'],
    packages,
    cover: { dscr: 1.3 },
  });
  const projects = { halls: project('facility'), compute: project('chips') };
  expect(problems({ projects })).toEqual([
    'nothing-to-size projects.halls.cover.dscr: debt is sized to cash flow, and no contract pays builder there: halls',
  ]);
  expect(problems({ projects, contracts: { rent, halls: { ...rent, kind: 'lease' } } })).toEqual(
    [],
  );
});

test('chips live for a month at least', () => {
  const lives = (life: unknown) => {
    const { hall } = Object(site['phases']);
    const phases = { hall: { ...hall, operating: { life, refresh: '20m USD/MW' } } };
    return problems({ sites: { meadow: { ...site, phases } } });
  };
  expect(lives('5 years')).toEqual(problems({}));
  expect(lives('0 days')).toContain(
    'out-of-range sites.meadow.phases.hall.operating.life: chips live less than a month: 0 days',
  );
});

test('a contract runs for a month at least', () => {
  expect(problems({ contracts: { rent: { ...rent, tenor: '20 days' } } })).toContain(
    'short-tenor contracts.rent.tenor: the tenor is shorter than a month: 20 days',
  );
});

test('escalation and hurdles that would leave nothing are refused', () => {
  expect(problems({ escalation: '-100 %' })).toEqual([
    'rate escalation: a yearly rate far below zero: -100.0 %/yr',
  ]);
});
