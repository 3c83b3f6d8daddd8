import { describe, expect, it } from 'vitest';
import { hall, money, programme, same } from '../../tests/halls.ts';
import { dayAfter, type Fields } from '../../tests/programmes.ts';
import { simulated } from '../../tests/simulated.ts';

describe('a risk', () => {
  const phase = (gates: Fields): Fields => ({
    mw: '10 MW',
    energised: 'build',
    activities: {
      prepare: { kind: 'design', duration: '5 days' },
      build: {
        kind: 'construction',
        after: ['prepare'],
        duration: '10 days',
        cost: { fixed: '50 USD' },
        gates,
      },
    },
  });
  const tranches = { count: 2, every: '10 days' };
  const delivery = (day: number): Fields => ({ on: dayAfter(day), quantity: 10 });
  const things: Fields = {
    capital: { equity: money(100, 10, { tranches }) },
    supplies: { chips: { name: 'Chips', unit: 'chips', deliveries: [delivery(20), delivery(40)] } },
    agreements: { lease: { name: 'Lease', parties: ['builder'], time: '30 days' } },
  };
  const power = { line: { kind: 'grid', mw: '20 MW', available: dayAfter(25) } };
  const late = { delay: '7 days' };
  const half = { factor: 0.5 };
  const never = { cancel: true };

  it.each<[string, Fields, Fields, number]>([
    // half of the money is there with the second tranche, half of the chips with the second delivery
    ['capital:equity', { funds: ['facility'] }, {}, 20],
    ['capital:equity', { funds: ['facility'] }, late, 27],
    ['capital:equity', { funds: ['facility'] }, half, 30],
    ['capital:equity', { funds: ['facility'] }, never, Infinity],
    ['supply:chips', { supply: { chips: { quantity: 10 } } }, {}, 30],
    ['supply:chips', { supply: { chips: { quantity: 10 } } }, late, 37],
    ['supply:chips', { supply: { chips: { quantity: 20 } } }, late, 57],
    ['supply:chips', { supply: { chips: { quantity: 10 } } }, half, 50],
    ['supply:chips', { supply: { chips: { quantity: 10 } } }, never, Infinity],
    ['power:s.line', { power: true }, {}, 35],
    ['power:s.line', { power: true }, late, 42],
    ['power:s.line', { power: true }, half, 35],
    ['power:s.line', { power: true }, { factor: 0.4 }, Infinity],
    ['power:s.line', { power: true }, never, Infinity],
    ['agreement:lease', { agreements: ['lease'] }, {}, 40],
    ['agreement:lease', { agreements: ['lease'] }, late, 47],
    ['agreement:lease', { agreements: ['lease'] }, half, 25],
    ['agreement:lease', { agreements: ['lease'] }, never, Infinity],
  ])('on %s makes what waits for %j with %j ready on day %d', (on, gates, effect, day) => {
    const hits = [{ on, ...(Object.keys(effect).length === 0 ? { delay: '0 days' } : effect) }];
    const risks = { r: { name: 'Risk', probability: 1, hits } };
    const site = { name: 'Site', developer: 'builder', power, phases: { a: phase(gates) } };
    const run = simulated({ ...things, sites: { s: site }, risks }, { trials: 2 });
    expect(same(run.energised('s.a'))).toBe(day);
  });

  it.each<[string, number[]]>([
    ['s.a', [215, 15, 15]],
    ['s.a.build', [115, 15, 15]],
    ['s', [215, 215, 15]],
    ['*.*.build', [115, 115, 115]],
    ['kind:design', [115, 115, 115]],
  ])('on %s delays all that is meant', (on, days) => {
    const site = (phases: Fields): Fields => ({ name: 'Site', developer: 'builder', phases });
    const sites = { s: site({ a: phase({}), b: phase({}) }), t: site({ c: phase({}) }) };
    const risks = { r: { name: 'Risk', probability: 1, hits: [{ on, delay: '100 days' }] } };
    const run = simulated({ sites, risks }, { trials: 2 });
    expect(['s.a', 's.b', 't.c'].map((id) => same(run.energised(id)))).toEqual(days);
  });
});

describe('a signature', () => {
  const signed = (fields: Fields, trials = 2) => {
    const lease = { name: 'Lease', parties: ['builder'], ...fields };
    const { outcomes, column } = simulated(
      programme({ a: hall(5, 0) }, {}, { agreements: { lease } }),
      { trials },
    );
    return column(outcomes.layout.signed);
  };

  it('counts on the last day on which it may come', () => {
    const longStop = dayAfter(30);
    expect(same(signed({ time: '30 days', longStop }))).toBe(30);
    expect(same(signed({ time: '31 days', longStop }))).toBe(Infinity);
  });

  it('never comes with the chance that is stated', () => {
    const days = signed({ time: '30 days', never: 0.3 }, 1024);
    const share = days.filter((day) => day === Infinity).length / 1024;
    expect(Math.abs(share - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / 1024));
  });
});
