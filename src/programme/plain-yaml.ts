import { emptyMap, type Place, type Places, type RawMap, type Span } from './place.ts';
import { giveUp, PlainCursor, unlessGivenUp } from './plain-cursor.ts';
import { plainScalar } from './plain-scalar.ts';

const MOST_ALIASED = 5_000;
const MOST_KEY = 1_000;
/** Words and marks that one entry brings at most. */
const MARKS_OF_ENTRY = 12;

const [NEWLINE, SPACE, HASH, AMPERSAND, STAR, COMMA, COLON] = [10, 32, 35, 38, 42, 44, 58];
const [GREATER, OPEN_LIST, CLOSE_LIST, OPEN_MAP, BAR, CLOSE_MAP] = [62, 91, 93, 123, 124, 125];

/** Signs that break lines or words elsewhere, or that the careful reader takes for marks. */
const STRANGE = /[^\n\x20-\u2027\u202a-\ufefe\uff00-\uffff]/;
const KEY = /[A-Za-z_$][\w.$/-]*(?=:[ \n])/y;
const FIRST = /(?!\.{3})[^\s\-?:,[\]{}#&*!|>'"%@`]|-[\w.$(]/y;
const FLOW_WORDS = /[^,[\]{}:#\n]+/y;
const NAME = /[\w-]+(?=[ \n,\]}]|$)/y;
const TEXT_HEADER = /([|>])(-?) *\n/y;

/**
 * Reads a text in the plain part of YAML that programmes are written in: maps and lists by
 * indentation or in brackets, scalars on one line, simple blocks of text, comments, anchors. It
 * reads them as the careful reader does, many times as fast; at anything else, and at whatever may
 * be wrong, it gives up and returns undefined.
 */
export function plainTree(
  text: string,
): { readonly root: unknown; readonly places: Places } | undefined {
  return STRANGE.test(text) ? undefined : unlessGivenUp(() => read(text));
}

function read(text: string): { readonly root: unknown; readonly places: Places } {
  const cursor = new PlainCursor(text);
  const places: Places = new Map();
  const anchors = new Map<string, unknown>();
  let aliased = 0;
  /** Start and end of the value read last, and the end of its line. */
  let from = 0;
  let to = 0;
  let lineEnd = 0;

  function block(own: number): unknown {
    const start = cursor.at;
    const raw = cursor.deeper(() => (cursor.startsItem() ? blockList(own) : blockMap(own)));
    if (cursor.indent > own) giveUp();
    from = start;
    to = lineEnd;
    return raw;
  }

  function blockMap(own: number): RawMap {
    const raw = emptyMap();
    const place: Place = { keys: new Map() };
    do {
      const start = cursor.at;
      const key = cursor.quoted() ?? word(cursor.match(KEY)?.[0]);
      const span: Span = [start, cursor.at];
      endKey();
      add(raw, place, key, span, valueOfKey(own));
    } while (cursor.indent === own && !cursor.startsItem());
    places.set(raw, place);
    return raw;
  }

  function add(raw: RawMap, place: Place, key: string, span: Span, value: unknown): void {
    const odd = key === '' || key === '__proto__' || key === '<<' || key.length > MOST_KEY;
    if (odd || place.keys.has(key)) giveUp();
    cursor.count(MARKS_OF_ENTRY);
    raw[key] = value;
    place.keys.set(key, { key: span, value: [from, to] });
  }

  function append(raw: unknown[], place: Place, value: unknown): void {
    cursor.count(MARKS_OF_ENTRY);
    place.keys.set(raw.length, { value: [from, to] });
    raw.push(value);
  }

  function endKey(): void {
    const after = text.charCodeAt(cursor.at + 1);
    if (cursor.code() !== COLON || (after !== SPACE && after !== NEWLINE)) giveUp();
    cursor.at++;
  }

  function word(found: string | undefined): string {
    if (found === undefined || typeof plainScalar(found) !== 'string') return giveUp();
    cursor.at += found.length;
    return found;
  }

  function valueOfKey(own: number): unknown {
    return cursor.leavesLine()
      ? below(own)
      : anchored(() => (cursor.leavesLine() ? below(own) : inline(own)));
  }

  /** A value on the lines after its key. */
  function below(own: number): unknown {
    cursor.toContent();
    if (cursor.indent === own && cursor.startsItem()) return block(cursor.indent);
    if (cursor.indent <= own) giveUp();
    return cursor.startsItem() || startsKey() ? block(cursor.indent) : inline(own);
  }

  function anchored(reading: () => unknown): unknown {
    if (cursor.code() !== AMPERSAND) return reading();
    const name = nameAfterSign();
    cursor.skipSpaces();
    if (cursor.code() === STAR || cursor.code() === AMPERSAND) giveUp();
    anchors.delete(name);
    const value = reading();
    anchors.set(name, value);
    return value;
  }

  function blockList(own: number): unknown[] {
    const raw: unknown[] = [];
    const place: Place = { keys: new Map() };
    do {
      const dash = cursor.at;
      cursor.at++;
      cursor.skipSpaces();
      append(raw, place, startsKey() ? block(own + cursor.at - dash) : inline(own));
    } while (cursor.indent === own && cursor.startsItem());
    places.set(raw, place);
    return raw;
  }

  function startsKey(): boolean {
    const start = cursor.at;
    const found =
      cursor.quoted() === undefined ? cursor.match(KEY) !== null : cursor.code() === COLON;
    cursor.at = start;
    return found;
  }

  /** A value on the line of its key or dash, and the rest of that line. */
  function inline(own: number): unknown {
    const sign = cursor.code();
    if (sign === GREATER || sign === BAR) return own < 0 ? giveUp() : textBlock(own);
    const value = anchored(() => inlineValue(own, blockScalar));
    if (!cursor.leavesLine()) giveUp();
    lineEnd = cursor.at;
    cursor.toContent();
    return value;
  }

  function inlineValue(own: number, scalar: () => unknown): unknown {
    const start = cursor.at;
    const sign = cursor.code();
    const value =
      sign === OPEN_LIST || sign === OPEN_MAP
        ? cursor.deeper(() => (sign === OPEN_LIST ? flowList(own) : flowMap(own)))
        : sign === STAR
          ? copied(anchors.get(nameAfterSign()))
          : (cursor.quoted() ?? scalar());
    from = start;
    to = cursor.at;
    return value;
  }

  function nameAfterSign(): string {
    cursor.at++;
    const name = cursor.match(NAME)?.[0] ?? giveUp();
    cursor.at += name.length;
    return name;
  }

  /** A copy of what has an anchor, with the places of the original. */
  function copied(value: unknown): unknown {
    if (value === undefined || ++aliased > MOST_ALIASED) return giveUp();
    if (typeof value !== 'object' || value === null) return value;
    const place = places.get(value) ?? giveUp();
    const copy = cursor.deeper(() =>
      Array.isArray(value)
        ? value.map(copied)
        : Object.entries(value).reduce((map, [key, inner]) => {
            map[key] = copied(inner);
            return map;
          }, emptyMap()),
    );
    places.set(copy, place);
    return copy;
  }

  function blockScalar(): unknown {
    if (cursor.match(FIRST) === null) giveUp();
    let found = text.slice(cursor.at, cursor.endOfLine());
    const comment = found.indexOf(' #');
    if (comment >= 0) found = found.slice(0, comment);
    found = withoutSpaces(found);
    if (found.includes(': ') || found.endsWith(':')) giveUp();
    cursor.at += found.length;
    return meaning(found);
  }

  /** The lines of a text, kept (`|`) or joined (`>`), when they are alike. */
  function textBlock(own: number): string {
    const start = cursor.at;
    const header = cursor.match(TEXT_HEADER) ?? giveUp();
    cursor.at += header[0].length;
    const folded = header[1] === '>';
    const lines: string[] = [];
    let margin = 0;
    for (;;) {
      const begin = cursor.at;
      cursor.skipSpaces();
      const deep = cursor.at - begin;
      if (lines.length === 0) margin = deep;
      const isBlank = cursor.isAtEnd() || cursor.code() === NEWLINE;
      if (isBlank && deep > 0) giveUp();
      if (isBlank || deep < margin || deep <= own) {
        cursor.at = begin;
        break;
      }
      const line = text.slice(begin + margin, cursor.endOfLine());
      if (folded && (deep > margin || line.endsWith(' '))) giveUp();
      lines.push(line);
      cursor.toNextLine();
    }
    if (lines.length === 0) giveUp();
    lineEnd = cursor.at;
    cursor.toContent();
    // a blank line within the text
    if (cursor.indent >= margin) giveUp();
    from = start;
    to = lineEnd;
    return lines.join(folded ? ' ' : '\n') + (header[2] === '-' ? '' : '\n');
  }

  function flowList(own: number): unknown[] {
    const raw: unknown[] = [];
    const place: Place = { keys: new Map() };
    for (cursor.at++, skipInFlow(own); cursor.code() !== CLOSE_LIST; separate(own, CLOSE_LIST))
      append(
        raw,
        place,
        anchored(() => inlineValue(own, flowScalar)),
      );
    cursor.at++;
    places.set(raw, place);
    return raw;
  }

  function flowMap(own: number): RawMap {
    const raw = emptyMap();
    const place: Place = { keys: new Map() };
    for (cursor.at++, skipInFlow(own); cursor.code() !== CLOSE_MAP; separate(own, CLOSE_MAP)) {
      const start = cursor.at;
      const key = cursor.quoted() ?? word(cursor.match(FIRST) === null ? undefined : flowWords());
      const span: Span = [start, cursor.at];
      endKey();
      skipInFlow(own);
      add(
        raw,
        place,
        key,
        span,
        anchored(() => inlineValue(own, flowScalar)),
      );
    }
    cursor.at++;
    places.set(raw, place);
    return raw;
  }

  /** From a value to the next, or to the bracket that closes. */
  function separate(own: number, close: number): void {
    skipInFlow(own);
    if (cursor.code() === close) return;
    if (cursor.code() !== COMMA) giveUp();
    cursor.at++;
    skipInFlow(own);
  }

  /** Over spaces, line ends and comments; lines inside brackets lie deeper than what they belong to. */
  function skipInFlow(own: number): void {
    for (let start = cursor.at; cursor.leavesLine(); start = cursor.at) {
      cursor.toContent();
      // a comment at the margin is a fault there
      if (cursor.indent <= own || text.slice(start, cursor.at).includes('\n#')) giveUp();
    }
  }

  function flowScalar(): unknown {
    if (cursor.match(FIRST) === null) giveUp();
    const found = flowWords();
    cursor.at += found.length;
    if (cursor.code() === COLON) giveUp();
    return meaning(found);
  }

  /** An unquoted scalar in brackets: up to a bracket, a comma, a comment, a colon with a gap, or the line's end. */
  function flowWords(): string {
    const start = cursor.at;
    for (;;) {
      cursor.at += cursor.match(FLOW_WORDS)?.[0].length ?? 0;
      const sign = cursor.code();
      const gap = text.charCodeAt(sign === COLON ? cursor.at + 1 : cursor.at - 1);
      if (sign !== COLON && sign !== HASH) break;
      if (gap === SPACE || gap === NEWLINE || (sign === COLON && BRACKETS.has(gap))) break;
      cursor.at++;
    }
    const found = withoutSpaces(text.slice(start, cursor.at));
    cursor.at = start;
    return found;
  }

  cursor.toContent();
  const isBlock = cursor.startsItem() || startsKey();
  const root = isBlock ? block(cursor.indent) : inline(-1);
  return cursor.isAtEnd() && root !== null ? { root, places } : giveUp();
}

const BRACKETS: ReadonlySet<number> = new Set([COMMA, OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP]);

function meaning(word: string): string | number | boolean | null {
  const value = plainScalar(word);
  return value === undefined ? giveUp() : value;
}

function withoutSpaces(text: string): string {
  let end = text.length;
  while (text.charCodeAt(end - 1) === SPACE) end--;
  return text.slice(0, end);
}
