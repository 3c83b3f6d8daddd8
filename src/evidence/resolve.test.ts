import { describe, expect, it } from 'vitest';
import { dayOf, failed, passed } from '../units/index.ts';
import { checkOutcomes } from './check-outcomes.ts';
import type { Fact } from './facts.ts';
import type { Forecasts, QuantityForecast } from './forecast.ts';
import { scoreForecasts } from './resolve.ts';

const quantities: readonly QuantityForecast[] = [
  {
    id: 'mw-2026',
    unit: 'IT MW',
    by: dayOf('2026-12-31'),
    quantiles: [
      { p: 0.1, value: 100 },
      { p: 0.5, value: 400 },
      { p: 0.9, value: 900 },
    ],
  },
  {
    id: 'first-day',
    unit: 'date',
    quantiles: [
      { p: 0.1, value: dayOf('2026-01-01') },
      { p: 0.9, value: Number.POSITIVE_INFINITY },
    ],
    horizon: dayOf('2028-01-01'),
  },
];

const claim = { trials: 998, sense: 'atLeast' } as const;
const forecasts: Forecasts = {
  dataDate: dayOf('2025-07-21'),
  claims: [
    { ...claim, id: 'ohio-2025', probability: 0.2, by: dayOf('2025-12-31') },
    { ...claim, id: 'spent-100bn', probability: 0, by: dayOf('2025-12-31') },
    { ...claim, id: 'twenty-sites', probability: 0.05, by: dayOf('2029-01-21') },
  ],
  quantity: (id) => {
    const found = quantities.find((one) => one.id === id);
    const none = { en: `none such: ${id}`, zh: id };
    return found === undefined ? failed(none, none) : passed(found);
  },
};

function settling(id: string, known: string, resolves: NonNullable<Fact['resolves']>): Fact {
  return {
    id,
    happened: known,
    precision: 'day',
    known,
    kind: 'actual',
    parties: [],
    site: null,
    quantities: [],
    statement: 'a test fact',
    source: { publisher: 'a test', url: null, published: known },
    confidence: 'high',
    supersededBy: null,
    resolves,
  };
}

const today = dayOf('2027-06-01');
const ohio = (outcome: boolean) => [{ claim: 'ohio-2025', outcome }];
const quantity = (id: string, value: string | number, known = '2027-01-15') =>
  scoreForecasts(forecasts, [settling('N-1', known, [{ quantity: id, value }])], today)
    .quantities[0];

describe('scoreForecasts', () => {
  it('scores claims that facts settle and leaves the rest unresolved', () => {
    const table = scoreForecasts(forecasts, [settling('N-1', '2026-01-05', ohio(false))], today);
    expect(table.claims.map(({ status, overdue }) => [status, overdue])).toEqual([
      ['resolved', false],
      ['unresolved', true],
      ['unresolved', false],
    ]);
    expect(table.claims[0]?.brier).toBeCloseTo(0.04, 12);
    expect(table.claims[0]?.log).toBeCloseTo(-Math.log(1 - (0.2 * 998 + 1) / 1000), 12);
    expect(table.claims[1]?.brier).toBeUndefined();
    expect(table.ofClaims).toMatchObject({ count: 1, came: 0, believing: 1 });
    expect(table.ofClaims?.brier.brier).toBeCloseTo(0.04, 12);
  });

  it('gives what came in none of the trials a finite log score', () => {
    const came = [settling('N-1', '2026-01-05', [{ claim: 'spent-100bn', outcome: true }])];
    const [, spent] = scoreForecasts(forecasts, came, today).claims;
    expect(spent).toMatchObject({ brier: 1 });
    expect(spent?.log).toBeCloseTo(Math.log(1000), 12);
  });

  it('averages what is settled, and says what came outside', () => {
    const facts = [
      settling('N-1', '2027-01-05', [
        { claim: 'ohio-2025', outcome: false },
        { quantity: 'mw-2026', value: '901 MW' },
      ]),
      // a fact that nobody knows yet replaces nothing
      {
        ...settling('N-2', '2026-01-05', [{ claim: 'spent-100bn', outcome: true }]),
        supersededBy: 'N-9',
      },
    ];
    const table = scoreForecasts(forecasts, facts, today);
    expect(table.ofClaims?.brier.brier).toBeCloseTo((0.04 + 1) / 2, 12);
    const logs = [-Math.log(1 - (0.2 * 998 + 1) / 1000), Math.log(1000)];
    expect(table.ofClaims?.meanLog).toBeCloseTo((logs[0]! + logs[1]!) / 2, 12);
    expect(table.quantities[0]).toMatchObject({ inside80: false });
    expect(table.coverage80).toEqual({ count: 1, covered: 0, share: 0 });
    expect(quantity('mw-2026', '99 MW')).toMatchObject({ inside80: false });
    expect(quantity('mw-2026', '100 MW')).toMatchObject({ inside80: true });
    expect(quantity('mw-2026', '900 MW')).toMatchObject({ inside80: true });
  });

  it('uses no fact from after today, and scores nothing that was known on the data date', () => {
    const late = scoreForecasts(forecasts, [settling('N-2', '2027-06-02', ohio(true))], today);
    expect(late.claims[0]?.status).toBe('unresolved');
    const early = [
      settling('N-1', '2025-07-21', ohio(true)),
      settling('N-2', '2026-01-05', ohio(true)),
    ];
    const table = scoreForecasts(forecasts, early, today);
    expect(table.claims[0]).toMatchObject({ status: 'foreknown', facts: ['N-1', 'N-2'] });
    expect(table.ofClaims).toBeUndefined();
  });

  it('scores nothing where facts disagree, until one replaces the other', () => {
    const first = settling('N-1', '2026-01-05', ohio(false));
    const second = settling('N-2', '2026-02-05', ohio(true));
    const split = scoreForecasts(forecasts, [first, second], today).claims[0];
    expect(split).toMatchObject({ status: 'disputed', facts: ['N-1', 'N-2'] });
    expect(split?.brier).toBeUndefined();
    const mended = [{ ...first, supersededBy: 'N-2' }, second];
    expect(scoreForecasts(forecasts, mended, today).claims[0]).toMatchObject({
      status: 'resolved',
      outcome: true,
      facts: ['N-2'],
    });
    const withdrawn = [{ ...first, supersededBy: 'N-3' }, settling('N-3', '2026-02-05', [])];
    expect(scoreForecasts(forecasts, withdrawn, today).claims[0]?.status).toBe('unresolved');
  });

  it('scores quantities in any unit of their kind', () => {
    const mw = quantity('mw-2026', '0.65 GW');
    expect(mw).toMatchObject({ outcome: { value: 650, later: false }, inside80: true });
    expect(mw?.pit).toBeCloseTo(0.7, 12);
    expect(mw?.pinball).toBeCloseTo((0.1 * 550 + 0.5 * 250 + 0.1 * 250) / 3, 9);
  });

  it('holds a date that has not come against what was said up to that day', () => {
    const open = quantity('first-day', 'after 2026-12-31', '2027-01-15');
    const days = dayOf('2026-12-31') - dayOf('2026-01-01');
    // a tenth had come by then on every day since
    expect(open?.crps).toBeCloseTo(0.01 * days, 9);
    expect(open).toMatchObject({ inside80: true });
    expect(open?.pit).toBeUndefined();
    expect(quantity('first-day', 'after 2025-10', '2025-11-02')).not.toHaveProperty('inside80');
  });

  it('takes an imprecise date as its middle', () => {
    expect(quantity('first-day', '2026-03')?.status).toBe('resolved');
    expect(quantity('first-day', '2026-03')).toMatchObject({
      outcome: { value: dayOf('2026-03-16') },
    });
  });
});

describe('checkOutcomes', () => {
  const said = (known: string, ...resolves: NonNullable<Fact['resolves']>) =>
    checkOutcomes([settling('N-1', known, resolves)], forecasts).map(({ fact }) => fact.en);

  it('finds names and units that do not fit', () => {
    const found = said(
      '2027-01-15',
      { claim: 'ohio-2026', outcome: true },
      { quantity: 'mw-2027', value: 3 },
      { quantity: 'mw-2026', value: '7bn USD' },
      { quantity: 'mw-2026', value: 'about 200 MW' },
      { quantity: 'first-day', value: '200 MW' },
    );
    expect(found).toEqual([
      'the result has no claim ohio-2026',
      'none such: mw-2027',
      'expected power, found money: 7bn USD',
      'about is not a number: about 200 MW',
      'not a date: 200 MW',
    ]);
  });

  it('finds ends that were not decided yet', () => {
    const early = (day: string, value: string) =>
      `what is decided on ${day} could not be known on 2025-12-30: ${value}`;
    expect(said('2025-12-30', ...ohio(true))).toEqual([]);
    expect(said('2025-12-30', ...ohio(false))).toEqual([early('2025-12-31', 'false')]);
    expect(said('2025-12-30', { quantity: 'mw-2026', value: '1 MW' })).toEqual([
      early('2026-12-31', '1 MW'),
    ]);
    expect(said('2025-12-30', { quantity: 'first-day', value: '2025-12' })).toEqual([]);
    expect(said('2025-12-30', { quantity: 'first-day', value: 'after 2026-01-01' })).toEqual([
      early('2026-01-01', 'after 2026-01-01'),
    ]);
  });
});
