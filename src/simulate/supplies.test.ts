import { describe, expect, it } from 'vitest';
import { money, programme, same, stuck, waits } from '../../tests/halls.ts';
import { dayAfter, type Fields } from '../../tests/programmes.ts';
import { simulated } from '../../tests/simulated.ts';

describe('supplies and power', () => {
  const needing = (ready: number, needs: Fields, days = 10, paid: Fields = {}): Fields => ({
    mw: '10 MW',
    pue: 1.5,
    energised: 'install',
    activities: {
      prepare: { kind: 'design', duration: `${ready} days` },
      install: {
        kind: 'chips',
        after: ['prepare'],
        duration: `${days} days`,
        gates: needs,
        ...paid,
      },
    },
  });
  const chips = (...deliveries: readonly (readonly [number, number])[]): Fields => ({
    supplies: {
      chips: {
        name: 'Chips',
        unit: 'chips',
        deliveries: deliveries.map(([day, quantity]) => ({ on: dayAfter(day), quantity })),
      },
    },
  });
  const energised = (parts: Fields, ...ids: readonly string[]) => {
    const run = simulated(parts, { trials: 2 });
    return ids.map((id) => same(run.energised(`s.${id}`)));
  };

  it('are handed out to those who are ready first', () => {
    const need = { supply: { chips: { perMw: 1 } } };
    const parts = programme(
      { a: needing(5, need), b: needing(3, need) },
      {},
      chips([20, 10], [40, 6], [50, 4]),
    );
    expect(energised(parts, 'a', 'b')).toEqual([60, 30]);
    expect(waits(simulated(parts))).toEqual({ 'supply:chips': 50, chips: 10 });
  });

  it('come as often as a delivery is repeated', () => {
    const delivery = { on: dayAfter(20), quantity: 4, every: '10 days', times: 3 };
    const supplies = { chips: { name: 'Chips', unit: 'chips', deliveries: [delivery] } };
    const need = (quantity: number) => ({ supply: { chips: { quantity } } });
    const days = [4, 8, 12, 13].map((quantity) =>
      energised(programme({ a: needing(5, need(quantity)) }, {}, { supplies }), 'a'),
    );
    expect(days).toEqual([[30], [40], [50], [Infinity]]);
  });

  it('come back when they can be used again', () => {
    const need = { supply: { crews: { quantity: 1 } } };
    const parts = programme(
      { a: needing(0, need, 30), b: needing(7, need, 4), c: needing(8, need, 5) },
      {},
      {
        supplies: {
          crews: {
            name: 'Crews',
            unit: 'crews',
            reusable: true,
            deliveries: [{ on: dayAfter(0), quantity: 1 }],
          },
        },
      },
    );
    expect(energised(parts, 'a', 'b', 'c')).toEqual([30, 34, 39]);
    expect(waits(simulated(parts), 2)).toEqual({ design: 8, 'supply:crews': 26, chips: 5 });
  });

  it.each([
    [15, 35],
    [14.9, Infinity],
  ])('a line of %d MW feeds 10 MW of computing at a PUE of 1.5 by day %d', (mw, day) => {
    const power = { line: { kind: 'grid', mw: `${mw} MW`, available: dayAfter(25) } };
    const parts = programme({ a: needing(5, { power: true }) }, {}, { site: { power } });
    expect(energised(parts, 'a')).toEqual([day]);
    const found = day < Infinity ? waits(simulated(parts)) : stuck(parts);
    expect(found).toEqual(day < Infinity ? { power: 25, chips: 10 } : { power: 1 });
  });

  it('add up over the power options of a site', () => {
    const power = {
      line: { kind: 'grid', mw: '20 MW', available: dayAfter(25) },
      plant: { kind: 'gas', mw: '10 MW', available: dayAfter(60), after: ['s.a.install'] },
    };
    const parts = programme(
      { a: needing(5, { power: true }), b: needing(6, { power: true }) },
      {},
      { site: { power } },
    );
    expect(energised(parts, 'a', 'b')).toEqual([35, 70]);
  });

  it.each([
    [30, 35],
    [29.9, Infinity],
  ])('do not hold up what has begun, which takes its share of %d MW', (mw, day) => {
    const install = {
      kind: 'chips',
      duration: '30 days',
      progress: { started: dayAfter(-10) },
      gates: { power: true },
    };
    const begun = { mw: '10 MW', pue: 1.5, energised: 'install', activities: { install } };
    const power = { line: { kind: 'grid', mw: `${mw} MW`, available: dayAfter(25) } };
    const phases = { a: needing(5, { power: true }), begun };
    expect(energised(programme(phases, {}, { site: { power } }), 'a', 'begun')).toEqual([day, 20]);
  });

  const paid = { cost: { package: 'chips', fixed: '100 USD' } };

  it('are what a phase is stuck on that has its money, and the other way round', () => {
    const needs = { funds: ['chips'], supply: { chips: { quantity: 3 } }, power: true };
    const found = (amount: number, quantity: number, mw: number) => {
      const power = { line: { kind: 'grid', mw: `${mw} MW`, available: dayAfter(0) } };
      const more = { site: { power }, ...chips([90, quantity]) };
      const phases = { a: needing(5, needs, 10, paid) };
      return stuck(programme(phases, { equity: money(amount, 70) }, more));
    };
    expect(found(100, 3, 15)).toEqual({});
    expect(found(99, 3, 15)).toEqual({ capital: 1 });
    expect(found(100, 2, 15)).toEqual({ 'supply:chips': 1 });
    expect(found(100, 3, 14)).toEqual({ power: 1 });
  });

  it('that never come are stuck on what keeps them', () => {
    const lost = { name: 'Lost', probability: 1, hits: [{ on: 'supply:chips', cancel: true }] };
    const needs = { supply: { chips: { quantity: 3 } }, power: true };
    const on = (power: Fields, more: Fields = {}) =>
      stuck(
        programme(
          { a: needing(5, needs) },
          {},
          { site: { power }, ...chips([90, 3], [99, 1]), ...more },
        ),
      );
    const line = { kind: 'grid', mw: '20 MW', available: dayAfter(0) };
    expect(on({ line }, { risks: { lost } })).toEqual({ 'risk:lost': 1 });
    const lease = { name: 'Lease', parties: ['builder'], never: 1, time: '1 day' };
    const waits = { line: { ...line, agreements: ['lease'] } };
    expect(on(waits, { agreements: { lease } })).toEqual({ 'agreement:lease': 1 });
  });

  it('are waited for beyond the long stop of a phase whose funds are committed', () => {
    const needs = { funds: ['chips'], supply: { chips: { quantity: 3 } } };
    const phases = { a: { ...needing(5, needs, 10, paid), longStop: dayAfter(40) } };
    const days = [0, 20, 60].map((day) =>
      energised(programme(phases, { equity: money(100, day) }, chips([90, 3])), 'a'),
    );
    expect(days).toEqual([[100], [100], [Infinity]]);
  });

  it('and money are waited for together', () => {
    const parts = programme(
      { a: needing(5, { funds: ['chips'], supply: { chips: { quantity: 3 } } }) },
      { equity: money(100, 70) },
      chips([90, 3]),
    );
    expect(energised(parts, 'a')).toEqual([100]);
  });
});
