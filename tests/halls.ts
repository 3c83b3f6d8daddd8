import { expect } from 'vitest';
import { sumsAt } from '../src/simulate/index.ts';
import { dataDate, dayAfter, type Fields } from './programmes.ts';
import { type Simulated, simulated } from './simulated.ts';

/* Programmes of a few halls that wait for money and other things, and what comes of them. */

/** A phase that is ready for its funds on a day and built ten days after they are committed. */
export const hall = (ready: number, cost: number, more: Fields = {}): Fields => ({
  mw: '10 MW',
  energised: 'build',
  ...more,
  activities: {
    prepare: { kind: 'design', duration: `${ready} days` },
    ntp: { kind: 'milestone', after: ['prepare'], gates: { funds: ['facility'] } },
    build: {
      kind: 'construction',
      after: ['ntp'],
      duration: '10 days',
      cost: { fixed: `${cost} USD` },
    },
    ...Object(more['activities']),
  },
});

/** Equity of so much that comes on a day. */
export const money = (amount: number, day: number, more: Fields = {}): Fields => ({
  party: 'sponsor',
  instrument: 'common',
  amount: `${amount} USD`,
  available: dayAfter(day),
  ...more,
});

export const debt = (amount: number, day: number, conditions: Fields, more: Fields = {}): Fields =>
  money(amount, day, { party: 'bank', instrument: 'senior', conditions, ...more });

/** A programme of one site with these phases. */
export const programme = (phases: Fields, capital: Fields, more: Fields = {}): Fields => ({
  sites: { s: { name: 'Site', developer: 'builder', phases, ...Object(more['site']) } },
  capital,
  ...Object.fromEntries(Object.entries(more).filter(([key]) => key !== 'site')),
});

/** The value that is the same in every trial, since nothing is uncertain. */
export function same(values: Float64Array): number | undefined {
  expect(values).toEqual(values.map(() => values[0]!));
  return values[0];
}

/** Days on which the phases are committed. */
export function committed(parts: Fields, ...ids: readonly string[]): (number | undefined)[] {
  const run = simulated(parts, { trials: 3 });
  return ids.map((id) => same(run.committed(`s.${id}`)));
}

/** Column `first` of each source, in the first trial. */
export const amounts = (run: Simulated, first: number): number[] =>
  run.model.funds.sources.map((_, s) => run.column(first, s)[0]!);

/** By cause: mean days on the way to a phase, or the share of trials that are stuck before it. */
function causesOf(run: Simulated, sum: 'days' | 'stuck', phase: number): Fields {
  const { causes } = run.model;
  const row = sumsAt(run.model, run.outcomes.sums, 0)[sum].subarray(phase * causes.length);
  return Object.fromEntries(
    causes.flatMap(({ id }, c) =>
      row[c] === 0 ? [] : [[id, row[c]! / run.outcomes.layout.trials]],
    ),
  );
}

/** Mean days by cause on the way to a phase. */
export const waits = (run: Simulated, phase = 0): Fields => causesOf(run, 'days', phase);

/** By cause, the share of trials that never get to a phase. */
export const stuck = (parts: Fields, phase = 0): Fields =>
  causesOf(simulated(parts, { trials: 2 }), 'stuck', phase);

/** A site `field` with power of its own and a hall that runs after ten days, which its owner has the money for. */
export const paidHall = (owner: string): Fields => ({
  sites: {
    field: {
      name: 'Field',
      developer: owner,
      power: { grid: { kind: 'grid', mw: '20 MW', available: '2025-02-01', price: '50 USD/MWh' } },
      phases: {
        hall: {
          mw: '5 MW',
          pue: 1.2,
          activities: {
            shell: { kind: 'construction', duration: '10 days', cost: { fixed: '1 MUSD' } },
            online: { kind: 'milestone', after: ['shell'], gates: { power: true } },
          },
        },
      },
    },
  },
  capital: {
    money: {
      name: 'Money',
      party: owner,
      instrument: 'common',
      amount: '9 MUSD',
      available: dataDate,
    },
  },
});
