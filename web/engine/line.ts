import type { Answer, Ask, CaseAsk } from './messages.ts';
import { THREAD } from './thread.ts';
import { Unfit } from './unfit.ts';

/** A later run, or the wish for none, came before the end. */
export class Overtaken extends Error {}

type Ran = Extract<Answer, { kind: 'result' }>;
type Text = Extract<Answer, { kind: 'text' }>;
type Asked<Kind> = Omit<Extract<Ask, { kind: Kind }>, 'kind' | 'id'>;

/** A worker that holds the case. */
export interface Line {
  /** @throws Overtaken; Unfit when the case cannot be run so */
  run(ask: Asked<'run'>): Promise<Ran>;
  /** Ends the run that goes on, if any. */
  stop(): void;
  /** @throws Unfit when the change cannot be written */
  text(ask: Asked<'text'>): Promise<Text>;
}

interface Waiting {
  readonly answer: (answer: Answer) => void;
  readonly fail: (error: Error) => void;
}

/** Threads that are started at most. */
const MOST = 8;

/** Opens a line to a worker with that script, and gives it as many more to work with as the machine has. */
export function openLine(url: string, programme: string, facts: string | null): Line {
  const worker = new Worker(url);
  const threads = Array.from(
    { length: Math.min(MOST, Math.max(1, navigator.hardwareConcurrency)) - 1 },
    () => new Worker(url, { name: THREAD }),
  );
  const waiting = new Map<number, Waiting>();
  let next = 1;
  let running = 0;
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    const entry = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.kind === 'failed') entry?.fail(new Unfit(data.why));
    else entry?.answer(data);
  };
  for (const one of [worker, ...threads])
    one.onerror = (event) => {
      for (const { fail } of waiting.values()) fail(new Error(event.message));
      waiting.clear();
    };
  const post = (ask: Ask) => worker.postMessage(ask);
  const overtake = () => {
    waiting.get(running)?.fail(new Overtaken());
    waiting.delete(running);
  };
  const held: CaseAsk = { kind: 'case', programme, facts };
  const controls = threads.map((thread) => {
    const { port1, port2 } = new MessageChannel();
    thread.postMessage(held, [port1]);
    return port2;
  });
  worker.postMessage(held, controls);
  return {
    run(ask) {
      overtake();
      running = next++;
      return new Promise((resolve, fail) => {
        const answer = (found: Answer) => {
          if (found.kind === 'result') resolve(found);
        };
        waiting.set(running, { answer, fail });
        post({ kind: 'run', id: running, ...ask });
      });
    },
    stop() {
      overtake();
      post({ kind: 'stop' });
    },
    text(ask) {
      const id = next++;
      return new Promise((resolve, fail) => {
        const answer = (found: Answer) => {
          if (found.kind === 'text') resolve(found);
        };
        waiting.set(id, { answer, fail });
        post({ kind: 'text', id, ...ask });
      });
    },
  };
}
