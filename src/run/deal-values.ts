import {
  type Family,
  type Signing,
  type SigningCount,
  type SigningQuestion,
  signingOf,
  type ValueStore,
} from '../deal/index.ts';
import {
  createDealBench,
  type DealAnswer,
  type DealJob,
  type DealRound,
  type ValueJob,
  type Valuer,
} from './deal-jobs.ts';
import type { WorkLog } from './deal-work.ts';
import { pause } from './pause.ts';
import { createRemote, type Port } from './port.ts';

/** Contents times trials that one job has at most, so that threads end together. */
const JOB = 4000;
const MOST_TRIALS = 64;
/** Up to so many contents are made by themselves; for more it pays to make all. */
const FEW = 60;
/** Contents times trials that one thread does while others would only be told what to do. */
const LITTLE = 5000;

/** Threads that value deals into a store. */
export interface ValueCrew {
  /**
   * Takes up other contents; `round` is worked out when something must be simulated, of a few contents
   * when no more are needed.
   */
  start(round: (among?: readonly number[]) => DealRound): void;
  /** Brings contents up to a number of trials; those that have them already cost nothing. */
  raise(store: ValueStore, contents: ArrayLike<number>, trials: number): Promise<void>;
  /** Draws so many replicates of a question about signing. */
  signing(question: SigningQuestion, replicates: number): Promise<Signing>;
  /** Worlds simulated, and contents times trials asked for, so far. */
  readonly spent: { simulated: number; asked: number };
  close(): void;
}

export interface CrewOptions {
  readonly threads?: number;
  readonly signal?: AbortSignal;
  readonly spawn?: () => Port;
  /** Called with contents times trials as they are taken up and as they are done. */
  readonly log?: Pick<WorkLog, 'begin' | 'done'>;
}

export function createValueCrew({ threads = 1, signal, spawn, log }: CrewOptions): ValueCrew {
  const ports = spawn === undefined ? [] : Array.from({ length: threads - 1 }, spawn);
  const valuers: Valuer[] = [here(), ...ports.map((port): Valuer => createRemote(port))];
  const spent = { simulated: 0, asked: 0 };
  let families: readonly Family[] = [];
  // those who know the round at hand: for little work it is not worth telling others
  let informed: readonly Valuer[] = [];
  let makeRound: ((among?: readonly number[]) => DealRound) | undefined;
  // by content: its family and its place in it
  let placeOf = new Map<number, { family: number; place: number }>();

  return {
    spent,
    start(round) {
      makeRound = round;
      placeOf = new Map();
    },
    async raise(store, contents, trials) {
      if (Array.from(contents).every((content) => store.trials(content) >= trials)) return;
      const needed = [...new Set(Array.from(contents))].filter((c) => store.trials(c) < trials);
      const work = needed.reduce((sum, c) => sum + trials - store.trials(c), 0);
      log?.begin(work);
      begin(needed, work);
      const jobs = jobsOf(store, contents, trials);
      const answers = await doAll(jobs.map(({ job }) => job));
      // in order, so that a store grows the same way whoever did what
      jobs.forEach(({ job, contents: of }, i) => {
        const answer = answers[i];
        if (answer !== undefined) store.add(of, job.from, job.to, answer);
      });
    },
    async signing(question, replicates) {
      const parts = valuers.length;
      const at = (i: number) => Math.floor((i * replicates) / parts);
      const jobs = valuers.map(
        (_, i): DealJob => ({ kind: 'sign', question, from: at(i), to: at(i + 1) }),
      );
      const counts: SigningCount[] = [];
      await share(jobs, valuers, (answer) => {
        if (answer.kind === 'sign') counts.push(answer.count);
      });
      return signingOf(counts);
    },
    close() {
      for (const port of ports) port.close();
    },
  };

  function begin(needed: readonly number[], work: number): void {
    if (makeRound === undefined || needed.every((content) => placeOf.has(content))) return;
    const few = needed.length <= FEW && work <= LITTLE;
    informed = few ? valuers.slice(0, 1) : valuers;
    const round = makeRound(few ? needed : undefined);
    families = round.families;
    placeOf = new Map(
      families.flatMap((family, f) =>
        [...family.contents].map((content, place) => [content, { family: f, place }] as const),
      ),
    );
    for (const valuer of informed) valuer.start(round);
  }

  function jobsOf(
    store: ValueStore,
    contents: ArrayLike<number>,
    trials: number,
  ): { job: ValueJob; contents: number[] }[] {
    const groups = new Map<string, { family: number; from: number; contents: number[] }>();
    for (const content of new Set(Array.from(contents))) {
      const from = store.trials(content);
      const family = placeOf.get(content)?.family;
      if (from >= trials || family === undefined) continue;
      const key = `${family} ${from}`;
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { family, from, contents: [content] });
      else group.contents.push(content);
    }
    return [...groups.values()].flatMap(({ family, from, contents: of }) => {
      const step = Math.max(1, Math.min(MOST_TRIALS, Math.floor(JOB / of.length)));
      const places = Int32Array.from(of, (content) => placeOf.get(content)?.place ?? 0);
      const jobs: { job: ValueJob; contents: number[] }[] = [];
      for (let first = from; first < trials; first += step)
        jobs.push({
          job: { kind: 'value', family, places, from: first, to: Math.min(trials, first + step) },
          contents: of,
        });
      return jobs;
    });
  }

  async function doAll(jobs: readonly ValueJob[]): Promise<(Float64Array | undefined)[]> {
    const answers: (Float64Array | undefined)[] = [];
    // a distant thread has its next job at hand while it works on one
    await share(jobs, [...informed, ...informed.slice(1)], (answer, index) => {
      if (answer.kind !== 'value') return;
      const { places, from, to } = jobs[index]!;
      answers[index] = answer.data;
      spent.simulated += answer.simulated;
      spent.asked += places.length * (to - from);
      log?.done(places.length * (to - from));
    });
    return answers;
  }

  /** Hands out jobs to whoever is free. */
  async function share(
    jobs: readonly DealJob[],
    among: readonly Valuer[],
    take: (answer: DealAnswer, index: number) => void,
  ): Promise<void> {
    let next = 0;
    const work = async (valuer: Valuer) => {
      while (next < jobs.length) {
        signal?.throwIfAborted();
        const index = next++;
        take(await valuer.do(jobs[index]!), index);
      }
    };
    await Promise.all(among.map(work));
  }
}

/** This thread, which lets others speak between two jobs. */
function here(): Valuer {
  const bench = createDealBench();
  return {
    start: bench.start,
    do: async (job) => {
      await pause();
      return bench.do(job);
    },
  };
}
