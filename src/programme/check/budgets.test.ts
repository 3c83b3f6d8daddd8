import { describe, expect, test } from 'vitest';
import { type Fields, programmeText } from '../../../tests/programmes.ts';
import { loadProgramme } from '../load.ts';

const shell: Fields = {
  kind: 'construction',
  duration: '1 year',
  cost: { perMw: '10m USD/MW' },
  gates: { funds: ['facility'] },
};
const loan: Fields = {
  party: 'bank',
  instrument: 'senior',
  amount: '900m USD',
  available: '2025-06-01',
  rate: '7 %',
  tenor: '15 years',
};
const rent: Fields = {
  kind: 'lease',
  seller: 'builder',
  buyer: 'renter',
  sites: ['meadow'],
  tenor: '15 years',
};
const equity: Fields = { ...loan, instrument: 'common', party: 'sponsor' };

/** A phase of 40 MW that costs 400 MUSD. */
interface Case {
  readonly work?: Fields;
  readonly phase?: Fields;
  readonly capital: Fields;
  readonly contracts?: Fields;
  readonly terms?: Fields;
}

function found({ work = {}, phase = {}, capital, contracts = {}, terms = {} }: Case): string[] {
  const activities = {
    shell: { ...shell, ...work },
    online: { kind: 'milestone', after: ['shell'] },
  };
  const phases = { hall: { mw: '40 MW', activities, ...phase } };
  const sites = { meadow: { name: 'Meadow', developer: 'builder', phases } };
  const { diagnostics } = loadProgramme(programmeText({ sites, capital, contracts, terms }));
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return diagnostics.filter(({ rule }) => rule === 'never-covered').map(({ fact }) => fact);
}

describe('shares that together are less than a budget', () => {
  const capital = { loan: { ...loan, share: '60 %' } };
  const never =
    'the sources that may pay for facility of meadow.hall can cover no more than a part of its budget: 60.0 %';

  test('never cover it, and no smaller one either', () => {
    expect(found({ capital })).toEqual([never]);
    expect(found({ capital, phase: { shrink: { after: '30 days', to: '50 %' } } })).toEqual([
      never,
    ]);
    expect(found({ capital: { ...capital, equity: { ...equity, share: '40 %' } } })).toEqual([]);
  });

  test('cover what costs nothing, and what has begun does not wait', () => {
    expect(found({ capital, work: { cost: undefined } })).toEqual([]);
    expect(found({ capital, work: { cost: { package: 'chips', fixed: '9m USD' } } })).toEqual([]);
    expect(found({ capital, work: { cost: { perDay: '1m USD/d' } } })).toEqual([never]);
    expect(found({ capital, work: { progress: { started: '2024-11-30' } } })).toEqual([]);
  });
});

describe('debt that revenue does not cover', () => {
  const held = (price: Fields, more: Fields = {}, terms: Fields = {}) =>
    found({
      capital: { loan: { ...loan, conditions: { coverage: 1.3 }, ...more } },
      contracts: { rent: { ...rent, ...price } },
      terms,
    });

  test('leaves a part of the budget to nobody', () => {
    // 60 USD/kW-month are 28.8 MUSD a year; / (1.3 x 10.98 %) are 202 MUSD
    expect(held({ price: '60 USD/kW-month' })).toEqual([
      'the sources that may pay for facility of meadow.hall can cover no more than a part of its budget, since revenue covers so little debt (loan): 50.4 %',
    ]);
    expect(held({ price: '125 USD/kW-month' })).toEqual([]);
    expect(held({ price: '125 USD/kW-month', mw: '20 MW' })).toHaveLength(1);
    expect(held({ price: '125 USD/kW-month', use: '50 %' })).toHaveLength(1);
    expect(held({ price: '125 USD/kW-month', use: '50 %', takeOrPay: '100 %' })).toEqual([]);
    expect(held({ perYear: '28.8m USD/yr' })).toHaveLength(1);
  });

  test('is told only where it is far from enough', () => {
    expect(held({ price: '115 USD/kW-month' })).toEqual([]);
    expect(held({ price: '100 USD/kW-month' })).toHaveLength(1);
  });

  test('is no matter where others pay', () => {
    const capital = { loan: { ...loan, conditions: { coverage: 1.3 } }, equity };
    expect(found({ capital, contracts: { rent: { ...rent, price: '60 USD/kW-month' } } })).toEqual(
      [],
    );
    const half = { ...capital, equity: { ...equity, share: '20 %' } };
    expect(
      found({ capital: half, contracts: { rent: { ...rent, price: '60 USD/kW-month' } } }),
    ).toHaveLength(1);
  });

  test('is not judged by numbers of reference classes, nor where options settle revenue', () => {
    const unknown = { reference: 'fin.lease.default', source: 'fin.lease.default' };
    expect(held({ price: unknown })).toEqual([]);
    expect(held({ price: '60 USD/kW-month' }, { rate: unknown })).toEqual([]);
    const option = (patch: Fields) => ({
      rent: { question: 'How dear?', options: { high: { name: 'high', patch: [patch] } } },
    });
    const low = { price: '60 USD/kW-month' };
    const to = '200 USD/kW-month';
    expect(held(low, {}, option({ set: 'contracts.rent.price', to }))).toEqual([]);
    expect(held(low, {}, option({ set: 'capital.loan.tenor', to: '30 years' }))).toEqual([]);
    expect(held(low, {}, option({ scale: 'sites.meadow.phases.hall.mw', by: 2 }))).toHaveLength(1);
  });
});
