import {
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
  type Group,
  type ValueJob,
  type Valuer,
} from './deal-jobs.ts';
import type { WorkLog } from './deal-work.ts';
import { pause } from './pause.ts';
import { createRemote, type Port } from './port.ts';

/** Contents times trials that one job has at most, so that threads end together. */
const JOB = 1000;
const MOST_TRIALS = 64;
/** Up to so many contents, and contents times trials, are made by themselves; for more it pays to make all. */
const FEW = 60;
const LITTLE = 5000;
/** Contents times trials that one warm thread does while others would only become warm. */
const LEAST = 1500;

/** Trials in which a thread becomes as fast as it will be. */
const WARMING = 64;

/** Threads that value deals into a store. */
export interface ValueCrew {
  /** Lets other threads value the first content for nothing while this one has no work for them yet. */
  warm(round: DealRound): void;
  /** Takes up other contents. */
  start(round: DealRound): void;
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
  let round: DealRound | undefined;
  let informed: readonly Valuer[] = [];
  let groups = 0;
  // the group of each content
  const groupOf = new Map<number, Group>();
  // by other thread: settled when it is warm
  const warmed = new Map<Valuer, Promise<unknown>>();

  return {
    spent,
    warm(some) {
      const group = { id: groups++, members: [0] };
      const to = Math.min(WARMING, some.trials);
      for (const valuer of valuers.slice(1)) {
        valuer.start({ round: some });
        const answer = valuer.do({ kind: 'value', group, contents: Int32Array.of(0), from: 0, to });
        // it is told to those who wait for the thread later on
        answer.catch(() => {});
        warmed.set(valuer, answer);
      }
    },
    start(next) {
      round = next;
      informed = [];
      groupOf.clear();
    },
    async raise(store, contents, trials) {
      if (Array.from(contents).every((content) => store.trials(content) >= trials)) return;
      const needed = [...new Set(Array.from(contents))].filter((c) => store.trials(c) < trials);
      const work = needed.reduce((sum, c) => sum + trials - store.trials(c), 0);
      log?.begin(work);
      begin(needed, work);
      const jobs = jobsOf(store, contents, trials);
      const answers = await doAll(jobs);
      // in order, so that a store grows the same way whoever did what
      jobs.forEach((job, i) => {
        const answer = answers[i];
        if (answer !== undefined) store.add(job.contents, job.from, job.to, answer);
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

  /** Finds a group for contents that have none; its models are made by those who value them. */
  function begin(needed: readonly number[], work: number): void {
    const missing = needed.filter((content) => !groupOf.has(content));
    if (round === undefined || missing.length === 0) return;
    const whole = needed.length > FEW || work > LITTLE;
    const members = whole ? [...round.contents.rows.keys()] : missing;
    const group = { id: groups++, members };
    const doers = work > LEAST ? valuers : valuers.slice(-1);
    // others first, so that all make models at the same time
    for (const valuer of doers.toReversed())
      if (whole) valuer.start({ round, ahead: group });
      else if (!informed.includes(valuer)) valuer.start({ round });
    informed = doers;
    for (const content of members) groupOf.set(content, group);
  }

  function jobsOf(
    store: ValueStore,
    contents: ArrayLike<number>,
    trials: number,
  ): readonly ValueJob[] {
    const alike = new Map<string, { group: Group; from: number; contents: number[] }>();
    for (const content of new Set(Array.from(contents))) {
      const from = store.trials(content);
      const group = groupOf.get(content);
      if (from >= trials || group === undefined) continue;
      const key = `${group.id} ${from}`;
      const known = alike.get(key);
      if (known === undefined) alike.set(key, { group, from, contents: [content] });
      else known.contents.push(content);
    }
    return [...alike.values()]
      .sort((a, b) => a.group.id - b.group.id)
      .flatMap(({ group, from, contents: of }) => {
        const step = Math.max(1, Math.min(MOST_TRIALS, Math.floor(JOB / of.length)));
        const some = Int32Array.from(of);
        const jobs: ValueJob[] = [];
        for (let first = from; first < trials; first += step) {
          const to = Math.min(trials, first + step);
          jobs.push({ kind: 'value', group, contents: some, from: first, to });
        }
        return jobs;
      });
  }

  async function doAll(jobs: readonly ValueJob[]): Promise<(Float64Array | undefined)[]> {
    const answers: (Float64Array | undefined)[] = [];
    await share(jobs, informed, (answer, index) => {
      if (answer.kind !== 'value') return;
      const { contents, from, to } = jobs[index]!;
      answers[index] = answer.data;
      spent.simulated += answer.simulated;
      spent.asked += contents.length * (to - from);
      log?.done(contents.length * (to - from));
    });
    return answers;
  }

  /** Hands out jobs to whoever is free. A distant thread has its next job at hand while it works on one. */
  async function share(
    jobs: readonly DealJob[],
    among: readonly Valuer[],
    take: (answer: DealAnswer, index: number) => void,
  ): Promise<void> {
    let next = 0;
    const work = async (valuer: Valuer) => {
      await warmed.get(valuer);
      while (next < jobs.length) {
        signal?.throwIfAborted();
        const index = next++;
        take(await valuer.do(jobs[index]!), index);
      }
    };
    await Promise.all([...among, ...among.filter((valuer) => valuer !== valuers[0])].map(work));
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
