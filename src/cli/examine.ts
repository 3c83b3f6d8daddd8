import { checkCase } from '../evidence/index.ts';
import { type Diagnostic, type Finding, placed, textOf } from '../programme/index.ts';
import type { CaseFiles } from './case-files.ts';
import type { Language } from './words/words.ts';

/** A case with everything that its check says. */
export type Examined = ReturnType<typeof examine>;

const nowhere = () => undefined;

/** What keeps the bytes of a facts file from being read as text. */
export const illegibleFacts = (problem: Finding, language: Language): readonly Diagnostic[] =>
  placed([problem], nowhere, language).map((d) => ({ ...d, file: 'facts' }));

/** Checks the files of a case, all problems at once, told in the language asked for. */
export function examine(files: CaseFiles, language: Language) {
  const programme = textOf(files.programme);
  const facts = files.facts === undefined ? undefined : textOf(files.facts);
  const unread: readonly Diagnostic[] = [
    ...(programme.ok ? [] : placed([programme.problem], nowhere, language)),
    ...(facts === undefined || facts.ok ? [] : illegibleFacts(facts.problem, language)),
  ];
  const checked =
    programme.ok && unread.length === 0
      ? checkCase({
          programmeText: programme.text,
          language,
          ...(facts?.ok ? { factsText: facts.text } : {}),
        })
      : undefined;
  return {
    files,
    programmeText: programme.ok ? programme.text : '',
    factsText: facts?.ok ? facts.text : undefined,
    ...(checked?.programme === undefined ? {} : { programme: checked.programme }),
    facts: checked?.facts ?? [],
    diagnostics: checked?.diagnostics ?? unread,
    locate: checked?.locate ?? nowhere,
  };
}
