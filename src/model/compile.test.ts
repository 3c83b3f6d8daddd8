import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyProgramme } from '../../tests/any-programme.ts';
import { dayAfter, type Fields, networkOf, programmeOf } from '../../tests/programmes.ts';
import { compile, type Model } from './index.ts';

const modelOf = (parts: Fields): Model => compile(programmeOf(parts));

const inRange = (values: ArrayLike<number>, from: number, below: number): boolean =>
  Array.from(values).every((x) => Number.isInteger(x) && x >= from && x < below);

/** Whether rows of a CSR table start where those before end. */
const isCsr = (first: Int32Array, rows: number, entries: number): boolean =>
  first.length === rows + 1 &&
  first[0] === 0 &&
  first[rows] === entries &&
  first.every((at, i) => i === 0 || at >= first[i - 1]!);

describe('a model', () => {
  it('points at nothing that is not there, in tables of matching lengths', () => {
    fc.assert(
      fc.property(anyProgramme(), (parts) => {
        const model = modelOf(parts);
        const { network, variables, pools, funds, phases, risks, drivers, causes, costs } = model;
        const n = network.count;
        const any = variables.length;
        expect(isCsr(network.linkFirst, n, network.linkFrom.length)).toBe(true);
        expect(isCsr(network.cancelFirst, n, network.cancelRisk.length)).toBe(true);
        expect(isCsr(pools.requestFirst, n, pools.requestPool.length)).toBe(true);
        const budgets = phases.length * model.packages.length;
        expect(isCsr(funds.budgetFirst, budgets, funds.budgetLot.length)).toBe(true);
        expect(isCsr(funds.offtakeFirst, phases.length, funds.offtakeNode.length)).toBe(true);
        const rules: readonly (readonly [ArrayLike<number>, number, number])[] = [
          [network.linkFrom, 0, n],
          [network.linkType, 0, 4],
          [network.linkLag, -1, any],
          [network.time, -1, any],
          [network.never, -1, any],
          [network.calendar, -1, model.calendars.length],
          [network.cause, 0, causes.length],
          [network.phase, -1, phases.length],
          [network.cancelRisk, 0, risks.length],
          [pools.arrivalNode, 0, n],
          [pools.arrivalPool, 0, pools.count],
          [pools.arrivalQuantity, 0, any],
          [pools.requestPool, 0, pools.count],
          [pools.requestVariable, 0, any],
          [pools.requestFactor, -1, any],
          [funds.lotNode, 0, n],
          [funds.lotSource, 0, funds.sources.length],
          [funds.budgetLot, 0, funds.lotNode.length],
          [funds.offtakeNode, -1, n],
          [costs.map((row) => row.node), 0, n],
          [costs.map((row) => row.phase), 0, phases.length],
          [phases.flatMap((phase) => [phase.energised, phase.ntp, ...phase.nodes]), 0, n],
          [model.scopes.flatMap((scope) => scope.phases), 0, phases.length],
          [variables.flatMap((v) => v.drivers.map(({ driver }) => driver)), 0, drivers.length],
          [variables.flatMap((v) => v.effects.map(({ risk }) => risk)), 0, risks.length],
        ];
        expect(
          rules.flatMap(([values, from, to], i) => (inRange(values, from, to) ? [] : [i])),
        ).toEqual([]);
        expect(new Set(network.id).size).toBe(n);
        expect(new Set(variables.map(({ path }) => path)).size).toBe(any);
      }),
      { numRuns: 25 },
    );
  });

  it('has every node once, after what it follows, and what waits for shared things apart', () => {
    fc.assert(
      fc.property(anyProgramme(), (parts) => {
        const { network, pools, funds } = modelOf(parts);
        const place = new Map([...network.order].map((node, i) => [node, i]));
        expect(place.size).toBe(network.count);
        const shared = new Set(network.shared);
        expect([...network.free, ...network.shared].sort((a, b) => a - b)).toEqual([
          ...network.id.keys(),
        ]);
        for (let node = 0; node < network.count; node++) {
          const before = network.linkFrom.subarray(
            network.linkFirst[node]!,
            network.linkFirst[node + 1]!,
          );
          for (const p of before) expect(place.get(p)).toBeLessThan(place.get(node)!);
          const gated =
            funds.gate[node] !== 0 || pools.requestFirst[node + 1]! > pools.requestFirst[node]!;
          expect(shared.has(node)).toBe(gated || before.some((p) => shared.has(p)));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is plain data that another thread can be sent', () => {
    fc.assert(
      fc.property(anyProgramme(), (parts) => {
        const model = modelOf(parts);
        expect(structuredClone(model)).toEqual(model);
        expect(modelOf(parts)).toEqual(model);
      }),
      { numRuns: 5 },
    );
  });

  it('counts days from the data date and months from its own', () => {
    const model = modelOf(
      networkOf({ a: { duration: '1 day', notBefore: dayAfter(17) } }, { horizon: '2025-03-31' }),
    );
    expect(model.horizon).toBe(85);
    expect([...model.monthStart]).toEqual([-5, 26, 54, 85]);
    expect(model.months).toBe(3);
    expect(model.network.notBefore[0]).toBe(17);
    expect(model.analysisDay).toBe(85);
    // fifteen years of cash flows more, unless an end is stated
    expect(model.moneyMonths).toBe(3 + 15 * 12);
    const ends = modelOf(
      networkOf({ a: { duration: '1 day' } }, { finance: { until: '2045-02-10' } }),
    );
    expect(ends.moneyMonths).toBe(20 * 12 + 2);
  });

  it('pays at the data date for the mitigations that are in the plan', () => {
    const risk = (cost: string, active: boolean): Fields => ({
      name: 'Risk',
      probability: 0.5,
      hits: [{ on: 's.a', delay: '1 day' }],
      mitigation: { active, probability: 0.1, cost },
    });
    const risks = { a: risk('3 USD', true), b: risk('4 USD', true), c: risk('50 USD', false) };
    const model = modelOf(networkOf({ a: { duration: '1 day' } }, { risks }));
    expect(model.mitigationCost).toBe(7);
    expect(model.risks.map(({ probability }) => probability)).toEqual([0.1, 0.1, 0.5]);
  });
});

describe('phases that are repeated', () => {
  const hall = (more: Fields): Fields => ({
    sites: {
      s: {
        name: 'Site',
        developer: 'builder',
        phases: {
          hall: {
            mw: '2 MW',
            activities: {
              first: { kind: 'design', duration: '5 days' },
              online: { kind: 'construction', duration: '5 days', after: ['first'] },
            },
            ...more,
          },
        },
      },
    },
  });

  it('have luck of their own and trail each other by their first activities', () => {
    const { network, variables, phases } = modelOf(hall({ repeat: 3, stagger: '30 days' }));
    expect(phases.map(({ id }) => id)).toEqual(['s.hall-1', 's.hall-2', 's.hall-3']);
    const links = [...network.id.keys()].map((node) =>
      Array.from({ length: network.linkFirst[node + 1]! - network.linkFirst[node]! }, (_, k) => {
        const e = network.linkFirst[node]! + k;
        return [network.id[network.linkFrom[e]!], network.linkLag[e]! >= 0];
      }),
    );
    expect(Object.fromEntries(network.id.map((id, node) => [id, links[node]]))).toMatchObject({
      's.hall-1.first': [],
      's.hall-2.first': [['s.hall-1.first', true]],
      's.hall-3.first': [['s.hall-2.first', true]],
      's.hall-3.online': [['s.hall-3.first', false]],
    });
    expect(variables.map(({ path }) => path)).toContain(
      'sites.s.phases.hall-2.activities.first.duration',
    );
  });

  it('are all meant by the id of the group', () => {
    const model = modelOf({
      ...hall({ repeat: 3 }),
      contracts: {
        rent: {
          kind: 'offtake',
          seller: 'builder',
          buyer: 'renter',
          sites: ['s.hall'],
          price: '1 USD/MW-month',
          tenor: '1 year',
        },
      },
      claims: {
        some: {
          says: 'so',
          fact: [],
          measure: 'mw',
          of: 's.hall-2',
          atLeast: '1 MW',
          by: dayAfter(9),
        },
      },
      risks: {
        r: { name: 'Risk', probability: 0.5, hits: [{ on: 's.hall.online', delay: '1 day' }] },
      },
    });
    expect(model.contracts[0]?.phases).toEqual([0, 1, 2]);
    expect(model.claims[0]?.phases).toEqual([1]);
    expect(model.variables.filter(({ effects }) => effects.length > 0).length).toBe(3);
  });
});

describe('money', () => {
  const funded = (conditions: Fields, more: Fields = {}, contract: Fields = {}): Model =>
    modelOf({
      sites: {
        s: {
          name: 'Site',
          developer: 'builder',
          phases: {
            p: {
              mw: '10 MW',
              activities: {
                ntp: { kind: 'milestone', gates: { funds: ['facility'] } },
                online: {
                  kind: 'construction',
                  after: ['ntp'],
                  duration: '100 days',
                  cost: { fixed: '20m USD', perMw: '7m USD/MW', perDay: '100k USD/day' },
                },
              },
            },
          },
        },
      },
      capital: {
        loan: {
          party: 'bank',
          instrument: 'senior',
          amount: '1bn USD',
          available: dayAfter(0),
          rate: '7 %',
          tenor: '10 years',
          conditions,
          ...more,
        },
      },
      contracts: {
        rent: {
          kind: 'offtake',
          seller: 'builder',
          buyer: 'renter',
          sites: ['s'],
          price: '100k USD/MW-month',
          tenor: '15 years',
          ...contract,
        },
      },
    });

  it('is asked for as planned: fixed, per megawatt and per day', () => {
    const { funds, packages } = funded({});
    expect(funds.budgetPlanned[packages.indexOf('facility')]).toBe(20e6 + 70e6 + 10e6);
    expect([...funds.budgetShare].every((share) => share === 1)).toBe(true);
  });

  it('is lent as far as revenue covers yearly debt service (debt service coverage ratio)', () => {
    const service = 0.07 / (1 - 1.07 ** -10);
    const revenue = (contract: Fields) => {
      const { funds, packages } = funded({ coverage: 1.5 }, {}, contract);
      const facility = funds.budgetFirst[packages.indexOf('facility')]!;
      return funds.budgetShare[facility]! * 1.5 * service * 100e6;
    };
    const whole = { price: undefined, perYear: '8m USD/yr' };
    expect(revenue({})).toBeCloseTo(12e6, 3);
    expect(revenue(whole)).toBeCloseTo(8e6, 3);
    // what is let is at most the contract's, and paid for by its use
    expect(revenue({ mw: '4 MW' })).toBeCloseTo(0.4 * 12e6, 3);
    expect(revenue({ ...whole, mw: '4 MW' })).toBeCloseTo(8e6, 3);
    expect(revenue({ use: 0.5, takeOrPay: 0.6 })).toBeCloseTo(0.6 * 12e6, 3);
  });

  it('lies in equal lots, one after the other', () => {
    const { funds, network } = funded({}, { tranches: { count: 4, every: '30 days' } });
    expect([...funds.lotShare]).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect([...funds.lotNode].map((node) => network.id[node])).toEqual([
      'capital:loan.0',
      'capital:loan.1',
      'capital:loan.2',
      'capital:loan.3',
    ]);
  });
});

describe('projects', () => {
  const held = (projects: Fields, more: Fields = {}) => {
    const activities = { online: { kind: 'construction', duration: '1 year' } };
    const phases = { a: { mw: '1 MW', activities }, b: { mw: '1 MW', activities } };
    const model = modelOf({
      sites: { s: { name: 'Meadow', developer: 'builder', phases, ...more } },
      projects,
    });
    return {
      held: model.projects.map(({ id, company, packages }) => [
        id,
        model.parties[company]?.id,
        packages.map((p) => model.packages[p]),
      ]),
      operators: [...model.operatorOf].map((project) => model.projects[project]?.id),
    };
  };
  const all = ['development', 'facility', 'power', 'chips'];

  it('hold what they state, and the developer of a site the rest of it, if any', () => {
    const chips = { company: 'sponsor', sites: ['s'], packages: ['chips'] };
    expect(held({ chips })).toEqual({
      held: [
        ['chips', 'sponsor', ['chips']],
        ['s', 'builder', all.slice(0, 3)],
      ],
      operators: ['s', 's'],
    });
    expect(held({ whole: { company: 'builder', sites: ['s'] } })).toEqual({
      held: [['whole', 'builder', all]],
      operators: ['whole', 'whole'],
    });
    const one = { company: 'builder', sites: ['s.b'] };
    expect(held({ s: one }).held.map(([id]) => id)).toEqual(['s', 's-rest']);
  });

  it('sell what they hold: a lease buildings, an offtake chips', () => {
    const own = (pack: string) => ({ company: 'builder', sites: ['s'], packages: [pack] });
    const activities = { online: { kind: 'construction', duration: '1 year' } };
    const contract = (kind: string): Fields => ({
      ...{ kind, seller: 'builder', buyer: 'renter', sites: ['s'], tenor: '1 year' },
      price: '1 USD/MW-month',
    });
    const { projects, contractParts } = modelOf({
      sites: {
        s: { name: 'Meadow', developer: 'builder', phases: { a: { mw: '1 MW', activities } } },
      },
      projects: { chips: own('chips'), halls: own('facility') },
      contracts: { compute: contract('offtake'), hall: contract('lease') },
    });
    expect(contractParts.map(({ seller }) => projects[seller]?.id)).toEqual(['chips', 'halls']);
  });

  it('of an operator who holds nothing at its site only run it', () => {
    expect(held({}, { operator: 'sponsor' })).toEqual({
      held: [
        ['s', 'builder', all],
        ['s-operation', 'sponsor', []],
      ],
      operators: ['s-operation', 's-operation'],
    });
  });
});

it('refuses a programme that did not pass its checks', () => {
  const sound = programmeOf(
    networkOf({ a: { duration: '1 day' }, b: { duration: '1 day', after: ['a'] } }),
  );
  const site = sound.sites['s'];
  const work = site?.phases['a']?.activities['work'];
  if (site === undefined || work === undefined) throw new RangeError('no work');
  const phase = { ...site.phases['a']!, activities: { work: { ...work, after: ['s.b.work'] } } };
  const circle = { ...sound, sites: { s: { ...site, phases: { ...site.phases, a: phase } } } };
  expect(() => compile(circle)).toThrow('the network has a cycle');
});

it('calls copies of a phase without a name alike, as those with a name are', () => {
  const activities = { online: { kind: 'construction', duration: '1 year' } };
  const phases = { hall: { mw: '1 MW', repeat: 2, activities } };
  const { phases: rows } = modelOf({
    sites: { s: { name: 'Meadow', developer: 'builder', phases } },
  });
  expect(rows.map(({ name }) => name)).toEqual(['Meadow hall', 'Meadow hall']);
});
