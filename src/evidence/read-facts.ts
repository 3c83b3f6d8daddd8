import { type Diagnostic, type Finding, placed, readYaml } from '../programme/index.ts';
import type { Bilingual, Language } from '../units/index.ts';
import { type Fact, parseFacts } from './facts.ts';

/** A facts file as far as it could be read. */
export interface CheckedFacts {
  readonly facts: readonly Fact[];
  /** Whether all facts could be read. */
  readonly readable: boolean;
  /** In the order of the file, marked `file: 'facts'`. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a facts file, no facts where there is none; `judge` says what is wrong with well-formed facts. */
export function readFacts(
  text: string | undefined,
  language: Language,
  judge: (facts: readonly Fact[]) => readonly Finding[],
): CheckedFacts {
  if (text === undefined) return { facts: [], readable: true, diagnostics: [] };
  const { raw, diagnostics, locate } = readYaml(text, language);
  const parsed = raw === undefined ? { ok: true as const, facts: [] } : parseFacts(raw);
  const findings = parsed.ok
    ? judge(parsed.facts)
    : parsed.problems.map(
        ({ path, fact, mend }): Finding => ({ rule: 'bad-facts', path, fact, mend }),
      );
  return {
    facts: parsed.ok ? parsed.facts : [],
    readable: raw !== undefined && parsed.ok,
    diagnostics: [...diagnostics, ...placed(findings, locate, language)].map((d) => ({
      ...d,
      // what to write into an empty file depends on the file
      ...(d.rule === 'empty' ? { mend: begin[language] } : {}),
      file: 'facts',
    })),
  };
}

const begin: Bilingual = {
  en: 'write facts: and a list, facts: [] where there are none, or remove the file',
  zh: '请写 facts: 及列表，没有事实则写 facts: []，或删去该文件',
};
