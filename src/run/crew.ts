import { createApart } from './apart.ts';
import { createWorkbench, type Doer, type Job } from './jobs.ts';
import { createKept, type Kept } from './kept.ts';
import { breathUnder } from './pause.ts';
import { createRemote, type Port } from './port.ts';

export interface CrewOptions {
  /** Threads to simulate on. */
  readonly threads?: number;
  /** Opens a line to a thread that runs `serve`; without it everything runs here. */
  readonly spawn?: () => Port;
  /** Whether the threads share no memory; then they run `serveApart`. */
  readonly apart?: boolean;
  /** What the run before left for this one, and this one for the next; runs come one after the other. */
  readonly kept?: Kept;
}

/** Threads that share the jobs of rounds, this one among them. */
export interface Crew {
  readonly buffer: (bytes: number) => ArrayBufferLike;
  start: Doer['start'];
  /** Answers in the order of the jobs, whoever did them. */
  doAll(
    jobs: readonly Job[],
    signal: AbortSignal | undefined,
    done: (job: Job) => void,
  ): Promise<(Float64Array | undefined)[]>;
  close(): void;
}

export function createCrew({ threads = 1, spawn, apart, kept = createKept() }: CrewOptions): Crew {
  const { buffers } = kept;
  buffers.free();
  // this thread works too: it has nothing else to do meanwhile
  const ports = spawn === undefined ? [] : Array.from({ length: threads - 1 }, spawn);
  const first = createWorkbench(kept);
  const others = ports.map((port): Doer => (apart ? createApart(port) : createRemote(port)));
  // a distant thread has its next job at hand while it works on one
  const hands = [first, ...others, ...others];

  return {
    buffer: (bytes) =>
      ports.length === 0 || apart ? buffers.take(bytes) : new SharedArrayBuffer(bytes),
    start(round) {
      for (const doer of others) doer.start(round);
      first.start(round);
      if (!round.cash || apart || others.length === 0) return;
      // others get ready while the program of cash flows is made here, once
      const programs = first.programs();
      // a thread that fails says so by the jobs that follow
      for (const doer of others) doer.do({ kind: 'equip', programs }).catch(() => {});
    },
    async doAll(jobs, signal, done) {
      const answers: (Float64Array | undefined)[] = [];
      let next = 0;
      const atHand = new Map<Doer, number>();
      // this thread lets others speak now and then, and may be told to stop
      const breath = breathUnder(signal);
      const work = async (doer: Doer) => {
        while (next < jobs.length) {
          if (doer === first) await breath();
          else signal?.throwIfAborted();
          // where no memory is shared, to send a round takes as long as to reduce it here
          if (apart && doer !== first && jobs[next]?.kind === 'reduce') return;
          const mine = atHand.get(doer) ?? 0;
          // the last jobs are left to who is done first
          if (mine > 0 && jobs.length - next < threads) return;
          const index = next++;
          if (index >= jobs.length) return;
          const job = jobs[index]!;
          atHand.set(doer, mine + 1);
          answers[index] = await doer.do(job, breath);
          atHand.set(doer, atHand.get(doer)! - 1);
          done(job);
        }
      };
      // whoever waits is told at once; what a distant thread still does is of no use to anybody
      await Promise.race([Promise.all(hands.map(work)), aborted(signal)]);
      return answers;
    },
    close() {
      for (const port of ports) port.close();
    },
  };
}

/** Fails with the signal's reason when it is aborted, and never ends otherwise. */
const aborted = (signal: AbortSignal | undefined): Promise<never> =>
  new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
