import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyProgramme } from '../../tests/any-programme.ts';
import { breaches, highest } from '../../tests/oracle.ts';
import { type Fields, programmeOf } from '../../tests/programmes.ts';
import { type Simulated, simulated } from '../../tests/simulated.ts';
import { needColumn, sumsAt } from './index.ts';

const trials = 48;
const runs = { numRuns: 25 };

function forAll(
  wanted: Parameters<typeof anyProgramme>[0],
  holds: (run: Simulated, parts: Fields) => void,
  money = false,
): void {
  fc.assert(
    fc.property(anyProgramme(wanted), (parts) => holds(simulated(parts, { trials, money }), parts)),
    money ? { numRuns: 12 } : runs,
  );
}

const each = Array.from({ length: trials }, (_, i) => i);

describe('every programme', () => {
  it('keeps to links, calendars, constraints, progress and signatures', () => {
    forAll({ whole: true }, (run, parts) => {
      expect(breaches(programmeOf(parts), run).slice(0, 5)).toEqual([]);
    });
  });

  it('leaves no number undefined and no sum infinite', () => {
    forAll({}, ({ outcomes, model, simulation }) => {
      const { scalars, monthly, sums, layout } = outcomes;
      expect(scalars.findIndex(Number.isNaN)).toBe(-1);
      expect(monthly.findIndex((x) => !Number.isFinite(x))).toBe(-1);
      expect(sums.findIndex((x) => !Number.isFinite(x))).toBe(-1);
      const all = [...model.risks.keys()];
      expect(simulation.exclude(0, all).findIndex((x) => !Number.isFinite(x))).toBe(-1);
      const money = scalars.subarray(layout.sourceCommitted * trials);
      expect(money.findIndex((x) => !Number.isFinite(x))).toBe(-1);
      expect(model.notes).toEqual([]);
    });
  });

  it('pays for all that it spends and draws no more than is there', () => {
    forAll(
      {},
      (run) => {
        const { model, outcomes } = run;
        const { layout, monthly } = outcomes;
        expect(Math.max(...run.column(layout.imbalance))).toBeLessThanOrEqual(1e-9);
        for (const i of each) {
          const sum = (first: number, count: number) =>
            Array.from({ length: count }, (_, k) => run.column(first, k)[i]!).reduce(
              (a, b) => a + b,
              0,
            );
          const cost = sum(layout.phaseCost, model.phases.length);
          let needs = 0;
          for (let site = 0; site < model.sites.length; site++)
            for (let slot = 0; slot <= model.months; slot++)
              needs += monthly[needColumn(model, site, slot) * trials + i]!;
          expect(needs / Math.max(1, cost)).toBeCloseTo(cost > 0 ? 1 : 0, 5);
          expect(sum(layout.sourceDrawn, model.funds.sources.length)).toBeLessThanOrEqual(
            cost * (1 + 1e-9),
          );
        }
      },
      true,
    );
  });

  it('never uses money twice', () => {
    forAll(
      { whole: true },
      (run) => {
        const { model, outcomes } = run;
        const { funds } = model;
        funds.sources.forEach((_, s) => {
          const committed = run.column(outcomes.layout.sourceCommitted, s);
          const drawn = run.column(outcomes.layout.sourceDrawn, s);
          const lot = funds.lotSource.indexOf(s);
          for (const i of each) {
            const amount = highest(run, funds.lotAmount[lot]!, i) * (1 + 1e-9);
            expect(committed[i]).toBeLessThanOrEqual(amount);
            expect(drawn[i]).toBeLessThanOrEqual(amount);
          }
        });
      },
      true,
    );
  });

  it('commits no budget before enough money has come', () => {
    forAll({ whole: true }, (run) => {
      const { model, outcomes } = run;
      const { funds, network, packages } = model;
      const lots = [...funds.lotNode.keys()].map((lot) => ({
        lot,
        comes: run.finish(network.id[funds.lotNode[lot]!]!),
      }));
      const grants = [...funds.gate.keys()].flatMap((node) =>
        packages.flatMap((_, p) =>
          funds.gate[node]! & (1 << p)
            ? [{ phase: network.phase[node]!, p, starts: run.start(network.id[node]!) }]
            : [],
        ),
      );
      for (const i of each)
        for (const { starts } of grants) {
          const day = starts[i]!;
          if (day === Infinity) continue;
          let used = 0;
          for (const grant of grants)
            if (grant.starts[i]! <= day)
              used +=
                funds.budgetPlanned[grant.phase * packages.length + grant.p]! *
                run.column(outcomes.layout.phaseScale, grant.phase)[i]!;
          let there = 0;
          for (const { lot, comes } of lots)
            if (comes[i]! <= day)
              there += highest(run, funds.lotAmount[lot]!, i) * funds.lotShare[lot]!;
          expect(used).toBeLessThanOrEqual(there * (1 + 1e-9) + 1e-3);
        }
    });
  });

  it('uses no more units or megawatts than have come, at any moment', () => {
    forAll({ whole: true }, (run) => {
      const { model, outcomes } = run;
      const { pools, network } = model;
      const value = (variable: number, i: number) => (variable < 0 ? 1 : highest(run, variable, i));
      const arrivals = [...pools.arrivalNode].map((node, a) => ({
        pool: pools.arrivalPool[a]!,
        quantity: pools.arrivalQuantity[a]!,
        comes: run.finish(network.id[node]!),
      }));
      const uses = [...network.id.keys()].flatMap((node) =>
        Array.from(
          { length: pools.requestFirst[node + 1]! - pools.requestFirst[node]! },
          (_, k) => ({
            request: pools.requestFirst[node]! + k,
            phase: network.phase[node]!,
            starts: run.start(network.id[node]!),
            ends: run.finish(network.id[node]!),
          }),
        ),
      );
      for (const i of each)
        for (const { request, starts } of uses) {
          const day = starts[i]!;
          if (day === Infinity) continue;
          const pool = pools.requestPool[request]!;
          let used = 0;
          for (const use of uses) {
            if (pools.requestPool[use.request] !== pool || use.starts[i]! > day) continue;
            if (pools.reusable[pool] === 1 && use.ends[i]! <= day) continue;
            used +=
              value(pools.requestVariable[use.request]!, i) *
              value(pools.requestFactor[use.request]!, i) *
              run.column(outcomes.layout.phaseScale, use.phase)[i]!;
          }
          let there = 0;
          for (const { pool: into, quantity, comes } of arrivals)
            if (into === pool && comes[i]! <= day) there += highest(run, quantity, i);
          expect(used).toBeLessThanOrEqual(there + 1e-6);
        }
      expect(Math.max(...run.column(outcomes.layout.overPower))).toBeLessThan(1e-6);
    });
  });

  it('accounts for every day to energisation and for every trial that does not get there', () => {
    forAll({}, (run) => {
      const { model, outcomes } = run;
      const sums = sumsAt(model, outcomes.sums, 0);
      const n = model.causes.length;
      const total = (values: Float64Array, row: number) =>
        values.subarray(row * n, (row + 1) * n).reduce((a, b) => a + b, 0);
      model.phases.forEach((_, p) => {
        const days = run.column(outcomes.layout.energised, p).filter((d) => d <= model.horizon);
        const all = days.reduce((sum, day) => sum + Math.max(0, day), 0);
        expect(Math.abs(total(sums.days, p) - all)).toBeLessThanOrEqual(1e-6 * Math.max(1, all));
        expect(total(sums.stuck, p) + days.length).toBe(trials);
      });
      [...model.sites, ...model.scopes].forEach((_, row) => {
        const first =
          row < model.sites.length
            ? run.column(outcomes.layout.siteFirst, row)
            : run.column(outcomes.layout.scopeFirst, row - model.sites.length);
        const days = first.filter((day) => day <= model.horizon);
        const all = days.reduce((sum, day) => sum + Math.max(0, day), 0);
        expect(Math.abs(total(sums.firstDays, row) - all)).toBeLessThanOrEqual(
          1e-6 * Math.max(1, all),
        );
        expect(total(sums.firstStuck, row) + days.length).toBe(trials);
      });
    });
  });

  it('gives a reason for every claim that is missed', () => {
    forAll(
      {},
      (run) => {
        const { model, outcomes } = run;
        const { missed } = sumsAt(model, outcomes.sums, 0);
        const n = model.causes.length;
        model.claims.forEach((claim, c) => {
          const measured = run.column(outcomes.layout.claimMeasure, c);
          const misses = measured.filter((x) =>
            claim.sense === 'atLeast'
              ? x < claim.threshold * (1 - 1e-9)
              : x > claim.threshold * (1 + 1e-9),
          );
          const reasons = missed.subarray(c * n, (c + 1) * n).reduce((a, b) => a + b, 0);
          expect(reasons).toBe(misses.length);
        });
      },
      true,
    );
  });
});

describe('with unlimited resources', () => {
  it('nothing comes earlier when a duration grows', () => {
    fc.assert(
      fc.property(
        anyProgramme({ whole: true, unlimited: true }),
        fc.constantFrom('a0', 'build', 'install', 'online'),
        fc.integer({ min: 1, max: 60 }),
        (parts, activity, days) => {
          const before = simulated(parts, { trials });
          const after = simulated(lengthened(parts, activity, days), { trials });
          const { dates } = before.outcomes;
          expect(dates.findIndex((day, at) => after.outcomes.dates[at]! < day)).toBe(-1);
        },
      ),
      runs,
    );
  });
});

/** The programme with that activity longer in every phase. */
const lengthened = (parts: Fields, activity: string, days: number): Fields =>
  JSON.parse(JSON.stringify(parts), (key, value) =>
    key === activity && value.duration !== undefined
      ? { ...value, duration: longer(value.duration, days) }
      : value,
  );

function longer(duration: string | Fields, days: number): unknown {
  if (typeof duration === 'string') return `${Number.parseInt(duration, 10) + days} days`;
  const { discrete, ...rest } = duration;
  const pairs: readonly (readonly [string, number])[] = Array.isArray(discrete) ? discrete : [];
  return { ...rest, discrete: pairs.map(([x, p]) => [longer(x, days), p]) };
}
