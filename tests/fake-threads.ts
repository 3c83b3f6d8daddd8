import { type Port, type Post, pause, serve } from '../src/run/index.ts';

/** Threads that are none: each works in this one, a message at a time, on copies as real ones do. */
export interface FakeThreads {
  readonly spawn: () => Port;
  /** How many were started and how many of those are closed. */
  readonly started: () => number;
  readonly closed: () => number;
}

/**
 * `break after` makes each thread fail instead of answering that message; `works` is what a thread
 * does.
 */
export function fakeThreads(
  breakAfter = Infinity,
  works: (port: Post) => void = serve,
): FakeThreads {
  let started = 0;
  let closed = 0;
  const spawn = (): Port => {
    started++;
    let open = true;
    let answers = 0;
    let hear: (message: unknown) => void = () => {};
    let fail: (error: Error) => void = () => {};
    let work: (message: unknown) => void = () => {};
    const later = (task: () => void) =>
      setTimeout(() => {
        if (open) task();
      }, 0);
    works({
      post: (message, moved = []) => {
        const copy = structuredClone(message, { transfer: [...moved] });
        later(() => (answers++ < breakAfter ? hear(copy) : fail(new Error('the thread is gone'))));
      },
      receive: (handler) => {
        work = handler;
      },
      breath: async () => {
        await pause();
        if (!open) await new Promise(() => {});
      },
    });
    return {
      post: (message, moved = []) => {
        const copy = structuredClone(message, { transfer: [...moved] });
        later(() => work(copy));
      },
      receive: (handler) => {
        hear = handler;
      },
      failed: (handler) => {
        fail = handler;
      },
      close: () => {
        open = false;
        closed++;
      },
    };
  };
  return { spawn, started: () => started, closed: () => closed };
}
