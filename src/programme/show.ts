import type { Language } from '../units/index.ts';
import { addressOf, type Diagnostic, type Severity } from './diagnostic.ts';

/** How the parts of a shown diagnostic are coloured; plain text if not given. */
export type Style = (part: Severity | 'place' | 'marker' | 'line', text: string) => string;

const plain: Style = (_part, text) => text;

const nouns = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['note', 'notes'],
} as const;

interface Words {
  readonly severities: Readonly<Record<Severity, string>>;
  readonly colon: string;
  readonly comma: string;
  readonly didYouMean: (nearest: string) => string;
  readonly count: (severity: Severity, n: number) => string;
  readonly none: string;
}

const chinese = { error: '错误', warning: '警告', info: '附注' } as const;

const book: Readonly<Record<Language, Words>> = {
  en: {
    severities: { error: 'error', warning: 'warning', info: 'info' },
    colon: ': ',
    comma: ', ',
    didYouMean: (nearest) => `did you mean ${nearest}? `,
    count: (severity, n) => `${n} ${nouns[severity][n === 1 ? 0 : 1]}`,
    none: 'no problems',
  },
  zh: {
    severities: chinese,
    colon: '：',
    comma: '，',
    didYouMean: (nearest) => `是否想写 ${nearest}？`,
    count: (severity, n) => `${n} ${severity === 'error' ? '处' : '条'}${chinese[severity]}`,
    none: '没有问题',
  },
};

const WIDEST = 110;

/**
 * A diagnostic in words: severity, code and fact; file, line and column with the address; the line
 * with a marker under the offending value; what to do.
 */
export function showDiagnostic(
  diagnostic: Diagnostic,
  file: string,
  text: string,
  style: Style = plain,
  language: Language = 'en',
): string {
  const { severity, code, rule, fact, mend, nearest, range, path } = diagnostic;
  const words = book[language];
  const lines = [
    `${style(severity, `${words.severities[severity]} ${code}`)} ${rule}${words.colon}${fact}`,
  ];
  const address = path.length === 0 ? '' : `  ${addressOf(path)}`;
  if (range === undefined) lines.push(`  ${style('place', file)}${address}`);
  else {
    const { line, column, offset } = range.start;
    lines.push(`  ${style('place', `${file}:${line}:${column}`)}${address}`);
    const begin = offset - column + 1;
    const end = text.indexOf('\n', offset);
    const whole = text.slice(begin, end < 0 ? undefined : end).replaceAll('\t', ' ');
    // A long line is shown around the marker.
    const from = column > WIDEST - 30 ? column - 40 : 0;
    const shown = whole.slice(from, from + WIDEST).trimEnd();
    const width = range.end.line === line ? range.end.column - column : whole.length - column + 1;
    const marks = '^'.repeat(Math.max(1, Math.min(width, shown.length - (column - 1 - from))));
    const number = String(line);
    if (shown.trim() !== '') {
      lines.push(`  ${style('line', `${number} |`)} ${shown}`);
      lines.push(
        `  ${style('line', `${' '.repeat(number.length)} |`)} ${' '.repeat(column - 1 - from)}${style('marker', marks)}`,
      );
    }
  }
  lines.push(`  ${nearest === undefined ? '' : words.didYouMean(nearest)}${mend}`.trimEnd());
  return lines.join('\n');
}

/** A diagnostic in one line, where its kind has been shown in full: no excerpt, and nothing on mending. */
export function showBriefly(
  { severity, code, fact, range }: Diagnostic,
  file: string,
  style: Style = plain,
  language: Language = 'en',
): string {
  const words = book[language];
  const { line, column } = range?.start ?? {};
  const place = line === undefined ? file : `${file}:${line}:${column}`;
  return `${style(severity, `${words.severities[severity]} ${code}`)} ${style('place', place)}${words.colon}${fact}`;
}

/** How many problems of each severity there are: `3 errors, 2 warnings`; `no problems` if none. */
export function showSummary(diagnostics: readonly Diagnostic[], language: Language = 'en'): string {
  const { count, none, comma } = book[language];
  const parts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const n = diagnostics.filter((d) => d.severity === severity).length;
    return n === 0 ? [] : [count(severity, n)];
  });
  return parts.length === 0 ? none : parts.join(comma);
}
