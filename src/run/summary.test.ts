import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyProgramme } from '../../tests/any-programme.ts';
import { dayAfter, type Fields, networkOf, programmeText } from '../../tests/programmes.ts';
import { meanOf, type Simulated, simulated } from '../../tests/simulated.ts';
import { type Result, run } from './index.ts';

const runOf = (parts: Fields, trials = 256, seed = 1): Promise<Result> =>
  run({ programme: programmeText(parts), seed, trials });

const close = (a: number | null, b: number): void => {
  expect(Math.abs((a ?? Number.NaN) - b)).toBeLessThanOrEqual(1e-5 * Math.max(1, Math.abs(b)));
};

describe('a result', () => {
  it('says of each month and sum what its trials left', async () => {
    await fc.assert(
      fc.asyncProperty(anyProgramme(), async (parts) => {
        const trials = 96;
        const result = await runOf(parts, trials);
        const raw = simulated(parts, { trials, money: true });
        expect(raw.model.phases.length).toBe(result.phases.length);
        checkSums(result, raw);
        checkMonths(result, raw);
      }),
      { numRuns: 10 },
    );
  });

  function checkSums({ phases, ladder, parties, claims }: Result, raw: Simulated): void {
    const { layout } = raw.outcomes;
    phases.forEach((phase, p) => {
      close(phase.cost.mean, meanOf(raw.column(layout.phaseCost, p)));
      const days = raw.column(layout.energised, p);
      const inTime = days.filter((day) => day < raw.model.horizon);
      expect(phase.energised.withinHorizon).toBe(inTime.length / days.length);
      expect(phase.energised.ever).toBe(days.filter((day) => day < Infinity).length / days.length);
      expect(phase.attribution.reached).toBe(inTime.length / days.length);
      const stuck = phase.attribution.stuck.reduce((sum, { share }) => sum + share, 0);
      close(stuck, 1 - inTime.length / days.length);
      const waits = phase.attribution.waits.reduce((sum, row) => sum + row.days, 0);
      if (inTime.length > 0) {
        close(waits, meanOf(inTime.map((day) => Math.max(0, day))));
        close(phase.attribution.days, waits);
      } else expect(phase.attribution.days).toBeNull();
    });
    ladder.forEach((row, s) => {
      close(row.committed.mean, meanOf(raw.column(layout.sourceCommitted, s)));
      close(row.drawn.mean, meanOf(raw.column(layout.sourceDrawn, s)));
    });
    parties.forEach((row, p) => {
      const npv = raw.column(layout.partyNpv, p);
      close(row.npv.mean, meanOf(npv));
      expect(row.lossProbability).toBe(npv.filter((x) => x < 0).length / npv.length);
    });
    claims.forEach((row, c) => {
      const measured = raw.column(layout.claimMeasure, c);
      const met = measured.filter((x) =>
        row.sense === 'atLeast' ? x >= row.threshold * (1 - 1e-9) : x <= row.threshold * (1 + 1e-9),
      );
      expect(row.probability.value).toBeCloseTo(met.length / measured.length, 12);
    });
  }

  function checkMonths(result: Result, raw: Simulated): void {
    const { model, outcomes } = raw;
    const { layout } = outcomes;
    const [everything] = result.scopes;
    if (everything === undefined) throw new RangeError('no scope');
    const { mw, dataCentres, spent, need } = everything.monthly;
    const columns = model.phases.map(({ mw: variable }, p) => ({
      days: raw.column(layout.energised, p),
      size: raw.column(layout.phaseScale, p).map((scale) => (variable < 0 ? 0 : scale)),
      built: raw.column(layout.phaseMw, p),
    }));
    for (let m = 0; m < model.months; m++) {
      let [power, count] = [0, 0];
      columns.forEach(({ days, built }, p) => {
        days.forEach((day, i) => {
          if (day >= Math.min(model.horizon, model.monthStart[m + 1]!)) return;
          power += built[i]!;
          count += model.phases[p]!.dataCentres;
        });
      });
      close(mw.mean[m]!, power / layout.trials);
      close(dataCentres.mean[m]!, count / layout.trials);
      if (m > 0) close(spent.mean[m]!, spent.mean[m - 1]! + need.mean[m]!);
    }
    const cost = model.phases.reduce(
      (sum, _, p) => sum + meanOf(raw.column(layout.phaseCost, p)),
      0,
    );
    expect(spent.mean.at(-1)! / Math.max(1, cost)).toBeCloseTo(cost > 0 ? 1 : 0, 5);
    const ofSites = result.sites.reduce((sum, site) => sum + site.spent.mean.at(-1)!, 0);
    expect(ofSites / Math.max(1, cost)).toBeCloseTo(cost > 0 ? 1 : 0, 5);
  }

  it('has quantiles that rise, of dates and of sums', async () => {
    const rises = (values: readonly (number | string | null)[]) => {
      const known = values.filter((value) => value !== null);
      expect(known).toEqual([...known].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
      // null stands for never: only at the end
      expect(values.slice(known.length).every((value) => value === null)).toBe(true);
    };
    await fc.assert(
      fc.asyncProperty(anyProgramme(), async (parts) => {
        const { phases, scopes } = await runOf(parts, 64);
        for (const phase of phases) {
          rises(phase.cost.quantiles);
          rises(phase.energised.quantiles);
          for (const { start, finish } of phase.activities) {
            rises(start.quantiles);
            rises(finish.quantiles);
          }
        }
        for (const { monthly } of scopes) for (const month of monthly.mw.quantiles) rises(month);
      }),
      { numRuns: 5 },
    );
  });
});

/** One phase whose activities lead to `online`. */
const phaseOf = (activities: Fields, more: Fields = {}): Fields => ({
  sites: { s: { name: 'Site', developer: 'builder', phases: { p: { mw: '1 MW', activities } } } },
  ...more,
});

const exponential = { kind: 'construction', duration: { exponential: { mean: '50 days' } } };
const milestone = (...after: readonly string[]): Fields => ({ kind: 'milestone', after });

describe('the measures of an activity', () => {
  const measures = async (activities: Fields, trials = 4_096) => {
    const [phase] = (await runOf(phaseOf(activities), trials)).phases;
    return new Map(phase?.activities.map((row) => [row.id, row]));
  };

  it('criticality: two alike in parallel are critical half of the time, one of them always', async () => {
    const rows = await measures({ a: exponential, b: exponential, online: milestone('a', 'b') });
    const [a = 0, b = 0] = ['a', 'b'].map((id) => rows.get(id)?.criticality);
    expect(a + b).toBeCloseTo(1, 9);
    expect(Math.abs(a - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / 4_096));
  });

  it('criticality: the faster of two exponentials is critical with the odds of their rates', async () => {
    const fast = { kind: 'construction', duration: { exponential: { mean: '25 days' } } };
    const rows = await measures({ a: fast, b: exponential, online: milestone('a', 'b') });
    expect(Math.abs((rows.get('a')?.criticality ?? 0) - 1 / 3)).toBeLessThan(0.03);
  });

  it('cruciality and sensitivity: an activity that is all there is has 1, a constant none', async () => {
    const fixed = { kind: 'design', duration: '9 days' };
    const rows = await measures(
      { fixed, a: { ...exponential, after: ['fixed'] }, online: milestone('a') },
      512,
    );
    expect(rows.get('a')).toMatchObject({ criticality: 1, cruciality: 1, sensitivity: 1 });
    expect(rows.get('fixed')).toMatchObject({
      criticality: 1,
      cruciality: null,
      sensitivity: null,
    });
  });

  it('cruciality: two alike in series have the root of a half each', async () => {
    const rows = await measures({
      a: exponential,
      b: { ...exponential, after: ['a'] },
      online: milestone('b'),
    });
    for (const id of ['a', 'b'])
      expect(Math.abs((rows.get(id)?.cruciality ?? 0) - Math.SQRT1_2)).toBeLessThan(0.05);
  });

  it('what never happens in some trials has a duration in the others', async () => {
    const parts = phaseOf(
      { a: exponential, side: { ...exponential, kind: 'design' }, online: milestone('a') },
      {
        risks: {
          end: { name: 'End', probability: 0.5, hits: [{ on: 'kind:design', cancel: true }] },
        },
      },
    );
    const [phase] = (await runOf(parts, 512)).phases;
    const side = phase?.activities.find(({ id }) => id === 'side');
    expect(side?.finish.ever).toBe(0.5);
    expect(side?.criticality).toBe(0);
    expect(Math.abs(side?.cruciality ?? Number.NaN)).toBeLessThan(0.3);
  });
});

describe('joint confidence of cost and date', () => {
  const cost = { fixed: { uniform: ['50 USD', '150 USD'] } };
  const jointOf = async (activities: Fields, more: Fields = {}) => {
    const [scope] = (await runOf(phaseOf(activities, more), 1_000)).scopes;
    if (scope === undefined) throw new RangeError('no scope');
    return scope.joint;
  };

  it('rises with cost and with date, and never exceeds either alone', async () => {
    const { probability, dates, costs } = await jointOf({ online: { ...exponential, cost } });
    expect([dates.length, costs.length]).toEqual([5, 5]);
    probability.forEach((row, c) => {
      row.forEach((p, d) => {
        if (c > 0) expect(p).toBeGreaterThanOrEqual(probability[c - 1]![d]!);
        if (d > 0) expect(p).toBeGreaterThanOrEqual(row[d - 1]!);
        // the steps are at shares of 10, 25, 50, 75 and 90 %
        const alone = [0.1, 0.25, 0.5, 0.75, 0.9].map((x) => x + 0.01);
        expect(p).toBeLessThanOrEqual(Math.min(alone[c]!, alone[d]!));
        // cost and date are independent here
        expect(Math.abs(p - alone[c]! * alone[d]!)).toBeLessThan(0.05);
      });
    });
  });

  it('is certain when nothing is uncertain, and nil when it never happens', async () => {
    const sure = await jointOf({
      online: { kind: 'construction', duration: '9 days', cost: { fixed: '7 USD' } },
    });
    expect(sure.probability.flat().every((p) => p === 1)).toBe(true);
    expect(sure.costs).toEqual([7, 7, 7, 7, 7]);
    const agreements = { lease: { name: 'Lease', parties: ['builder'], time: '1 day', never: 1 } };
    const never = await jointOf(
      { online: { ...exponential, gates: { agreements: ['lease'] } } },
      { agreements },
    );
    expect([never.points, never.dates]).toEqual([[], [null, null, null, null, null]]);
    expect(never.probability.flat().every((p) => p === 0)).toBe(true);
  });

  it('cannot be higher than the share of trials that get there', async () => {
    const risks = { end: { name: 'End', probability: 0.4, hits: [{ on: 's', cancel: true }] } };
    const { probability } = await jointOf({ online: { ...exponential, cost } }, { risks });
    expect(Math.max(...probability.flat())).toBeLessThanOrEqual(0.6);
    expect(Math.max(...probability.flat())).toBeGreaterThan(0.4);
  });
});

describe('what drives the outcome', () => {
  const parts = networkOf(
    { a: { duration: '500 days', drivers: { market: 1 } }, b: { duration: '300 days' } },
    {
      drivers: {
        market: { name: 'Market', factor: { uniform: [0.5, 3] } },
        other: { name: 'Other', factor: { uniform: [0.5, 3] } },
      },
      risks: {
        end: { name: 'End', probability: 0.25, hits: [{ on: 's.b', cancel: true }] },
        idle: { name: 'Idle', probability: 0.25, hits: [{ on: 's.b', factor: 1 }] },
      },
    },
  );

  it('is told apart from what does not, and a risk counts what its absence changes', async () => {
    const trials = 1_024;
    const { analyses } = await runOf(parts, trials);
    const mw = analyses.find(({ outcome }) => outcome.id === 'mw:all');
    const market = mw?.tornado.find(({ id }) => id === 'market');
    expect(market?.rankCorrelation).toBeLessThan(-0.4);
    // a slow market makes the first hall late: both are there in the lowest tenth
    expect(market?.low).toBeGreaterThan((market?.high ?? 0) + 0.9);
    const other = mw?.tornado.find(({ id }) => id === 'other');
    expect(Math.abs(other?.rankCorrelation ?? 1)).toBeLessThan(0.12);
    const row = (id: string) => mw?.exclusion.find(({ risk }) => risk === id);
    // the hall of 1 MW is there without the risk whenever it happened
    expect(Math.abs((row('end')?.change ?? 0) - 0.25)).toBeLessThan(4 * 0.02);
    // what no trial shows may still be there
    expect(row('idle')).toMatchObject({ change: 0, standardError: null });
    expect(mw?.exclusion[0]?.risk).toBe('end');
  });

  it('is the same as in a full run without the risk', async () => {
    const without: Fields = JSON.parse(JSON.stringify(parts), (key, value) =>
      key === 'end' ? { ...value, probability: 0 } : value,
    );
    const [before, after] = [await runOf(parts, 100), await runOf(without, 100)];
    before.analyses.forEach(({ outcome, exclusion }, i) => {
      const change = exclusion.find(({ risk }) => risk === 'end');
      close(change?.change ?? null, after.analyses[i]!.outcome.mean - outcome.mean);
    });
  });
});

describe('the cash flows', () => {
  it('end too where chips are drawn that live for no time at all', async () => {
    const life = {
      discrete: [
        ['0 days', 0.4],
        ['3 years', 0.6],
      ],
    };
    const operating = { life, refresh: '1m USD/MW' };
    const activities = { online: { kind: 'construction', duration: '50 days' } };
    const phases = { p: { mw: '1 MW', operating, activities } };
    const sites = { s: { name: 'Site', developer: 'builder', phases } };
    const { parties } = await runOf({ sites }, 32);
    expect(parties.find((party) => party.id === 'builder')?.npv.mean).toBeLessThan(0);
  });
});

describe('a claim', () => {
  const claim = (fields: Fields): Fields => ({ says: 'so', fact: [], by: dayAfter(99), ...fields });
  const parts = phaseOf(
    {
      ntp: { kind: 'milestone', gates: { funds: ['facility'] } },
      online: {
        kind: 'construction',
        after: ['ntp'],
        duration: '50 days',
        cost: { fixed: '100 USD', curve: 'uniform' },
        workers: 30,
      },
    },
    {
      capital: {
        equity: {
          party: 'sponsor',
          instrument: 'common',
          amount: '200 USD',
          available: dayAfter(75),
        },
      },
      agreements: { lease: { name: 'Lease', parties: ['builder'], time: '90 days' } },
      claims: {
        mw: claim({ measure: 'mw', atLeast: '1 MW' }),
        later: claim({ measure: 'mw', atLeast: '1 MW', by: dayAfter(125) }),
        early: claim({ measure: 'data-centres', atLeast: 1, by: dayAfter(124) }),
        spent: claim({ measure: 'spent', atLeast: '50 USD' }),
        more: claim({ measure: 'spent', atLeast: '51 USD', of: 'party:sponsor' }),
        committed: claim({ measure: 'committed', atLeast: '100 USD', by: dayAfter(75) }),
        uncommitted: claim({ measure: 'committed', atLeast: '100 USD', by: dayAfter(74) }),
        signed: claim({ measure: 'signed', atLeast: 1, of: 'lease', by: dayAfter(90) }),
        unsigned: claim({ measure: 'signed', atLeast: 1, of: 'lease', by: dayAfter(89) }),
        jobs: claim({ measure: 'jobs', atLeast: 30 }),
        idle: claim({ measure: 'jobs', atLeast: 30, by: dayAfter(74) }),
        little: claim({ measure: 'spent', atMost: '49 USD' }),
        none: claim({ measure: 'signed', atMost: 0, of: 'lease', by: dayAfter(90) }),
        huge: claim({ measure: 'mw', atLeast: '5 GW' }),
      },
    },
  );

  it('is met or not by the end of its day, and says what it was missed for', async () => {
    const { claims, scopes, agreements } = await runOf(parts, 10);
    // the same days as in the tables
    expect(scopes[0]?.firstEnergised.quantiles[0]).toBe(dayAfter(125));
    expect(agreements[0]?.signed.quantiles[0]).toBe(dayAfter(90));
    const met = claims.map(({ id, probability, reason }) => [id, probability.value, reason?.cause]);
    expect(met).toEqual([
      ['mw', 0, 'capital'],
      ['later', 1, undefined],
      ['early', 0, 'capital'],
      ['spent', 1, undefined],
      ['more', 0, 'size'],
      ['committed', 1, undefined],
      ['uncommitted', 0, 'capital'],
      ['signed', 1, undefined],
      ['unsigned', 0, 'agreement:lease'],
      ['jobs', 1, undefined],
      ['idle', 0, 'capital'],
      ['little', 0, 'exceeded'],
      ['none', 0, 'exceeded'],
      ['huge', 0, 'size'],
    ]);
  });
});
