import { type CaseTexts, type CheckedCase, checkCase } from '../../src/evidence/index.ts';
import { compile, type Model } from '../../src/model/index.ts';
import { type Programme, parseValue } from '../../src/programme/index.ts';
import { createKept, type RunOptions, type RunRequest, run } from '../../src/run/index.ts';
import { BLOCK } from '../../src/simulate/index.ts';
import type { Bilingual, Language } from '../../src/units/index.ts';
import type { Change } from './change.ts';
import { changedText, provedText, withValue } from './changed-text.ts';
import { type Chosen, chosenText } from './chosen-text.ts';
import type { Answer, Ask } from './messages.ts';
import { Unfit, whyOf } from './unfit.ts';

type Run = Extract<Ask, { kind: 'run' }>;

/** A case that has been read, ready to be run with changes. */
interface Ready {
  readonly programme: string;
  readonly facts: string | null;
  readonly checked: CheckedCase;
}

/** A case with changes, up to the trials. */
interface Prepared {
  readonly texts: Pick<RunRequest, 'programme' | 'facts'>;
  readonly checked: CheckedCase;
  readonly model: Model;
}

type Threads = Pick<RunOptions, 'threads' | 'spawn' | 'apart'>;

/** The engine behind the page: holds one case and runs it with changes, one run at a time. */
export function createEngine(
  answer: (message: Answer) => void,
  now: () => number,
  threads: Threads = {},
): (ask: Ask) => void {
  let ready: Ready | undefined;
  let prepared: { readonly key: string; readonly made: Prepared } | undefined;
  let agreed: { readonly key: string; readonly ready: Ready } | undefined;
  let stop = new AbortController();
  let last: Promise<void> = Promise.resolve();
  const kept = createKept();

  async function perform(ask: Run, signal: AbortSignal): Promise<void> {
    const { id, changes, chosen, seed, trials, cash, whole } = ask;
    const started = now();
    const { texts, checked, model } = prepare(changes, chosen);
    const result = await run(
      { ...texts, seed, trials },
      {
        ...threadsFor(trials, threads),
        kept,
        cash,
        checked,
        model,
        signal,
        exclusions: whole,
        brief: !whole,
      },
    );
    if (!signal.aborted) answer({ kind: 'result', id, result, seconds: (now() - started) / 1000 });
  }

  /** All that comes before the trials; the last is kept, since more trials of it follow. */
  function prepare(changes: readonly Change[], chosen: Chosen): Prepared {
    const key = JSON.stringify([changes, chosen]);
    if (prepared?.key === key) return prepared.made;
    const { programme, facts, checked } = settled(chosen);
    if (checked.programme === undefined) throw firstProblem(programme, facts);
    const now = changed(checked.programme, changes);
    const text = changedText(programme, changes, checked.locate);
    const made: Prepared = {
      texts: { programme: text, ...(facts === null ? {} : { facts }) },
      checked: { ...checked, programme: now },
      model: compile(now),
    };
    prepared = { key, made };
    return made;
  }

  /** The case with options agreed; the last choice is kept, since it is mostly asked for again. */
  function settled(chosen: Chosen): Ready {
    if (ready === undefined) throw new Error('no case has been given');
    const key = JSON.stringify(chosen);
    if (agreed?.key === key) return agreed.ready;
    const { programme: text, facts, checked } = ready;
    const programme =
      checked.programme === undefined ? text : chosenText(text, checked.programme, chosen);
    const found = programme === text ? ready : readyFor(programme, facts);
    agreed = { key, ready: found };
    return found;
  }

  return (ask) => {
    if (ask.kind === 'case') {
      ready = readyFor(ask.programme, ask.facts);
      agreed = undefined;
      prepared = undefined;
      return;
    }
    if (ask.kind === 'stop') return stop.abort();
    const { id } = ask;
    const failed = (error: unknown) => answer({ kind: 'failed', id, why: whyOf(error) });
    if (ask.kind === 'text') {
      try {
        const { programme } = settled(ask.chosen);
        answer({ kind: 'text', id, text: provedText(programme, ask.changes) });
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

/** Outcomes that threads without shared memory may hold in all, in trials: some 21 kB each. */
const HELD = 24_000;

/** A block of trials is one piece of work; threads apart each have room for all trials of a round. */
function threadsFor(trials: number, most: Threads): Threads {
  if (trials <= BLOCK) return {};
  const room = most.apart ? Math.max(2, Math.floor(HELD / trials)) : Infinity;
  return { ...most, threads: Math.min(most.threads ?? 1, room) };
}

const textsOf = (programme: string, facts: string | null): CaseTexts => ({
  programmeText: programme,
  ...(facts === null ? {} : { factsText: facts }),
});

const readyFor = (programme: string, facts: string | null): Ready => ({
  programme,
  facts,
  checked: checkCase(textsOf(programme, facts)),
});

/** Problems are put into words while a case is checked, so that it is checked once more for each language. */
function firstProblem(programme: string, facts: string | null): Unfit {
  const told = (language: Language): string => {
    const { diagnostics } = checkCase({ ...textsOf(programme, facts), language });
    const error = diagnostics.find(({ severity }) => severity === 'error');
    if (error === undefined) throw new Error('a case without a programme and without a problem');
    return `${error.fact} (${error.code})`;
  };
  return new Unfit({ en: told('en'), zh: told('zh') });
}

/** The checked programme with changes: the same as checking the changed text, and sooner. */
export function changed(programme: Programme, changes: readonly Change[]): Programme {
  return changes.reduce((tree, { address, path, dimension, to }) => {
    // the controls keep within what the file allows; a lag may be negative
    const parsed = parseValue(to, dimension, true);
    if (!parsed.ok) throw unreadable(address, parsed.problems[0]?.fact);
    return withValue(tree, path, parsed.value) as Programme;
  }, programme);
}

const unreadable = (address: string, fact?: Bilingual): Unfit =>
  new Unfit({
    en: `${fact?.en ?? 'no number'}: ${address}`,
    zh: `${fact?.zh ?? '不是数值'}：${address}`,
  });
