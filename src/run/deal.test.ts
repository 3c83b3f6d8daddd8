import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  admissibleDeals,
  assemble,
  contentsOf,
  createEvaluator,
  createReach,
  createValueStore,
  type Deal,
  type Measure,
  patchesOf,
  racePlan,
  spaceOf,
  survivors,
} from '../deal/index.ts';
import { checkCase } from '../evidence/index.ts';
import { compile } from '../model/index.ts';
import { createCashSink, createShelf } from '../money/index.ts';
import { type Patch, type Programme, patched } from '../programme/index.ts';
import { allocate, createSimulation } from '../simulate/index.ts';
import { negotiate } from './deal.ts';
import { createDealBench } from './deal-jobs.ts';
import { dealMeasures } from './deal-measures.ts';
import { dealTable } from './deal-table.ts';
import { type DealRequest, type DealResult, NothingToSettle, type Port } from './index.ts';

const read = (name: string, file = 'programme') =>
  readFileSync(new URL(`../../cases/${name}/${file}.yaml`, import.meta.url), 'utf8');
const text = read('teaching-deal');

function sound(programmeText: string, facts: { factsText?: string } = {}): Programme {
  const { programme, diagnostics } = checkCase({ programmeText, ...facts });
  if (programme === undefined) throw new Error(diagnostics.map(({ fact }) => fact).join('\n'));
  return programme;
}

const programme = sound(text);
const space = spaceOf(programme);
const deals = admissibleDeals(programme, space);
const TRIALS = 40;
/** Of a large programme. */
const trials = 12;

const measuresOf = (of: Programme, scope?: string): readonly Measure[] => {
  const model = compile(of);
  return [
    { kind: 'npv', party: 0 },
    { kind: 'npv', party: 1 },
    { kind: 'npv', party: 2 },
    { kind: 'exposure', party: 2 },
    { kind: 'megawatts', ...(scope === undefined ? {} : { scope }), by: model.horizon },
  ];
};

/** Values of lists of changes, by list and measure. */
function valued(
  of: Programme,
  lists: readonly (readonly Patch[])[],
  from = 0,
  to = TRIALS,
  scope?: string,
): number[][][] {
  const contents = contentsOf(of, lists);
  const families = assemble(contents);
  const measures = measuresOf(of, scope);
  const rows = new Map<number, number[][]>();
  for (const family of families) {
    const evaluator = createEvaluator(family, measures, {
      seed: 1,
      trials: TRIALS,
      shelf: createShelf(),
    });
    const places = Int32Array.from(family.contents.keys());
    const out = new Float64Array(places.length * measures.length * (to - from));
    evaluator.evaluate(places, from, to, out);
    family.contents.forEach((content, i) => {
      rows.set(
        content,
        measures.map((_, m) => {
          const first = (i * measures.length + m) * (to - from);
          return [...out.subarray(first, first + to - from)];
        }),
      );
    });
  }
  return lists.map((_, i) => rows.get(contents.of[i] ?? -1) ?? []);
}

const listOf = (deal: Deal) => patchesOf(space, deal);

describe('values of deals', () => {
  test('side by side are what each deal gives by itself, bit for bit', () => {
    const together = valued(programme, deals.map(listOf));
    deals.forEach((deal, d) => {
      const alone = valued(patched(programme, listOf(deal), []).programme, [[]]);
      expect(together[d]).toEqual(alone[0]);
    });
  });

  test('are those of a forecast of the patched programme, bit for bit', () => {
    const together = valued(programme, deals.map(listOf));
    deals.forEach((deal, d) => {
      const model = compile(patched(programme, listOf(deal), []).programme);
      const outcomes = allocate(model, TRIALS, (bytes) => new ArrayBuffer(bytes));
      const { layout, scalars } = outcomes;
      const cash = () => createCashSink(model, layout);
      createSimulation(model, outcomes, { seed: 1, trials: TRIALS, firstTrial: 0, cash }).run(0);
      const column = (c: number) => [...scalars.subarray(c * TRIALS, (c + 1) * TRIALS)];
      const megawatts = Array.from({ length: TRIALS }, (_, t) => {
        const day = scalars[layout.energised * TRIALS + t] ?? Infinity;
        return day <= model.horizon ? (scalars[layout.phaseMw * TRIALS + t] ?? 0) : 0;
      });
      expect(together[d]).toEqual([
        ...[0, 1, 2].map((party) => column(layout.partyNpv + party)),
        column(layout.partyPeak + 2),
        megawatts,
      ]);
    });
  });

  test('are right where one change makes another count in another way', () => {
    const lent = sound(
      text
        .replace('rate: 7 %,', 'rate: { triangular: [6 %, 7 %, 8 %] },')
        .replace(
          '\nsites:',
          `
drivers: { market: { name: Market, factor: { triangular: [1, 1.2, 3] } } }
risks: { storm: { name: Storm, probability: 60 %, hits: [{ on: meadow.hall.shell, delay: 90 days, factor: 1.5 }] } }
sites:`,
        )
        .replace('after: [ntp],', '$& drivers: { market: 1 },')
        .replace(
          'agreements:\n',
          '$&  side: { name: Side, parties: [owner], time: 1 month, never: 10 % }\n',
        )
        .replace('tenor: 15 years }', 'takeOrPay: 80 %, $&'),
    );
    const scale = (address: string, value: number): Patch => ({
      scale: address,
      by: { spec: { kind: 'point', value }, dimension: 'factor' },
    });
    const shell = 'sites.meadow.phases.hall.activities.shell';
    const pairs: readonly (readonly [Patch, Patch])[] = [
      [{ set: 'capital.loan.conditions.coverage', to: 1.6 }, scale('capital.loan.rate', 2)],
      [{ set: 'capital.loan.conditions', to: { coverage: 1.6 } }, scale('capital.loan.tenor', 0.5)],
      [{ set: `${shell}.cost.perDay`, to: '9 MUSD/day' }, scale(`${shell}.duration`, 2)],
      [{ set: `${shell}.cost.perDay`, to: '100000 USD/day' }, scale(`${shell}.duration`, 2)],
      [{ set: `${shell}.progress`, to: { started: '2024-08-01' } }, scale(`${shell}.duration`, 2)],
      [{ set: 'agreements.lease.signed', to: '2024-12-01' }, scale('agreements.lease.time', 9)],
      [{ set: 'contracts.lease.agreement', to: 'side' }, scale('contracts.lease.price', 2)],
      [{ set: 'contracts.lease.phases', to: [] }, scale('contracts.lease.price', 2)],
      [{ set: 'contracts.use.agreement', to: 'lease' }, scale('contracts.use.price', 2)],
      [{ set: 'contracts.use.mw', to: '10 MW' }, scale('contracts.use.takeOrPay', 0.5)],
      [{ set: 'capital.loan.conditions.agreements', to: ['side'] }, scale('capital.loan.rate', 2)],
      [{ set: 'capital.loan.conditions.agreements', to: [] }, scale('capital.loan.amount', 0.8)],
      [{ set: 'capital.loan.share', to: '20 %' }, scale('capital.loan.amount', 0.8)],
      [{ set: 'capital.equity.amount', to: '40 MUSD' }, scale('capital.loan.amount', 0.8)],
      [{ set: 'agreements.lease.after', to: ['side'] }, scale('agreements.side.never', 2)],
      [{ set: 'agreements.lease.longStop', to: '2025-03-01' }, scale('agreements.lease.time', 2)],
      [{ set: `${shell}.drivers`, to: {} }, scale(`${shell}.duration`, 2)],
      [{ set: 'risks.storm.probability', to: '10 %' }, scale(`${shell}.duration`, 2)],
      [{ set: 'risks.storm.hits.0.delay', to: '300 days' }, scale(`${shell}.duration`, 2)],
      [
        { set: 'risks.storm.hits', to: [{ on: 'meadow.hall.shell', cost: 2 }] },
        scale(`${shell}.duration`, 2),
      ],
      [{ set: 'drivers.market.factor', to: 1 }, scale(`${shell}.duration`, 2)],
      [{ switch: 'agreements.lease', on: false }, scale('agreements.lease.never', 0.1)],
    ];
    const longStop: Patch = { set: 'sites.meadow.phases.hall.longStop', to: '2025-06-01' };
    const cheaper = scale('capital.loan.tenor', 0.5);
    const moved: Patch = { set: 'contracts.lease.agreement', to: 'side' };
    const lost: Patch = { set: 'agreements.side.never', to: '100 %' };
    const free: Patch = { set: 'capital.loan.conditions.agreements', to: [] };
    const dearer = scale('contracts.lease.price', 2);
    for (const lists of [
      ...pairs.map(([first, second]) => [[], [first], [second], [first, second]]),
      [[free, longStop, cheaper], [free]],
      [[moved], [moved, dearer], [], [dearer]],
      [[moved, lost], [moved, lost, dearer], [lost], [lost, dearer]],
    ]) {
      const together = valued(lent, lists);
      lists.forEach((list, l) => {
        expect(together[l], JSON.stringify(list)).toEqual(
          valued(patched(lent, list, []).programme, [[]])[0],
        );
      });
    }
  });

  test('count the megawatts of a scope whatever a deal takes away or adds', () => {
    const ample = text.replaceAll(/(?<=mw: )60(?= MW)|(?<=amount: )[34]00(?= MUSD)/g, '1000');
    const hall = ample.slice(ample.indexOf('      hall:'), ample.indexOf('\nagreements:') + 1);
    const two = sound(ample.replace(hall, `${hall.replace('hall:', 'annex:')}${hall}`));
    const off: Patch = { switch: 'sites.meadow.phases.annex', on: false };
    const emptied: Patch = { set: 'scopes.field.of', to: [] };
    const [both, one, none] = valued(two, [[], [off], [emptied]], 0, TRIALS, 'field');
    const [alone] = valued(patched(two, [off], []).programme, [[]], 0, TRIALS, 'field');
    expect(one).toEqual(alone);
    expect(Math.max(...(both?.at(-1) ?? []))).toBe(80);
    expect(Math.max(...(one?.at(-1) ?? []))).toBe(40);
    expect(Math.max(...(none?.at(-1) ?? []))).toBe(0);
  });

  test('of Stargate too are those of its forecast, own deals of coalitions among them', () => {
    const stargate = sound(read('stargate-2025-07'), {
      factsText: read('stargate-2025-07', 'facts'),
    });
    const { contents, measures, nothing } = dealTable(stargate, dealMeasures(stargate), undefined);
    const all = contents.rows.length;
    const picked = [
      nothing,
      ...[1, 3, 5, 7, 8, 9].map((tenths) => Math.floor((all * tenths) / 10)),
    ];
    const shelf = createShelf();
    for (const family of assemble(contents, picked)) {
      const evaluator = createEvaluator(family, measures, { seed: 1, trials, shelf });
      const places = Int32Array.from(family.contents.keys());
      const out = new Float64Array(places.length * measures.length * trials);
      evaluator.evaluate(places, 0, trials, out);
      family.contents.forEach((content, i) => {
        const model = compile(patched(stargate, contents.patches[content] ?? [], []).programme);
        const outcomes = allocate(model, trials, (bytes) => new ArrayBuffer(bytes));
        const { layout, scalars } = outcomes;
        const cash = () => createCashSink(model, layout, shelf);
        createSimulation(model, outcomes, { seed: 1, trials, firstTrial: 0, cash }).run(0);
        measures.forEach((measure, m) => {
          if (measure.kind === 'megawatts') return;
          const first = measure.kind === 'npv' ? layout.partyNpv : layout.partyPeak;
          const column = (first + measure.party) * trials;
          const at = (i * measures.length + m) * trials;
          expect(out.subarray(at, at + trials)).toEqual(scalars.subarray(column, column + trials));
        });
      });
    }
  });

  test('do not depend on how trials are cut, odd pieces included', () => {
    const lists = deals.map(listOf);
    const whole = valued(programme, lists);
    const cuts = [0, 1, 4, 9, 25, TRIALS];
    const pieces = cuts.slice(1).map((to, i) => valued(programme, lists, cuts[i], to));
    lists.forEach((_, d) => {
      whole[d]?.forEach((column, m) => {
        expect(pieces.flatMap((piece) => piece[d]?.[m] ?? [])).toEqual(column);
      });
    });
  });

  test('are equal for deals that differ in nothing that matters', () => {
    const none: Patch = { scale: 'agreements.lease.time', by: programmeValue(1) };
    const lists = [
      listOf(deals[0] ?? new Int8Array(0)),
      [...listOf(deals[0] ?? new Int8Array(0)), none],
    ];
    const [a, b] = valued(programme, lists);
    expect(b).toEqual(a);
    // what is lent, and how dear, is no matter in a trial in which nobody signs
    const never: Patch = { set: 'agreements.lease.never', to: '100 %' };
    const settled = valued(
      programme,
      deals.map((deal) => [...listOf(deal), never]),
    );
    for (const row of settled) expect(row).toEqual(settled[0]);
  });

  test('of worlds that differ in nothing that matters in a trial are simulated once', () => {
    const never: Patch = { set: 'agreements.lease.never', to: '100 %' };
    const contents = contentsOf(
      programme,
      deals.map((deal) => [...listOf(deal), never]),
    );
    const bench = createDealBench();
    const members = [...contents.rows.keys()];
    bench.start({ round: { contents, measures: measuresOf(programme), seed: 1, trials: TRIALS } });
    const answer = bench.do({
      kind: 'value',
      group: { id: 0, members },
      contents: Int32Array.from(members),
      from: 0,
      to: TRIALS,
    });
    expect(contents.rows.length).toBeGreaterThan(1);
    // contracts run for a term that also sets how long the hall is operated
    expect(answer.kind === 'value' && answer.simulated).toBeLessThan(contents.rows.length * TRIALS);
  });

  test('can be asked for of some deals only, also where deals build different things', () => {
    const off: Patch = { switch: 'sites.meadow.phases.hall', on: false };
    const contents = contentsOf(programme, [[], [off]]);
    const measures = measuresOf(programme, 'all');
    const group = { id: 1, members: [0, 1] };
    const bench = createDealBench();
    bench.start({ round: { contents, measures, seed: 1, trials: TRIALS } });
    const ask = (...some: number[]) => {
      const of = Int32Array.from(some);
      const answer = bench.do({ kind: 'value', group, contents: of, from: 0, to: TRIALS });
      return answer.kind === 'value' ? [...answer.data] : [];
    };
    expect(assemble(contents)).toHaveLength(2);
    expect([...ask(0), ...ask(1)]).toEqual(ask(0, 1));
  });
});

/** A multiplier as the file's reader makes it. */
function programmeValue(x: number) {
  return { spec: { kind: 'point' as const, value: x }, dimension: 'factor' as const };
}

describe('a race', () => {
  test('gives few contents everything and many contents by thirds', () => {
    expect(racePlan(100, 1000).totals).toEqual([1000]);
    expect(racePlan(9000, 1000).totals).toEqual([8, 24, 72, 216, 648, 1000]);
    expect(racePlan(9000, 50).totals).toEqual([8, 24, 50]);
  });

  test('keeps the best of each order, and does not depend on anything else', () => {
    const a = Float64Array.of(1, 9, 3, 4, 2);
    const b = Float64Array.of(9, 1, 2, 3, 4);
    expect([...survivors([a, b], 2).kept]).toEqual([0, 1]);
    expect([...survivors([a], 3).kept]).toEqual([1, 2, 3]);
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1, maxLength: 30 }),
        fc.nat(30),
        (scores, keep) => {
          const found = survivors([Float64Array.from(scores)], keep).kept;
          expect(found.length).toBe(Math.min(keep, scores.length));
          const least = Math.min(...[...found].map((i) => scores[i] ?? 0));
          scores.forEach((score, i) => {
            if (!found.includes(i)) expect(score).toBeLessThanOrEqual(least);
          });
        },
      ),
    );
  });
});

const request: DealRequest = { programme: text, seed: 1, trials: 60 };

/** Threads that are none: each works in this one, on copies as real ones do. */
function copies(): Port {
  const bench = createDealBench();
  let hear: (message: unknown) => void = () => {};
  return {
    post(message) {
      const request = structuredClone(message) as
        | { round: Parameters<typeof bench.start>[0] }
        | { id: number; job: Parameters<typeof bench.do>[0] };
      if ('round' in request) bench.start(request.round);
      else
        setTimeout(
          () => hear(structuredClone({ id: request.id, answer: bench.do(request.job) })),
          0,
        );
    },
    receive: (handler) => {
      hear = handler;
    },
    failed: () => {},
    close: () => {},
  };
}

describe('an answer', () => {
  let first: DealResult | undefined;
  const answer = async () => {
    first ??= (await negotiate(request)).result;
    return first;
  };

  test('is the same on one thread, two and three', async () => {
    const alone = await answer();
    for (const threads of [2, 3])
      expect(JSON.stringify((await negotiate(request, { threads, spawn: copies })).result)).toBe(
        JSON.stringify(alone),
      );
  });

  test('says from the start about how much there is to do, and ends with all of it done', async () => {
    const seen: { done: number; total: number }[] = [];
    const { result } = await negotiate(request, {
      progress: (done, total) => seen.push({ done, total }),
    });
    const { asked } = result.space;
    expect(seen.at(-1)).toEqual({ done: asked, total: asked });
    // mixtures are expected for every term but one, whatever they turn out to be
    expect(Math.abs((seen[0]?.total ?? 0) - asked)).toBeLessThan(0.2 * asked);
    for (const [i, { done, total }] of seen.entries()) {
      expect(total).toBeGreaterThanOrEqual(done);
      expect(done).toBeGreaterThanOrEqual(seen[i - 1]?.done ?? 0);
    }
  });

  test('from kept values is the same and simulates nothing', async () => {
    let kept: Uint8Array | undefined;
    const before = await negotiate(request, { keep: (bytes) => (kept = bytes) });
    expect(kept).toBeDefined();
    const after = await negotiate(request, { ...(kept === undefined ? {} : { cache: kept }) });
    expect(after.result.space.asked).toBe(0);
    const bare = (of: DealResult) => ({ ...of, space: { ...of.space, asked: 0, simulated: 0 } });
    expect(bare(after.result)).toEqual(bare(before.result));
  });

  test('a want that changes moves utilities by that much and nothing else', async () => {
    const dearer = text.replace('wants: { tenant: 15 MUSD }', 'wants: { tenant: 25 MUSD }');
    const [a, b] = [await answer(), (await negotiate({ ...request, programme: dearer })).result];
    for (const row of a.deals) {
      const other = b.deals.find(({ deal }) => deal === row.deal);
      row.stakes.forEach((stake, p) => {
        const moves = stake.party === 'tenant' && row.options['length'] === 'short' ? 10e6 : 0;
        expect((other?.stakes[p]?.utility ?? Number.NaN) - stake.utility).toBeCloseTo(moves, 3);
        expect(other?.stakes[p]?.money).toBe(stake.money);
      });
    }
  });

  test('names who refuses, and counts parts that add up', async () => {
    for (const row of (await answer()).deals) {
      expect(row.refusers).toEqual(
        row.stakes.filter(({ gain }) => gain === null || gain < 0).map(({ party }) => party),
      );
      for (const { money, megawatts, exposure, tail, wants, utility } of row.stakes)
        expect(money + megawatts + exposure + tail + wants).toBeCloseTo(utility, 3);
    }
  });

  test('shares of the waterfall add up to the change of each party', async () => {
    const { waterfall, deals: rows } = await answer();
    const at = (deal: number) => rows.find((row) => row.deal === deal);
    for (const { party, utility } of at(waterfall.to)?.stakes ?? []) {
      const from = at(waterfall.from)?.stakes.find((s) => s.party === party)?.utility ?? Number.NaN;
      const sum = waterfall.steps.reduce((total, { shares }) => total + (shares[party] ?? 0), 0);
      expect(sum).toBeCloseTo(utility - from, 3);
    }
  });

  test('alternatives above every utility leave no deal, and say what would have to give', async () => {
    const greedy = text.replaceAll(/npv: (\{[^}]*\}|0 USD)/g, 'npv: 9 bn USD');
    const { result } = await negotiate({ ...request, programme: greedy });
    expect(result.signable).toBe(0);
    expect(result.points.nash).toEqual({ deals: [], value: null, why: 'empty-zone' });
    expect(result.relaxation?.concessions.map(({ party }) => party)).toEqual([
      'owner',
      'tenant',
      'bank',
    ]);
  });

  test('a sheet that an exclusion forbids is not signed as it stands', async () => {
    const ask = async (more: string) => {
      const easy = text
        .replace('current: high', 'current: middle')
        .replace('current: short', 'current: long')
        .replaceAll(/npv: (\{[^}]*\}|0 USD)/g, 'npv: -900 MUSD')
        .replace('wants: { bank: -8 MUSD } }\n', '$&    current: careful\n')
        .replace('exclusions:\n', `$&${more}`);
      return (await negotiate({ programme: easy, seed: 1, trials: 8 })).result.changes;
    };
    const asItStands = { terms: [] };
    expect(await ask('')).toMatchObject([asItStands]);
    const changes = await ask('  - { not: { rent: middle, loan: careful }, why: it is dear }\n');
    expect(changes.length).toBeGreaterThan(0);
    expect(changes).not.toContainEqual(expect.objectContaining(asItStands));
  });

  test('an alternative can be simulated: what a party builds with others', async () => {
    const joint = text.replace(
      'npv: { triangular: [0 MUSD, 5 MUSD, 15 MUSD] }',
      'with: [tenant, bank]',
    );
    const { result } = await negotiate({ ...request, programme: joint });
    const owner = result.parties.find(({ id }) => id === 'owner');
    expect(owner?.alternative.kind).toBe('simulated');
    const alone = await negotiate({
      ...request,
      programme: text.replace('npv: { triangular: [0 MUSD, 5 MUSD, 15 MUSD] }', 'with: []'),
    });
    // without a tenant's signature there is nothing to build
    expect(alone.result.parties.find(({ id }) => id === 'owner')?.alternative.worth).toBe(0);
  });

  test('talks that the file times move the agreements of the likeliest deal', async () => {
    const slow = `${text}bargaining: { round: 60 days, agreements: [lease] }\n`;
    const [before, after] = [
      await answer(),
      (await negotiate({ ...request, programme: slow })).result,
    ];
    expect(before.bargaining.timed).toBeNull();
    const { timed } = after.bargaining;
    expect(timed?.agreements).toEqual(['lease']);
    expect(timed?.days).toEqual(after.bargaining.singleText.rounds?.map((r) => r * 60));
    const gain = (party: string) =>
      after.deals.find(({ deal }) => deal === after.focus)?.stakes.find((s) => s.party === party)
        ?.gain ?? Number.NaN;
    // over a year of talks, so that the tenant gets its megawatts later
    expect(timed?.days[1]).toBeGreaterThan(365);
    expect(timed?.gains['tenant']).toBeLessThan(gain('tenant'));
  });

  test('what a party signs at no price is out of every answer, in words and not in amounts', async () => {
    const drawn = text.replace(
      'name: fifteen years,',
      'name: fifteen years, refusedBy: { owner: it wants the field back },',
    );
    const [before, after] = [
      await answer(),
      (await negotiate({ ...request, programme: drawn })).result,
    ];
    expect(before.redLines).toBeUndefined();
    expect(before.signable).toBeGreaterThan(0);
    expect(after.redLines?.lines).toEqual([
      { party: 'owner', term: 'length', option: 'long', why: 'it wants the field back' },
    ]);
    const isLong = (options: Readonly<Record<string, string>>) => options['length'] === 'long';
    for (const row of after.deals) {
      const owner = row.stakes.find(({ party }) => party === 'owner');
      expect(owner?.gain === null).toBe(isLong(row.options));
      if (!isLong(row.options)) continue;
      expect(owner?.signs).toBe(0);
      expect(row.refusers).toContain('owner');
      expect(row.allSign).toBe(0);
      expect(row.inCore).toEqual({ 'falls-apart': false, 'stays-together': false });
      expect(after.payments.map(({ deal }) => deal)).not.toContain(row.deal);
    }
    const byDeal = new Map(after.deals.map((row) => [row.deal, row]));
    const { cheapest, gentlest, fewest } = after.relaxation ?? {};
    for (const deal of [after.focus, cheapest, gentlest, fewest])
      expect(isLong(byDeal.get(deal ?? -1)?.options ?? {})).toBe(false);
    // half and sixty per cent at three rents on a long lease
    expect(after.redLines?.deals).toBe(6);
    expect(after.blocking.find(({ party }) => party === 'owner')?.atNoPrice).toBe(6);
    expect(after.signableWithMoney).toBeLessThan(before.signableWithMoney);
    for (const { values } of after.coalitions)
      for (const { members, best } of values)
        if (members.includes('owner')) expect(isLong(best ?? {})).toBe(false);
    expect(
      after.swings.find(({ term, party }) => term === 'length' && party === 'owner')?.effects,
    ).not.toHaveProperty('long');
  });

  test('there is none without terms or without anybody who could walk away', async () => {
    await expect(negotiate({ ...request, programme: read('teaching-one-hall') })).rejects.toThrow(
      NothingToSettle,
    );
    const tame = text.replaceAll(/npv: (\{[^}]*\}|0 USD)/g, 'reason: none');
    await expect(negotiate({ ...request, programme: tame })).rejects.toThrow(
      'no party has an alternative',
    );
  });
});

test('values that are kept from earlier questions do not change what a question sees', () => {
  const store = createValueStore(1);
  store.add([0, 1], 0, 4, Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8));
  const reach = createReach(store);
  expect(reach.trials(0)).toBe(0);
  reach.extend([0], 2);
  expect([...reach.column(0, 0)]).toEqual([1, 2]);
  reach.extend([0], 1);
  reach.extend([1], 9);
  expect([reach.trials(0), reach.trials(1)]).toEqual([2, 4]);
});
