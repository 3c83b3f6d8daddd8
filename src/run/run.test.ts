import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyProgramme } from '../../tests/any-programme.ts';
import { fakeThreads } from '../../tests/fake-threads.ts';
import { networkOf, programmeText } from '../../tests/programmes.ts';
import { meanOf, simulated } from '../../tests/simulated.ts';
import { checkCase } from '../evidence/index.ts';
import { compile } from '../model/index.ts';
import {
  type Result,
  type RunOptions,
  type RunRequest,
  run,
  serveApart,
  UnsoundCase,
} from './index.ts';

const parts = networkOf(
  {
    a: {
      duration: { p10: '10 days', p50: '20 days', p90: '50 days' },
      cost: { perDay: '9 USD/day' },
    },
  },
  {
    horizon: '2025-06-30',
    risks: {
      strike: { name: 'Strike', probability: 0.2, hits: [{ on: 's.a', delay: '30 days' }] },
    },
    drivers: { market: { name: 'Market', factor: { p10: 0.9, p50: 1, p90: 1.2 } } },
  },
);
const small = programmeText(parts);

const request = (more: Partial<RunRequest> = {}): RunRequest => ({
  programme: small,
  seed: 1,
  trials: 300,
  ...more,
});

const text = async (of: RunRequest, options?: RunOptions) => JSON.stringify(await run(of, options));

const onThreads = (threads: number): RunOptions => ({ threads, spawn: fakeThreads().spawn });
const onApart = (threads: number, { programme: programmeText }: RunRequest): RunOptions => {
  const { programme } = checkCase({ programmeText });
  if (programme === undefined) throw new RangeError('a programme with errors');
  const { spawn } = fakeThreads(Infinity, (port) => serveApart(port, () => compile(programme)));
  return { threads, apart: true, spawn };
};

describe('the same request', () => {
  it('gives the same result on one thread, two and three', async () => {
    await fc.assert(
      fc.asyncProperty(anyProgramme(), async (parts) => {
        const of = request({ programme: programmeText(parts) });
        const alone = await text(of);
        expect(await text(of, onThreads(2))).toBe(alone);
        expect(await text(of, onThreads(3))).toBe(alone);
      }),
      { numRuns: 6 },
    );
  });

  it('gives the same result on threads that share no memory', async () => {
    await fc.assert(
      fc.asyncProperty(anyProgramme(), async (parts) => {
        const of = request({ programme: programmeText(parts), trials: 900 });
        const alone = await text(of);
        expect(await text(of, onApart(2, of))).toBe(alone);
        expect(await text(of, onApart(3, of))).toBe(alone);
      }),
      { numRuns: 6 },
    );
  });

  it('gives the same but for the forecasts without one risk when those are not wanted', async () => {
    const whole = await run(request());
    const less = await run(request(), { exclusions: false });
    expect(whole.analyses.some(({ exclusion }) => exclusion.length > 0)).toBe(true);
    expect(less).toEqual({
      ...whole,
      analyses: whole.analyses.map((analysis) => ({ ...analysis, exclusion: [] })),
    });
  });

  it('tells the same of all but money without cash flows', async () => {
    await fc.assert(
      fc.asyncProperty(anyProgramme(), async (parts) => {
        const of = request({ programme: programmeText(parts) });
        const whole = await run(of);
        const less = await run(of, { cash: false });
        const physical = ({ stamp, months, sites, phases, agreements, analyses }: Result) => ({
          ...{ stamp, months, sites, phases, agreements, analyses },
        });
        expect(physical(less)).toEqual(physical(whole));
        const known = new Set(less.claims.map(({ id }) => id));
        expect(less.claims).toEqual(whole.claims.filter(({ id }) => known.has(id)));
        expect(
          whole.claims.filter(({ id, measure }) => !known.has(id) && measure === 'mw'),
        ).toEqual([]);
        for (const [c, scope] of whole.scopes.entries()) {
          const { monthly, delay, ...rest } = scope;
          const { revenue, operatingCost } = less.scopes[c]?.monthly ?? monthly;
          const { lateRemedies, revenueForegone } = less.scopes[c]?.delay ?? delay;
          expect(less.scopes[c]).toEqual({
            ...rest,
            monthly: { ...monthly, revenue, operatingCost },
            delay: { ...delay, lateRemedies, revenueForegone },
          });
        }
        expect([less.parties, less.projects]).toEqual([[], []]);
      }),
      { numRuns: 6 },
    );
  });

  it('without activities tells all but those', async () => {
    const whole = await run(request());
    expect(whole.phases.some(({ activities }) => activities.length > 0)).toBe(true);
    const of = request();
    for (const options of [{}, onThreads(2), onApart(2, of)])
      expect(await run(of, { ...options, activities: false })).toEqual({
        ...whole,
        phases: whole.phases.map((phase) => ({ ...phase, activities: [] })),
      });
  });

  it('in brief tells all but series that no picture shows', async () => {
    const whole = await run(request());
    const brief = await run(request(), { brief: true });
    const none = { mean: [], quantiles: [] };
    expect(brief).toEqual({
      ...whole,
      scopes: whole.scopes.map((scope) => ({
        ...scope,
        monthly: { ...scope.monthly, dataCentres: none, need: none, committed: none, jobs: none },
      })),
      sites: whole.sites.map((site) => ({ ...site, spent: none })),
    });
  });

  it('gives the same result also when it takes several rounds', async () => {
    // the third round takes place where the second did
    const of = request({ trials: 31_000 });
    const alone = await run(of);
    expect(JSON.stringify(alone)).toBe(await text(of, onThreads(2)));
    expect(JSON.stringify(alone)).toBe(await text(of, onApart(2, of)));
    expect(alone.notes.join()).toContain('quantiles are means of those of rounds');
    const [phase] = alone.phases;
    if (phase === undefined) throw new RangeError('no phase');
    // all trials in one piece
    const raw = simulated(parts, { trials: of.trials });
    const days = raw.energised('s.a').filter((day) => day <= raw.model.horizon);
    expect(phase.attribution.reached).toBeCloseTo(days.length / of.trials, 12);
    expect(phase.attribution.days).toBeCloseTo(meanOf(days), 6);
    expect(phase.cost.mean).toBeCloseTo(meanOf(raw.column(raw.outcomes.layout.phaseCost)), 6);
    const costs = raw.column(raw.outcomes.layout.phaseCost).sort();
    const median = costs[of.trials / 2] ?? Number.NaN;
    expect(Math.abs((phase.cost.quantiles[10] ?? 0) / median - 1)).toBeLessThan(2e-3);
    const scope = alone.scopes[0]?.monthly;
    expect(scope?.mw.mean.at(-1)).toBeCloseTo(
      days.filter((day) => day < raw.model.horizon).length / of.trials,
      5,
    );
  });

  it('with another seed gives other luck, with another text another stamp', async () => {
    const [one, two] = [await run(request()), await run(request({ seed: 2 }))];
    expect(two.phases[0]?.cost.mean).not.toBe(one.phases[0]?.cost.mean);
    expect(two.stamp.inputs).toBe(one.stamp.inputs);
    const three = await run(request({ programme: `${small} # said otherwise` }));
    expect(three.stamp.inputs).not.toBe(one.stamp.inputs);
    expect({ ...three, stamp: {} }).toEqual({ ...one, stamp: {} });
  });
});

describe('a run', () => {
  it('of a case with errors says which and starts nothing', async () => {
    const programme = small.replace('"duration"', '"duratoin"');
    const failure = await run(request({ programme })).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UnsoundCase);
    if (failure instanceof UnsoundCase)
      expect(failure.checked.diagnostics.map(({ nearest }) => nearest)).toContain('duration');
  });

  it.each([1, 3])('tells how far it is on %i threads, up to the end', async (threads) => {
    const seen: [number, number][] = [];
    await run(request({ trials: 700 }), {
      ...onThreads(threads),
      progress: (done, total) => seen.push([done, total]),
    });
    const done = seen.map(([count]) => count);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(seen.at(-1)).toEqual([700, 700]);
  });

  it.each([1, 2])('stops when told to on %i threads', async (threads) => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const threadsOf = fakeThreads();
    const running = run(request({ trials: 5_000 }), {
      threads,
      spawn: threadsOf.spawn,
      signal: controller.signal,
      progress: () => controller.abort(reason),
    });
    await expect(running).rejects.toBe(reason);
    expect(threadsOf.closed()).toBe(threadsOf.started());
  });

  it.each([0, 1, 3])('fails when a thread is gone after %i answers', async (answers) => {
    const threadsOf = fakeThreads(answers);
    await expect(
      run(request({ trials: 5_000 }), { threads: 2, spawn: threadsOf.spawn }),
    ).rejects.toThrow('the thread is gone');
    expect(threadsOf.started()).toBeGreaterThan(0);
    expect(threadsOf.closed()).toBe(threadsOf.started());
  });

  it.each([1, 2, 127, 128, 129])('can be as short as %i trials', async (trials) => {
    const result = await run(request({ trials }));
    expect(result.stamp.trials).toBe(trials);
    expect(result.phases[0]?.attribution.reached).toBe(1);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });
});
