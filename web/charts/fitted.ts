import { apart } from './apart.ts';

let context: CanvasRenderingContext2D | null | undefined;

/** The page's own font: its style sheet is there before the script. */
let family: string | undefined;

/** Widths by font and text: a picture that is drawn again has the texts of before. */
const widths = new Map<string, number>();
const KEPT = 5000;

/** Width of a text in pixels, in the page's own font. */
export function textWidth(text: string, size: number, weight = 400): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (context === null || context === undefined) return text.length * size * 0.55;
  const key = `${weight} ${size} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  family ??= getComputedStyle(document.body).fontFamily;
  context.font = `${weight} ${size}px ${family}`;
  const { width } = context.measureText(text);
  if (widths.size === KEPT) widths.clear();
  widths.set(key, width);
  return width;
}

/** A text broken into at most `lines` lines of a width, the last one cut with an ellipsis if need be. */
export function fitted(
  text: string,
  width: number,
  size: number,
  lines: number,
  weight = 400,
): readonly string[] {
  return broken(text, width, size, lines, weight).map(apart);
}

function broken(
  text: string,
  width: number,
  size: number,
  lines: number,
  weight: number,
): readonly string[] {
  if (textWidth(text, size, weight) <= width) return [text];
  // languages without spaces break between any two signs
  const parts = text.match(
    /[\u3000-\u9fff\uff00-\uffef]|[^\s\u3000-\u9fff\uff00-\uffef]+\s*|\s+/g,
  ) ?? [text];
  const out: string[] = [];
  let line = '';
  for (const [i, part] of parts.entries()) {
    if (line !== '' && textWidth((line + part).trimEnd(), size, weight) > width) {
      if (out.length === lines - 1)
        return [...out, cut(line + parts.slice(i).join(''), width, size, weight)];
      out.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  return [
    ...out,
    textWidth(line, size, weight) > width ? cut(line, width, size, weight) : line.trimEnd(),
  ];
}

function cut(text: string, width: number, size: number, weight: number): string {
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (textWidth(`${text.slice(0, middle).trimEnd()}…`, size, weight) <= width) low = middle;
    else high = middle - 1;
  }
  return `${text.slice(0, low).trimEnd()}…`;
}
