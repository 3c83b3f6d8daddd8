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
  type Topic,
  topics,
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

/** A result as it is when it tells of these topics alone. */
function only(whole: Result, told: readonly Topic[]): Result {
  const of = <T>(topic: Topic, value: T, none: T): T => (told.includes(topic) ? value : none);
  const spread = { mean: null, quantiles: [] };
  const months = { mean: [], quantiles: [] };
  const attribution = { days: null, reached: 0, waits: [], stuck: [] };
  const { committed, drawn } = whole.ladderTotal;
  return {
    ...whole,
    ladder: of('money', whole.ladder, []),
    ladderTotal: {
      ...whole.ladderTotal,
      committed: of('money', committed, spread),
      drawn: of('money', drawn, spread),
    },
    scopes: whole.scopes.map(({ monthly, ...scope }) => ({
      ...scope,
      attribution: of('obstacles', scope.attribution, attribution),
      monthly: {
        mw: monthly.mw,
        dataCentres: of('tables', monthly.dataCentres, months),
        spent: of('spending', monthly.spent, months),
        need: of('tables', monthly.need, months),
        committed: of('tables', monthly.committed, months),
        jobs: of('tables', monthly.jobs, months),
        revenue: of('money', monthly.revenue, []),
        operatingCost: of('money', monthly.operatingCost, []),
      },
      peakNeed: of('money', scope.peakNeed, spread),
      unfundedNeed: of('money', scope.unfundedNeed, spread),
      joint: of('obstacles', scope.joint, {
        ...{ of: '', points: [], dates: [], costs: [], probability: [] },
      }),
      delay: of('money', scope.delay, {
        ...{ escalation: 0, timeRelated: 0, lateRemedies: 0, revenueForegone: 0 },
      }),
    })),
    sites: whole.sites.map((site) => ({
      ...site,
      firstEnergised: of('schedule', site.firstEnergised, {
        ...{ ever: 0, withinHorizon: 0, quantiles: [] },
      }),
      attribution: of('obstacles', site.attribution, attribution),
      mw: of('schedule', site.mw, months),
      spent: of('tables', site.spent, months),
    })),
    phases: of('schedule', whole.phases, []).map((phase) => ({
      ...phase,
      attribution: of('activities', phase.attribution, attribution),
      activities: of('activities', phase.activities, []),
    })),
    parties: of('money', whole.parties, []),
    projects: of('money', whole.projects, []),
    analyses: of('obstacles', whole.analyses, []).map((analysis) => ({
      ...analysis,
      exclusion: of('exclusions', analysis.exclusion, []),
    })),
    checks: of('money', whole.checks, { sourcesEqualUses: 0, overPower: 0 }),
    evidence: of('evidence', whole.evidence, {
      ...{ values: 0, sourced: 0, judged: 0, unsourced: [], facts: [], allowedHindsight: [] },
    }),
  };
}

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

  it('tells of some topics the same as of all, and nothing of the others', async () => {
    await fc.assert(
      fc.asyncProperty(anyProgramme(), fc.subarray([...topics]), async (parts, told) => {
        const of = request({ programme: programmeText(parts) });
        const wanted = only(await run(of), told);
        for (const options of [{}, onThreads(2), onApart(2, of)]) {
          const found = await run(of, { ...options, topics: told });
          // which claims rest on cash flows, another test says
          const known = new Set(found.claims.map(({ id }) => id));
          const claims = wanted.claims.filter(({ id }) => known.has(id));
          expect(found).toEqual({ ...wanted, claims });
        }
      }),
      { numRuns: 12 },
    );
  });

  it('answers without cash flows all claims but those about revenue and money of some', async () => {
    await fc.assert(
      fc.asyncProperty(anyProgramme(), async (parts) => {
        const of = request({ programme: programmeText(parts) });
        const found = await run(of, { topics: [] });
        const known = new Set(found.claims.map(({ id }) => id));
        const others = (await run(of)).claims.filter(({ id }) => !known.has(id));
        for (const { measure } of others) expect(['revenue', 'spent']).toContain(measure);
      }),
      { numRuns: 6 },
    );
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
