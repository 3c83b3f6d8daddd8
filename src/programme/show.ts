import { addressOf, type Diagnostic, type Severity } from './diagnostic.ts';

/** How the parts of a shown diagnostic are coloured; plain text if not given. */
export type Style = (part: Severity | 'place' | 'marker' | 'line', text: string) => string;

const plain: Style = (_part, text) => text;

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
): string {
  const { severity, code, rule, fact, mend, nearest, range, path } = diagnostic;
  const lines = [`${style(severity, `${severity} ${code}`)} ${rule}: ${fact}`];
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
  lines.push(`  ${nearest === undefined ? '' : `did you mean ${nearest}? `}${mend}`.trimEnd());
  return lines.join('\n');
}

/** How many problems of each severity there are: `3 errors, 2 warnings`; `no problems` if none. */
export function showSummary(diagnostics: readonly Diagnostic[]): string {
  const count = (severity: Severity, one: string, many: string) => {
    const n = diagnostics.filter((d) => d.severity === severity).length;
    return n === 0 ? [] : [`${n} ${n === 1 ? one : many}`];
  };
  const parts = [
    ...count('error', 'error', 'errors'),
    ...count('warning', 'warning', 'warnings'),
    ...count('info', 'note', 'notes'),
  ];
  return parts.length === 0 ? 'no problems' : parts.join(', ');
}
