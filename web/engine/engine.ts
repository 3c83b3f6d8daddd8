import { createKept, type RunOptions, run } from '../../src/run/index.ts';
import { BLOCK, createDrawnBlocks } from '../../src/simulate/index.ts';
import type { Answer, Ask } from './messages.ts';
import { type OpenCase, openCase, type Wished } from './open-case.ts';
import { whyOf } from './unfit.ts';

type Run = Extract<Ask, { kind: 'run' }>;

/** Threads that share the trials. */
export interface Threads extends Pick<RunOptions, 'threads' | 'apart'> {
  /** Opens a line to a thread, for trials of the case as it is wished. */
  readonly spawn?: (wished: Wished) => ReturnType<NonNullable<RunOptions['spawn']>>;
}

/** The engine behind the page: holds one case and runs it with changes, one run at a time. */
export function createEngine(
  answer: (message: Answer) => void,
  now: () => number,
  threads: Threads = {},
): (ask: Ask) => void {
  let opened: OpenCase | undefined;
  let stop = new AbortController();
  let last: Promise<void> = Promise.resolve();
  const kept = createKept(createDrawnBlocks());

  function held(): OpenCase {
    if (opened === undefined) throw new Error('no case has been given');
    return opened;
  }

  async function perform(ask: Run, signal: AbortSignal): Promise<void> {
    const { id, changes, chosen, seed, trials, topics } = ask;
    const started = now();
    const { texts, checked, model } = held().prepare({ changes, chosen });
    const result = await run(
      { ...texts, seed, trials },
      {
        ...threadsFor(trials, threads, { changes, chosen }),
        kept,
        topics,
        checked,
        model,
        signal,
      },
    );
    if (!signal.aborted) answer({ kind: 'result', id, result, seconds: (now() - started) / 1000 });
  }

  return (ask) => {
    if (ask.kind === 'case') {
      opened = openCase(ask.programme, ask.facts);
      return;
    }
    if (ask.kind === 'stop') return stop.abort();
    const { id } = ask;
    const failed = (error: unknown) => answer({ kind: 'failed', id, why: whyOf(error) });
    if (ask.kind === 'text') {
      try {
        answer({ kind: 'text', id, text: held().text(ask) });
      } catch (error) {
        failed(error);
      }
      return;
    }
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    // threads are free again when the run before has ended, which it does soon
    last = last.then(async () => {
      if (signal.aborted) return;
      await perform(ask, signal).catch((error: unknown) => {
        if (!signal.aborted) failed(error);
      });
    });
  };
}

/** A block of trials is one piece of work. */
const threadsFor = (
  trials: number,
  { spawn, ...threads }: Threads,
  wished: Wished,
): Pick<RunOptions, 'threads' | 'spawn' | 'apart'> =>
  trials <= BLOCK || spawn === undefined ? {} : { ...threads, spawn: () => spawn(wished) };
