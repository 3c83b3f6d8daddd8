import type { PageContent, Result } from '../../src/report/index.ts';
import { type Topic, topics } from '../../src/run/index.ts';
import type { Bilingual } from '../../src/units/index.ts';
import { unpacked } from '../data/unpack.ts';
import type { Change } from './change.ts';
import type { Chosen } from './chosen-text.ts';
import { Overtaken, openLine } from './line.ts';
import { fairOf, pictured, type Stage, stagesOf, wholeOf } from './stages.ts';
import { whyOf } from './unfit.ts';
import { unanswered, withTopicsOf } from './with-topics-of.ts';

export type Status =
  | { readonly kind: 'starting' }
  | {
      readonly kind: 'running';
      readonly trials: number;
      /** What is shown meanwhile of the same change; `all` tells whether that is all that pictures show. */
      readonly shown: {
        readonly trials: number;
        readonly seconds: number;
        readonly all: boolean;
      } | null;
    }
  | { readonly kind: 'done'; readonly trials: number; readonly seconds: number }
  | { readonly kind: 'failed'; readonly why: Bilingual };

/** What is still that of an earlier change; with the claims that only cash flows answer. */
export interface Waits {
  readonly topics: readonly Topic[];
  readonly claims: readonly string[];
}

export const NO_WAITS: Waits = { topics: [], claims: [] };

/** The same trials with and without the changes. */
export interface Pair {
  readonly before: Result;
  readonly after: Result;
  readonly waits: Waits;
}

export interface Heard {
  /** A newer pair; null when nothing is changed any more, or the change cannot be simulated. */
  readonly pair?: Pair | null;
  readonly status: Status;
}

/**
 * Runs changes, first with few trials, then with more; what a newer change overtakes is dropped.
 * While nothing is asked, what is known without changes is made ready.
 */
export interface Client {
  change(wish: Wish): void;
  text(wish: Pick<Wish, 'changes' | 'chosen'>): Promise<string>;
}

/** What a reader wants changed: numbers, and options of terms to be agreed. */
export interface Wish {
  readonly changes: readonly Change[];
  readonly chosen: Chosen;
  /** What the reader looks at, which comes first. */
  readonly topics: readonly Topic[];
}

export const isEmpty = ({ changes, chosen }: Pick<Wish, 'changes' | 'chosen'>): boolean =>
  changes.length === 0 && Object.keys(chosen).length === 0;

const NOTHING: Wish = { changes: [], chosen: {}, topics: [] };

/** @throws Error where the browser starts no workers */
export async function createClient(
  content: PageContent,
  hear: (heard: Heard) => void,
): Promise<Client> {
  const script = await unpacked('engine');
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const { seed, trials: full } = content.result.stamp;
  const line = openLine(url, content.programme, content.facts);
  const bases: { readonly stage: Stage; readonly result: Result }[] = [
    { stage: wholeOf(full), result: content.result },
  ];
  let wanted = NOTHING;
  let round = 0;
  let busy = false;
  let sketching = false;
  // by pace of a stage, the least that it took: neither a first run nor a busy moment tells what is to come
  const took = new Map<string, number>();
  // what the next pair takes from it where it does not tell of everything
  let last: Pair = { before: content.result, after: content.result, waits: NO_WAITS };

  async function ran(wish: Wish, stage: Stage) {
    const { changes, chosen } = wish;
    const found = await line.run({ changes, chosen, seed, ...stage });
    const pace = paceOf(stage);
    took.set(pace, Math.min(found.seconds, took.get(pace) ?? Infinity));
    return found;
  }

  async function base(stage: Stage): Promise<Result> {
    const known = bases.find(
      ({ stage: { trials, topics: told } }) =>
        trials === stage.trials && stage.topics.every((topic) => told.includes(topic)),
    );
    if (known !== undefined) return known.result;
    const { result } = await ran(NOTHING, stage);
    bases.push({ stage, result });
    return result;
  }

  async function pairOf(wish: Wish, stage: Stage): Promise<{ pair: Pair; seconds: number }> {
    const before = await base(stage);
    const { result: after, seconds } = await ran(wish, stage);
    const missing = topics.filter((topic) => !stage.topics.includes(topic));
    last = {
      before: withTopicsOf(before, last.before, missing),
      after: withTopicsOf(after, last.after, missing),
      waits: {
        topics: missing,
        claims: missing.includes('money') ? unanswered(after, last.after) : [],
      },
    };
    return { pair: last, seconds };
  }

  /** Goes through the stages of a wish, until a newer one comes. */
  async function perform(wish: Wish, now: number): Promise<void> {
    const fair = fairOf(full, wish.topics);
    const stages = stagesOf(full, wish.topics, took.get(paceOf(fair)));
    const [first] = stages;
    if (first === undefined) return;
    hear({ status: { kind: 'running', trials: first.trials, shown: null } });
    for (const [i, stage] of stages.entries()) {
      if (now !== round) return;
      // a sketch is always shown, or nothing would be while a slider is dragged
      sketching = i === 0;
      const { pair, seconds } = await pairOf(wish, stage);
      sketching = false;
      if (isEmpty(wanted)) return;
      const { trials } = stage;
      const all = stage.topics !== wish.topics;
      const next = stages[i + 1];
      hear({
        pair,
        status:
          next === undefined
            ? { kind: 'done', trials, seconds }
            : { kind: 'running', trials: next.trials, shown: { trials, seconds, all } },
      });
      // a machine of few cores would paint only when the trials of the next stage leave it time
      if (now === round) await painted();
    }
  }

  /** Makes ready what every change is compared with, and the engine quick. */
  async function warm(now: number): Promise<void> {
    const { topics: shown } = wanted;
    for (const stage of [
      ...stagesOf(full, shown, undefined),
      ...stagesOf(full, pictured, undefined),
    ])
      if (now === round && stage.trials < full) await base(stage);
  }

  async function work(): Promise<void> {
    if (busy) return;
    busy = true;
    let now = -1;
    while (now !== round) {
      now = round;
      const wish = wanted;
      try {
        if (!isEmpty(wish)) await perform(wish, now);
        if (now === round) await warm(now);
      } catch (error) {
        if (!(error instanceof Overtaken) && now === round && !isEmpty(wish))
          // pictures of an earlier change must not pass for those of this one
          hear({ pair: null, status: { kind: 'failed', why: whyOf(error) } });
      }
    }
    sketching = false;
    busy = false;
  }

  return {
    change(wish) {
      wanted = wish;
      round++;
      if (!sketching) line.stop();
      if (isEmpty(wish)) hear({ pair: null, status: { kind: 'starting' } });
      void work();
    },
    async text({ changes, chosen }) {
      const { text } = await line.text({ changes, chosen });
      return text;
    },
  };
}

/** Until what was heard is painted, the second time at the latest; a page that nobody sees paints nothing. */
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 200);
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
  });

/** What mostly decides how long a stage takes. */
const paceOf = ({ trials, topics: told }: Stage): string => `${trials} ${told.includes('money')}`;
