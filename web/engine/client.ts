import type { PageContent, Result } from '../../src/report/index.ts';
import type { Bilingual } from '../../src/units/index.ts';
import { unpacked } from '../data/unpack.ts';
import type { Change } from './change.ts';
import type { Chosen } from './chosen-text.ts';
import type { Answer, Ask } from './messages.ts';
import { Unfit, whyOf } from './unfit.ts';

/** Trials of a first sketch and of a fair picture; the trials of the report follow. */
const SKETCH = 128;
const FAIR = 1000;

export type Status =
  | { readonly kind: 'starting' }
  | {
      readonly kind: 'running';
      readonly trials: number;
      /** What is shown meanwhile of the same change. */
      readonly shown: { readonly trials: number; readonly seconds: number } | null;
    }
  | { readonly kind: 'done'; readonly trials: number; readonly seconds: number }
  | { readonly kind: 'failed'; readonly why: Bilingual };

/** The same trials with and without the changes. */
export interface Pair {
  readonly before: Result;
  readonly after: Result;
}

export interface Heard {
  /** A newer pair; null when nothing is changed any more, or the change cannot be simulated. */
  readonly pair?: Pair | null;
  readonly status: Status;
}

/** Runs changes, first with few trials, then with more; what a newer change overtakes is dropped. */
export interface Client {
  change(wish: Wish): void;
  text(wish: Wish): Promise<string>;
}

/** What a reader wants changed: numbers, and options of terms to be agreed. */
export interface Wish {
  readonly changes: readonly Change[];
  readonly chosen: Chosen;
}

const NOTHING: Wish = { changes: [], chosen: {} };

export const isEmpty = ({ changes, chosen }: Wish): boolean =>
  changes.length === 0 && Object.keys(chosen).length === 0;

/** @throws Error where the browser starts no workers */
export async function createClient(
  content: PageContent,
  hear: (heard: Heard) => void,
): Promise<Client> {
  const script = await unpacked('engine');
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const { seed, trials: full } = content.result.stamp;
  const stages = [...new Set([Math.min(SKETCH, full), Math.min(FAIR, full), full])];
  const { programme, facts } = content;
  const quick = open(url, { kind: 'case', programme, facts });
  // made at its first use: most readers never get to all trials
  let thorough: Line | undefined;
  const before = new Map<number, Promise<Result>>([[full, Promise.resolve(content.result)]]);
  let round = 0;
  let wanted = NOTHING;
  let busy = false;

  const lineOf = (trials: number): Line => {
    if (trials <= FAIR || trials < full) return quick;
    thorough ??= open(url, { kind: 'case', programme, facts });
    return thorough;
  };
  const ran = (wish: Wish, trials: number) =>
    lineOf(trials).ask<Ran>({ kind: 'run', id: 0, ...wish, seed, trials, whole: trials === full });
  const base = (trials: number): Promise<Result> => {
    const known = before.get(trials) ?? ran(NOTHING, trials).then(({ result }) => result);
    before.set(trials, known);
    return known;
  };

  /** Goes through the stages; a newer change is taken up between two of them, but always shown once. */
  async function work(): Promise<void> {
    if (busy) return;
    busy = true;
    let done = -1;
    while (done !== round) {
      done = round;
      const wish = wanted;
      let shown: { trials: number; seconds: number } | null = null;
      for (const trials of stages) {
        if (done !== round || isEmpty(wish)) break;
        hear({ status: { kind: 'running', trials, shown } });
        try {
          const without = await base(trials);
          if (trials === full && done !== round) break;
          const running = ran(wish, trials);
          const { result, seconds } = await (trials === full && trials > FAIR
            ? Promise.race([running, overtaken(done)])
            : running);
          shown = { trials, seconds };
          if (!isEmpty(wanted))
            hear({
              pair: { before: without, after: result },
              status: { kind: 'done', trials, seconds },
            });
        } catch (error) {
          if (done === round)
            // pictures of an earlier change must not pass for those of this one
            hear({ pair: null, status: { kind: 'failed', why: whyOf(error) } });
          break;
        }
      }
    }
    busy = false;
  }

  let overtake: (() => void)[] = [];
  const overtaken = (started: number) =>
    new Promise<never>((_, reject) => {
      overtake.push(() => {
        if (started === round) return;
        thorough?.stop();
        reject(new Error('overtaken'));
      });
    });

  return {
    change(wish) {
      wanted = wish;
      round++;
      for (const call of overtake) call();
      overtake = [];
      if (isEmpty(wish)) hear({ pair: null, status: { kind: 'starting' } });
      void work();
    },
    async text(wish) {
      const { text } = await quick.ask<Extract<Answer, { kind: 'text' }>>({
        kind: 'text',
        id: 0,
        ...wish,
      });
      return text;
    },
  };
}

type Ran = Extract<Answer, { kind: 'result' }>;

interface Line {
  ask<A extends Answer>(ask: Exclude<Ask, { kind: 'case' | 'stop' }>): Promise<A>;
  stop(): void;
}

/** A worker that holds the case. */
function open(url: string, first: Ask): Line {
  const worker = new Worker(url);
  const waiting = new Map<number, { answer: (a: Answer) => void; fail: (e: Error) => void }>();
  let next = 1;
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    const entry = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.kind === 'failed') entry?.fail(new Unfit(data.why));
    else entry?.answer(data);
  };
  worker.onerror = (event) => {
    for (const { fail } of waiting.values()) fail(new Error(event.message));
    waiting.clear();
  };
  worker.postMessage(first);
  return {
    ask: <A extends Answer>(ask: Exclude<Ask, { kind: 'case' | 'stop' }>) =>
      new Promise<A>((resolve, reject) => {
        const id = next++;
        waiting.set(id, { answer: (answer) => resolve(answer as A), fail: reject });
        worker.postMessage({ ...ask, id });
      }),
    stop: () => worker.postMessage({ kind: 'stop' } satisfies Ask),
  };
}
