import type { Language } from '../units/index.ts';
import { catalogue } from './codes.ts';
import type { Diagnostic, Finding, Path, Range } from './diagnostic.ts';

/** Where a path stands in a text. */
export type Locate = (path: Path, mark?: 'key' | 'value') => Range | undefined;

const MOST_PROBLEMS = 500;

/** Gives findings their codes, places and words, in the order of the file, each only once. */
export function placed(
  findings: readonly Finding[],
  locate: Locate,
  language: Language = 'en',
): readonly Diagnostic[] {
  const seen = new Set<string>();
  const diagnostics: Diagnostic[] = [];
  for (const finding of findings) {
    const { mark, range: known, against: _, fact, mend, value, ...rest } = finding;
    const range = known ?? locate(finding.path, mark);
    // Copies of a phase share their text: the same problem at the same place is one problem.
    const key = `${finding.rule} ${range?.start.offset} ${fact.en}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const { code, severity } = catalogue[finding.rule];
    diagnostics.push({
      ...rest,
      fact: fact[language],
      ...(value === undefined
        ? {}
        : { value: typeof value === 'string' ? value : value[language] }),
      mend: mend[language],
      code,
      severity,
      ...(range === undefined ? {} : { range }),
    });
  }
  diagnostics.sort((a, b) => (a.range?.start.offset ?? -1) - (b.range?.start.offset ?? -1));
  if (diagnostics.length <= MOST_PROBLEMS) return diagnostics;
  const rest = diagnostics.length - MOST_PROBLEMS;
  const { code, severity } = catalogue['more-problems'];
  // Errors must not be cut off behind warnings: whether a file is sound is read from this list.
  const kept = [
    ...diagnostics.filter((d) => d.severity === 'error'),
    ...diagnostics.filter((d) => d.severity !== 'error'),
  ]
    .slice(0, MOST_PROBLEMS)
    .sort((a, b) => (a.range?.start.offset ?? -1) - (b.range?.start.offset ?? -1));
  return [
    ...kept,
    {
      code,
      rule: 'more-problems',
      severity,
      path: [],
      fact: { en: `there are more problems: ${rest}`, zh: `还有更多问题：${rest}` }[language],
      mend: { en: 'mend these first', zh: '请先改正以上各项' }[language],
    },
  ];
}
