import { describe, expect, it } from 'vitest';
import { dayOf } from '../units/index.ts';
import type { Fact } from './facts.ts';
import { type Forecasts, scoreForecasts } from './resolve.ts';

const forecasts: Forecasts = {
  dataDate: dayOf('2025-07-21'),
  claims: [
    { id: 'ohio-2025', probability: 0.2, by: '2025-12-31' },
    { id: 'spent-100bn', probability: 0.1, by: '2025-12-31' },
    { id: 'twenty-sites', probability: 0.05, by: '2029-01-21' },
  ],
  quantities: [
    {
      id: 'mw-2026',
      quantiles: [
        { p: 0.1, value: 100 },
        { p: 0.5, value: 400 },
        { p: 0.9, value: 900 },
      ],
    },
    { id: 'first-day', quantiles: [{ p: 0.5, value: 20500 }], horizon: 21000 },
  ],
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

const today = dayOf('2027-01-01');
const claimed = (outcome: boolean) => [{ claim: 'ohio-2025', outcome }];

describe('scoreForecasts', () => {
  it('scores what facts settle and leaves the rest unresolved', () => {
    const facts = [
      settling('N-1', '2026-01-05', claimed(false)),
      settling('N-2', '2026-12-31', [{ quantity: 'mw-2026', value: 650 }]),
    ];
    const table = scoreForecasts(forecasts, facts, today);
    expect(table.claims.map((claim) => [claim.status, claim.overdue])).toEqual([
      ['resolved', false],
      ['unresolved', true],
      ['unresolved', false],
    ]);
    expect(table.claims[0]?.brier).toBeCloseTo(0.04, 12);
    expect(table.claims[0]?.log).toBeCloseTo(-Math.log(0.8), 12);
    expect(table.claims[1]?.brier).toBeUndefined();
    expect(table.brier?.brier).toBeCloseTo(0.04, 12);
    const [mw, day] = table.quantities;
    expect(mw).toMatchObject({ status: 'resolved', outcome: 650, inside80: true, facts: ['N-2'] });
    expect(mw?.pit).toBeCloseTo(0.7, 12);
    expect(mw?.pinball).toBeCloseTo((0.1 * 550 + 0.5 * 250 + 0.1 * 250) / 3, 9);
    expect(day?.status).toBe('unresolved');
    expect(table.coverage80).toEqual({ count: 1, covered: 1, share: 1 });
  });

  it('averages what is settled, and says what came outside', () => {
    const facts = [
      settling('N-1', '2026-01-05', [
        { claim: 'ohio-2025', outcome: false },
        { quantity: 'mw-2026', value: 901 },
      ]),
      // a fact that nobody knows yet replaces nothing
      {
        ...settling('N-2', '2026-01-05', [{ claim: 'spent-100bn', outcome: true }]),
        supersededBy: 'N-9',
      },
    ];
    const table = scoreForecasts(forecasts, facts, today);
    expect(table.brier?.brier).toBeCloseTo((0.04 + 0.81) / 2, 12);
    expect(table.meanLog).toBeCloseTo(-(Math.log(0.8) + Math.log(0.1)) / 2, 12);
    expect(table.quantities[0]).toMatchObject({ inside80: false });
    expect(table.coverage80).toEqual({ count: 1, covered: 0, share: 0 });
    const low = settling('N-1', '2026-01-05', [{ quantity: 'mw-2026', value: 99 }]);
    expect(scoreForecasts(forecasts, [low], today).quantities[0]).toMatchObject({
      inside80: false,
    });
  });

  it('uses no fact from before the data date or after today', () => {
    const facts = [
      settling('N-1', '2025-07-21', claimed(true)),
      settling('N-2', '2027-01-02', claimed(true)),
    ];
    const table = scoreForecasts(forecasts, facts, today);
    expect(table.claims[0]?.status).toBe('unresolved');
    expect(table.brier).toBeUndefined();
  });

  it('scores nothing where facts disagree, until one replaces the other', () => {
    const first = settling('N-1', '2026-01-05', claimed(false));
    const second = settling('N-2', '2026-02-05', claimed(true));
    const split = scoreForecasts(forecasts, [first, second], today).claims[0];
    expect(split).toMatchObject({ status: 'disputed', facts: ['N-1', 'N-2'] });
    expect(split?.brier).toBeUndefined();
    const mended = [{ ...first, supersededBy: 'N-2' }, second];
    expect(scoreForecasts(forecasts, mended, today).claims[0]).toMatchObject({
      status: 'resolved',
      outcome: true,
      facts: ['N-2'],
    });
  });

  it('counts never as the horizon', () => {
    const facts = [
      settling('N-1', '2026-12-31', [{ quantity: 'first-day', value: Number.POSITIVE_INFINITY }]),
    ];
    const day = scoreForecasts(forecasts, facts, today).quantities[1];
    expect(day?.crps).toBeCloseTo(500, 9);
    expect(day?.pinball).toBeCloseTo(250, 9);
  });
});
