import { describe, expect, test } from 'vitest';
import { type Fields, programmeText } from '../../../tests/programmes.ts';
import { loadProgramme } from '../load.ts';

const hall = (mw: string, more: Fields = {}): Fields => ({
  mw,
  activities: { online: { kind: 'construction', duration: '1 year', ...more } },
});
const site = (phases: Fields): Fields => ({
  meadow: { name: 'Meadow', developer: 'builder', phases },
});
const one: Fields = {
  kind: 'offtake',
  seller: 'builder',
  buyer: 'renter',
  sites: ['meadow'],
  price: '150 USD/kW-month',
  tenor: '5 years',
};
const other: Fields = { ...one, buyer: 'sponsor' };
const signing = (more: Fields): Fields => ({
  name: 'Lease',
  parties: ['builder', 'renter'],
  time: '3 months',
  ...more,
});

/** What is oversold, as `place: fact`. */
function found(contracts: Fields, parts: Fields = {}): string[] {
  const { diagnostics } = loadProgramme(
    programmeText({
      sites: site({ east: hall('40 MW'), west: hall('60 MW') }),
      contracts,
      ...parts,
    }),
  );
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return diagnostics
    .filter(({ rule }) => rule === 'oversold')
    .map(({ path, fact }) => `${path.join('.')}: ${fact}`);
}

describe('what is paid at one time for more than there is', () => {
  const all =
    'contracts.b: contracts of kind offtake by which builder sells meadow are paid at one time (a, b), for more than its 100 MW: ';
  test.each<readonly [string, Fields, Fields, string]>([
    ['whole halls to two buyers', one, other, `${all}200 MW`],
    ['whole halls to one', one, one, `${all}200 MW`],
    [
      'parts that are too large',
      { ...one, mw: '70 MW' },
      { ...other, mw: '50 MW' },
      `${all}120 MW`,
    ],
    [
      'shares that are too large',
      { ...one, use: '70 %' },
      { ...other, use: '60 %' },
      `${all}130 MW`,
    ],
    [
      'one hall of two',
      { ...one, mw: '90 MW' },
      { ...other, sites: ['meadow.east'] },
      `${all}130 MW`,
    ],
    [
      'a contract that starts while the other still runs',
      one,
      { ...other, starts: '2029-01-01' },
      `${all}200 MW`,
    ],
  ])('%s', (_, a, b, expected) => {
    expect(found({ a, b })).toEqual([expected]);
  });

  test('is told of leases too, and where most is', () => {
    const a = { ...one, kind: 'lease', sites: ['meadow.east'] };
    const b = { ...a, sites: ['meadow.*'], mw: '70 MW' };
    expect(found({ a, b })).toEqual([
      'contracts.b: contracts of kind lease by which builder sells meadow.east are paid at one time (a, b), for more than its 40 MW: 50 MW',
    ]);
  });
});

describe('what is not sold twice', () => {
  test.each<readonly [string, Fields, Fields]>([
    ['parts', { ...one, mw: '60 MW' }, { ...other, mw: '40 MW' }],
    ['parts that are rounded', { ...one, use: '51 %' }, { ...other, use: '50 %' }],
    ['halls', { ...one, sites: ['meadow.east'] }, { ...other, sites: ['meadow.west'] }],
    [
      'a part that fits beside a hall',
      { ...one, mw: '60 MW' },
      { ...other, sites: ['meadow.east'] },
    ],
    ['a lease and an offtake', { ...one, kind: 'lease' }, other],
    ['what goes through several hands', one, { ...one, seller: 'renter', buyer: 'sponsor' }],
    ['services to users', { ...one, kind: 'service' }, { ...other, kind: 'service' }],
    ['capacity and energy of one buyer', one, { ...one, price: undefined, energy: '60 USD/MWh' }],
    ['a contract that follows', one, { ...other, starts: '2030-02-01' }],
  ])('%s', (_, a, b) => {
    expect(found({ a, b })).toEqual([]);
  });

  test('a hall that ran before the data date and is let again', () => {
    const sites = site({ east: hall('40 MW', { progress: { finished: '2020-06-30' } }) });
    const b = { ...other, starts: '2025-07-01' };
    expect(found({ a: one, b }, { sites })).toEqual([]);
    expect(found({ a: { ...one, tenor: '8 years' }, b }, { sites })).toHaveLength(1);
  });

  test('what options settle', () => {
    const contracts = { a: { ...one, agreement: 'lease' }, b: other };
    const agreements = { lease: signing({}) };
    const term = (...patch: Fields[]) => ({
      who: {
        question: 'Who rents?',
        options: { first: { name: 'first', patch }, second: { name: 'second' } },
      },
    });
    const settled = (...patch: Fields[]) => found(contracts, { agreements, terms: term(...patch) });
    expect(settled({ switch: 'agreements.lease', on: false })).toEqual([]);
    expect(settled({ set: 'agreements.*.never', to: '100 %' })).toEqual([]);
    expect(settled({ switch: 'contracts.b', on: false })).toEqual([]);
    expect(settled({ set: 'contracts.a.use', to: '30 %' })).toEqual([]);
    expect(settled({ scale: 'contracts.a.price', by: 0.9 })).toHaveLength(1);
  });

  test('what is never signed, or not before the other ends', () => {
    const contracts = { a: { ...one, agreement: 'lease' }, b: other };
    const signed = (more: Fields) => found(contracts, { agreements: { lease: signing(more) } });
    expect(signed({ never: '100 %' })).toEqual([]);
    expect(signed({ time: '6 years' })).toEqual([]);
    expect(signed({ never: '30 %' })).toHaveLength(1);
  });
});
