import { type CaseTexts, type CheckedCase, checkCase } from '../../src/evidence/index.ts';
import { compile, type Model, revalued } from '../../src/model/index.ts';
import { type Path, type Programme, parseValue, type Value } from '../../src/programme/index.ts';
import type { RunRequest } from '../../src/run/index.ts';
import type { Bilingual, Language } from '../../src/units/index.ts';
import type { Change } from './change.ts';
import { changedText, provedText, withValue } from './changed-text.ts';
import { type Chosen, chosenText } from './chosen-text.ts';
import { Unfit } from './unfit.ts';

/** What a reader wants changed. */
export interface Wished {
  readonly changes: readonly Change[];
  readonly chosen: Chosen;
}

/** A case with changes, up to the trials. */
export interface Prepared {
  readonly texts: Pick<RunRequest, 'programme' | 'facts'>;
  readonly checked: CheckedCase;
  readonly model: Model;
}

/** A case that has been read. */
export interface OpenCase {
  /** All that comes before the trials. @throws Unfit when the case cannot be run so */
  prepare(wished: Wished): Prepared;
  /** The text of the programme with changes. @throws Unfit when they cannot be written */
  text(wished: Wished): string;
}

/** A case with options agreed, ready to be changed. */
interface Ready {
  readonly programme: string;
  readonly checked: CheckedCase;
  /** That of the programme without changes; made once. */
  readonly model: () => Model;
}

export function openCase(programme: string, facts: string | null): OpenCase {
  const stated = readyFor(programme, facts);
  const settled = rememberLast((chosen: Chosen): Ready => {
    const text =
      stated.checked.programme === undefined
        ? programme
        : chosenText(programme, stated.checked.programme, chosen);
    return text === programme ? stated : readyFor(text, facts);
  });
  // more trials of the same follow
  const prepare = rememberLast(({ changes, chosen }: Wished): Prepared => {
    const { programme: text, checked, model } = settled(chosen);
    if (checked.programme === undefined) throw firstProblem(text, facts);
    const values = changes.map(placedOf);
    const now = withValues(checked.programme, values);
    const byPath = new Map(values.map(({ path, value }) => [path.join('.'), value]));
    const changed = changedText(text, changes, checked.locate);
    return {
      texts: textsOf(changed, facts),
      checked: { ...checked, programme: now },
      model: revalued(model(), now, byPath) ?? compile(now),
    };
  });
  return {
    prepare,
    text: ({ changes, chosen }) => provedText(settled(chosen).programme, changes),
  };
}

/** A function of plain data that remembers what it made last, since that is mostly asked for again. */
function rememberLast<From, To>(make: (from: From) => To): (from: From) => To {
  let last: { readonly key: string; readonly made: To } | undefined;
  return (from) => {
    const key = JSON.stringify(from);
    if (last?.key !== key) last = { key, made: make(from) };
    return last.made;
  };
}

const textsOf = (programme: string, facts: string | null) => ({
  programme,
  ...(facts === null ? {} : { facts }),
});

const caseOf = (programme: string, facts: string | null): CaseTexts => ({
  programmeText: programme,
  ...(facts === null ? {} : { factsText: facts }),
});

function readyFor(text: string, facts: string | null): Ready {
  const checked = checkCase(caseOf(text, facts));
  let model: Model | undefined;
  return {
    programme: text,
    checked,
    model() {
      if (checked.programme === undefined) throw firstProblem(text, facts);
      model ??= compile(checked.programme);
      return model;
    },
  };
}

/** Problems are put into words while a case is checked, so that it is checked once more for each language. */
function firstProblem(programme: string, facts: string | null): Unfit {
  const told = (language: Language): string => {
    const { diagnostics } = checkCase({ ...caseOf(programme, facts), language });
    const error = diagnostics.find(({ severity }) => severity === 'error');
    if (error === undefined) throw new Error('a case without a programme and without a problem');
    return language === 'zh' ? `${error.fact}（${error.code}）` : `${error.fact} (${error.code})`;
  };
  return new Unfit({ en: told('en'), zh: told('zh') });
}

/** The checked programme with changes: the same as checking the changed text, and sooner. */
export const changed = (programme: Programme, changes: readonly Change[]): Programme =>
  withValues(programme, changes.map(placedOf));

interface Placed {
  readonly path: Path;
  readonly value: Value;
}

const withValues = (programme: Programme, values: readonly Placed[]): Programme =>
  values.reduce((tree, { path, value }) => withValue(tree, path, value) as Programme, programme);

function placedOf({ address, path, dimension, to }: Change): Placed {
  // the controls keep within what the file allows; a lag may be negative
  const parsed = parseValue(to, dimension, true);
  if (!parsed.ok) throw unreadable(address, parsed.problems[0]?.fact);
  return { path, value: parsed.value };
}

const unreadable = (address: string, fact?: Bilingual): Unfit =>
  new Unfit({
    en: `${fact?.en ?? 'no number'}: ${address}`,
    zh: `${fact?.zh ?? '不是数值'}：${address}`,
  });
