import type { Locate, Path } from '../../programme/index.ts';

/** From `start` to just before `end` of a text. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the text of a programme states the value of a path: a scalar, a flow map or list, or the
 * lines of a block. Undefined where it is not stated, or stated under a name (anchor, alias).
 */
export function statedExtent(text: string, locate: Locate, path: Path): Extent | undefined {
  const value = locate(path);
  const key = locate(path, 'key');
  if (value === undefined) return undefined;
  // of a map or list, `locate` gives the key
  if (key === undefined || key.start.offset !== value.start.offset)
    return { start: value.start.offset, end: value.end.offset };
  const colon = text.indexOf(':', key.end.offset);
  if (colon === -1) return undefined;
  const start = afterBlanks(text, colon + 1);
  const first = text[start];
  if (first === '{' || first === '[') return flowExtent(text, start);
  if (first === '\n' || first === '\r' || first === '#')
    return { start: colon + 1, end: blockEnd(text, colon, key.start.column - 1) };
  return undefined;
}

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

/** To the bracket that closes the one at `start`; brackets in quoted text do not count. */
function flowExtent(text: string, start: number): Extent | undefined {
  let depth = 0;
  let quote = '';
  for (let at = start; at < text.length; at++) {
    const sign = text[at] ?? '';
    if (quote !== '') {
      if (sign === '\\' && quote === '"') at++;
      else if (sign === quote) quote = '';
    } else if ((sign === '"' || sign === "'") && /[\s,:[{]/.test(text[at - 1] ?? ' ')) quote = sign;
    else if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') {
      depth--;
      if (depth === 0) return { start, end: at + 1 };
    }
  }
  return undefined;
}

/** To the end of the last line that is indented deeper than the key. */
function blockEnd(text: string, from: number, indent: number): number {
  let end = text.indexOf('\n', from);
  if (end === -1) return text.length;
  for (let at = end + 1; at < text.length; ) {
    const close = text.indexOf('\n', at);
    const next = close === -1 ? text.length : close;
    const line = text.slice(at, next);
    const depth = line.search(/[^ ]/);
    if (depth !== -1 && !line.trimStart().startsWith('#')) {
      if (depth <= indent) break;
      end = next;
    }
    at = next + 1;
  }
  return end;
}
