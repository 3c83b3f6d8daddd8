import { type Declared, plus } from './declared.ts';

/** What is added or taken away: a line, or a formula that binds at least as tightly as a product. */
export type Term = readonly [sign: '+' | '-', text: string];

/** Terms of one formula: many more would not fit into a cell of a spreadsheet. */
const MOST = 64;

/** A line that is a sum, after subtotals where it has many terms. */
export function sumLines(
  id: string,
  label: string,
  terms: readonly Term[],
  line: (id: string, label: string, formula: string) => Declared,
): readonly Declared[] {
  if (terms.length <= MOST) return [line(id, label, signed(terms))];
  const parts = Array.from({ length: Math.ceil(terms.length / MOST) }, (_, i) =>
    line(
      `${id}-part-${i + 1}`,
      `${label}, part ${i + 1}`,
      signed(terms.slice(i * MOST, (i + 1) * MOST)),
    ),
  );
  return [...parts, line(id, label, plus(parts.map((part) => part.id)))];
}

/** Terms joined with their signs; 0 for none. */
const signed = (terms: readonly Term[]): string =>
  terms.length === 0
    ? '0'
    : terms
        .map(([sign, text]) => `${sign} ${text}`)
        .join(' ')
        .replace(/^\+ /, '')
        .replace(/^- /, '0 - ');
