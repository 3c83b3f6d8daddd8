import { type CheckedCase, checkCase } from '../../src/evidence/index.ts';
import { type Programme, parseValue } from '../../src/programme/index.ts';
import { type RunOptions, run } from '../../src/run/index.ts';
import type { Change } from './change.ts';
import { changedText, withValue } from './changed-text.ts';
import type { Answer, Ask } from './messages.ts';

type Run = Extract<Ask, { kind: 'run' }>;

/** A case that has been read, ready to be run with changes. */
interface Ready {
  readonly programme: string;
  readonly facts: string | null;
  readonly checked: CheckedCase;
}

/** The engine behind the page: holds one case and runs it with changes, one run at a time. */
export function createEngine(
  answer: (message: Answer) => void,
  now: () => number,
  threads: Pick<RunOptions, 'threads' | 'spawn'> = {},
): (ask: Ask) => void {
  let ready: Ready | undefined;
  let stop = new AbortController();

  async function perform(
    { id, changes, seed, trials, whole }: Run,
    signal: AbortSignal,
  ): Promise<void> {
    if (ready === undefined) throw new Error('no case has been given');
    const started = now();
    const { facts, checked } = ready;
    const programme = changedText(ready.programme, changes);
    if (checked.programme === undefined) throw new Error('the case has errors');
    const result = await run(
      { programme, ...(facts === null ? {} : { facts }), seed, trials },
      {
        ...threads,
        checked: { ...checked, programme: changed(checked.programme, changes) },
        signal,
        exclusions: whole,
      },
    );
    if (!signal.aborted) answer({ kind: 'result', id, result, seconds: (now() - started) / 1000 });
  }

  return (ask) => {
    if (ask.kind === 'case') {
      const { programme, facts } = ask;
      const checked = checkCase({
        programmeText: programme,
        ...(facts === null ? {} : { factsText: facts }),
      });
      ready = { programme, facts, checked };
      return;
    }
    if (ask.kind === 'stop') return stop.abort();
    const { id } = ask;
    const failed = (error: unknown) =>
      answer({ kind: 'failed', id, why: error instanceof Error ? error.message : String(error) });
    if (ask.kind === 'text') {
      try {
        answer({ kind: 'text', id, text: changedText(ready?.programme ?? '', ask.changes) });
      } catch (error) {
        failed(error);
      }
      return;
    }
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    perform(ask, signal).catch((error: unknown) => {
      if (!signal.aborted) failed(error);
    });
  };
}

/** The checked programme with changes: the same as checking the changed text, and sooner. */
export function changed(programme: Programme, changes: readonly Change[]): Programme {
  return changes.reduce((tree, { address, path, dimension, to }) => {
    const parsed = parseValue(to, dimension);
    if (!parsed.ok) throw new Error(`${parsed.problems[0]?.fact ?? 'no number'}: ${address}`);
    return withValue(tree, path, parsed.value) as Programme;
  }, programme);
}
