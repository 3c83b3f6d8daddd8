import type { PageContent, Result } from '../../src/report/index.ts';
import type { Bilingual } from '../../src/units/index.ts';
import { unpacked } from '../data/unpack.ts';
import type { Change } from './change.ts';
import type { Chosen } from './chosen-text.ts';
import { Overtaken, openLine } from './line.ts';
import { fairOf, type Stage, stagesOf } from './stages.ts';
import { whyOf } from './unfit.ts';
import { unanswered, withMoneyOf } from './with-money-of.ts';

export type Status =
  | { readonly kind: 'starting' }
  | {
      readonly kind: 'running';
      readonly trials: number;
      /** What is shown meanwhile of the same change; `money` tells whether cash flows are among it. */
      readonly shown: {
        readonly trials: number;
        readonly seconds: number;
        readonly money: boolean;
      } | null;
    }
  | { readonly kind: 'done'; readonly trials: number; readonly seconds: number }
  | { readonly kind: 'failed'; readonly why: Bilingual };

/** The same trials with and without the changes. */
export interface Pair {
  readonly before: Result;
  readonly after: Result;
  /** What cash flows tell is still that of an earlier change; with the claims among it. */
  readonly waits: { readonly claims: readonly string[] } | null;
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
  /** Whether the reader looks at money, which takes longer. */
  readonly money: boolean;
  /** Whether the reader may look at activities, which come later otherwise. */
  readonly activities: boolean;
}

export const isEmpty = ({ changes, chosen }: Pick<Wish, 'changes' | 'chosen'>): boolean =>
  changes.length === 0 && Object.keys(chosen).length === 0;

const NOTHING: Wish = { changes: [], chosen: {}, money: false, activities: false };

/** @throws Error where the browser starts no workers */
export async function createClient(
  content: PageContent,
  hear: (heard: Heard) => void,
): Promise<Client> {
  const script = await unpacked('engine');
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  const { seed, trials: full } = content.result.stamp;
  const line = openLine(url, content.programme, content.facts);
  const whole: Stage = { trials: full, cash: true };
  const bases = new Map([[keyOf(whole), content.result]]);
  let wanted = NOTHING;
  let round = 0;
  let busy = false;
  let sketching = false;
  // by stage, the least that it took: neither a first run nor a busy moment tells what is to come
  const took = new Map<string, number>();
  // the last pair with cash flows of its own
  let rich: Pair = { before: content.result, after: content.result, waits: null };

  async function ran(wish: Wish, stage: Stage) {
    const { changes, chosen } = wish;
    const { trials, cash } = stage;
    const whole = cash && trials === full;
    const activities = cash || wish.activities;
    const found = await line.run({ changes, chosen, seed, trials, cash, whole, activities });
    took.set(keyOf(stage), Math.min(found.seconds, took.get(keyOf(stage)) ?? Infinity));
    return found;
  }

  async function base(stage: Stage): Promise<Result> {
    const known = bases.get(keyOf(stage)) ?? bases.get(keyOf({ ...stage, cash: true }));
    if (known !== undefined) return known;
    const { result } = await ran(NOTHING, stage);
    bases.set(keyOf(stage), result);
    return result;
  }

  async function pairOf(wish: Wish, stage: Stage): Promise<{ pair: Pair; seconds: number }> {
    const before = await base(stage);
    const { result: after, seconds } = await ran(wish, stage);
    if (!stage.cash) {
      const pair: Pair = {
        before: withMoneyOf(before, rich.before),
        after: withMoneyOf(after, rich.after),
        waits: { claims: unanswered(after, rich.after) },
      };
      return { pair, seconds };
    }
    rich = { before, after, waits: null };
    return { pair: rich, seconds };
  }

  /** Goes through the stages of a wish, until a newer one comes. */
  async function perform(wish: Wish, now: number): Promise<void> {
    const fair = keyOf({ trials: fairOf(full), cash: wish.money });
    const stages = stagesOf(full, wish.money, took.get(fair));
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
      const { trials, cash: money } = stage;
      const next = stages[i + 1];
      hear({
        pair,
        status:
          next === undefined
            ? { kind: 'done', trials, seconds }
            : { kind: 'running', trials: next.trials, shown: { trials, seconds, money } },
      });
      // a machine of few cores would paint only when the trials of the next stage leave it time
      if (now === round) await painted();
    }
  }

  /** Makes ready what every change is compared with, and the engine quick. */
  async function warm(now: number): Promise<void> {
    for (const stage of [...stagesOf(full, false, undefined), ...stagesOf(full, true, undefined)])
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

const keyOf = ({ trials, cash }: Stage): string => `${trials} ${cash}`;
