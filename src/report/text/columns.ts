/** How text is marked in a terminal; identity functions where there is no colour. */
export interface Style {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly accent: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
}

const same = (text: string) => text;

/** A style that marks nothing. */
export const plainStyle: Style = { bold: same, dim: same, accent: same, good: same, bad: same };

export type Cell = string | { readonly text: string; readonly style: (text: string) => string };

export interface Column {
  readonly align?: 'right';
  /** Gives way when the line is too long, down to this width. */
  readonly shrinkTo?: number;
  /** Gives way first, down to this width. */
  readonly most?: number;
}

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u;
const invisible = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** Columns a text takes in a terminal: two for East Asian wide characters, none for marks. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += invisible.test(char) ? 0 : wide.test(char) ? 2 : 1;
  return width;
}

/** Text of a programme made harmless for a terminal: one line, no control or direction characters. */
export function clean(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
}

/** The text, or its beginning and "…", in at most `width` columns. */
function clip(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  let used = 0;
  for (const char of text) {
    used += widthOf(char);
    if (used > width - 1) break;
    kept += char;
  }
  return `${kept.trimEnd()}…`;
}

/** Lines of aligned columns, two spaces apart, indented by two; `width` columns at most. */
export function tableLines(
  rows: readonly (readonly Cell[])[],
  columns: readonly Column[],
  width: number,
): string[] {
  const texts = rows.map((row) =>
    row.map((cell) => clean(typeof cell === 'string' ? cell : cell.text)),
  );
  const widths = columns.map((_, i) => Math.max(0, ...texts.map((row) => widthOf(row[i] ?? ''))));
  const over = widths.reduce((sum, w) => sum + w + 2, 0) - width;
  shrink(widths, columns, over);
  return rows.map((row, r) =>
    columns
      .map(({ align }, i) => {
        const text = clip(texts[r]?.[i] ?? '', widths[i] ?? 0);
        const pad = ' '.repeat(Math.max(0, (widths[i] ?? 0) - widthOf(text)));
        const cell = row[i];
        const shown = cell === undefined || typeof cell === 'string' ? text : cell.style(text);
        return `  ${align === 'right' ? pad + shown : shown + pad}`;
      })
      .join('')
      .trimEnd(),
  );
}

/** Takes from the widest column that may give way until the line fits or nothing gives. */
function shrink(widths: number[], columns: readonly Column[], over: number): void {
  const widest = (least: (column: Column) => number | undefined): number => {
    let at = -1;
    columns.forEach((column, i) => {
      const w = widths[i] ?? 0;
      if (w > (least(column) ?? Number.POSITIVE_INFINITY) && w > (widths[at] ?? 0)) at = i;
    });
    return at;
  };
  for (let left = over; left > 0; left--) {
    const first = widest(({ most }) => most);
    const at = first === -1 ? widest(({ shrinkTo }) => shrinkTo) : first;
    if (at === -1) return;
    widths[at] = (widths[at] ?? 0) - 1;
  }
}

/** Breaks text into lines of at most `width` columns, at spaces or between wide characters. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  const parts =
    clean(text).match(
      /\s+|[\u2e80-\u9fff\uff01-\uff60][，。；：、！？”）]*|[^\s\u2e80-\u9fff\uff01-\uff60]+/gu,
    ) ?? [];
  for (const part of parts) {
    if (line !== '' && widthOf(line) + widthOf(part.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = part.trimStart();
    } else line += part;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}
