import {
  Composer,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  Parser,
} from 'yaml';
import type { Finding } from './diagnostic.ts';
import { emptyMap, lineStarts, type Place, type Places, rangeOf, type Span } from './place.ts';

/** Tokens that are read at most: bounds the time that any text can take. */
const MOST_TOKENS = 250_000;
const MOST_DEPTH = 64;
/** Nodes that aliases may add in all. */
const MOST_ALIASED = 10_000;
const MOST_SYNTAX_PROBLEMS = 50;

/** A YAML text as plain data, with the place of every part. */
export interface Tree {
  readonly root: unknown;
  readonly places: Places;
  readonly starts: readonly number[];
  readonly problems: readonly Finding[];
}

const ownTags = new Set(
  ['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((t) => `tag:yaml.org,2002:${t}`),
);

/** Reads a YAML text. Never throws; all problems come at once; what could be read is there. */
export function treeOf(source: string): Tree {
  const text = source.startsWith('\uFEFF') ? ` ${source.slice(1)}` : source;
  const starts = lineStarts(text);
  const places: Places = new WeakMap();
  const problems: Finding[] = [];
  const report = (
    rule: Finding['rule'],
    span: Span,
    fact: string,
    mend: string,
    value?: string,
  ) => {
    const within: Span = [Math.min(span[0], text.length), Math.min(span[1], text.length)];
    problems.push({
      rule,
      path: [],
      range: rangeOf(starts, within),
      fact,
      mend,
      ...(value === undefined ? {} : { value }),
    });
  };

  const documents: Document.Parsed[] = [];
  try {
    for (const document of documentsOf(text)) documents.push(document);
  } catch (error) {
    if (error === tooManyTokens)
      report(
        'too-large',
        [0, 0],
        `a file has at most ${MOST_TOKENS} words and marks`,
        'use plans and repeat to write it shorter',
      );
    else if (error instanceof RangeError || error === tooDeep)
      report(
        'too-deep',
        [0, 0],
        `a file is nested at most ${MOST_DEPTH} deep`,
        'bring the brackets and the indentation in order',
      );
    else
      report(
        'yaml-syntax',
        [0, 0],
        `not YAML: ${String(error).slice(0, 80)}`,
        'bring the text in order',
      );
    return { root: undefined, places, starts, problems };
  }

  const document = documents[0];
  const second = documents[1];
  if (second !== undefined)
    report(
      'several-documents',
      [second.range[0], second.range[0] + 3],
      'a file has one document, here begins another',
      'remove the line --- or make two files',
    );
  let syntax = 0;
  for (const { pos, message, code } of document === undefined
    ? []
    : [...document.errors, ...document.warnings]) {
    if (code === 'TAG_RESOLVE_FAILED') continue;
    if (++syntax > MOST_SYNTAX_PROBLEMS) break;
    report(
      'yaml-syntax',
      [pos[0], Math.max(pos[1], pos[0] + 1)],
      wordsOf(message),
      syntaxMend(code),
    );
  }
  if (
    document === undefined ||
    document.contents === null ||
    (isScalar(document.contents) && document.contents.value === null)
  ) {
    if (problems.length === 0)
      report(
        'empty',
        [0, 0],
        'the file is empty',
        'begin with groundbreak: 1 and a name, or make a file with groundbreak init',
      );
    return { root: undefined, places, starts, problems };
  }

  const anchors = new Map<string, unknown>();
  const open = new Set<unknown>();
  let aliased = 0;
  let tooMany = false;

  const convert = (node: unknown, depth: number, inAlias: boolean): unknown => {
    if (inAlias && ++aliased > MOST_ALIASED) {
      if (!tooMany)
        report(
          'too-many-aliases',
          spanOfNode(node),
          `aliases add more than ${MOST_ALIASED} values`,
          'use plans and repeat, or write the values out',
        );
      tooMany = true;
      return undefined;
    }
    if (depth > MOST_DEPTH) {
      report(
        'too-deep',
        spanOfNode(node),
        `a file is nested at most ${MOST_DEPTH} deep`,
        'bring the brackets and the indentation in order',
      );
      return undefined;
    }
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined || open.has(target)) {
        const fact =
          target === undefined
            ? `no anchor before it has the name ${node.source}`
            : `an alias inside its own anchor: ${node.source}`;
        report('yaml-syntax', spanOfNode(node), fact, 'write the value out', node.source);
        return undefined;
      }
      return convert(target, depth, true);
    }
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return null;
    if (node.tag !== undefined && !ownTags.has(node.tag))
      report(
        'custom-tag',
        spanOfNode(node),
        `tags are not read: ${node.tag}`,
        'remove the tag',
        node.tag,
      );
    if (node.anchor !== undefined && !inAlias) anchors.set(node.anchor, node);
    if (isScalar(node)) return plain(node.value);
    open.add(node);
    const raw = isSeq(node) ? list(node.items, depth, inAlias) : map(node.items, depth, inAlias);
    open.delete(node);
    return raw;
  };

  const list = (items: readonly unknown[], depth: number, inAlias: boolean): unknown[] => {
    const place: Place = { keys: new Map() };
    const raw = items.map((item, i) => {
      // A pair inside a list, `[a: 1]`, is a map of one.
      if (isPair(item)) {
        const inner = map([item], depth + 1, inAlias);
        place.keys.set(i, { value: spanOfNode(item.key) });
        return inner;
      }
      place.keys.set(i, { value: spanOfNode(item) });
      return convert(item, depth + 1, inAlias);
    });
    places.set(raw, place);
    return raw;
  };

  const map = (items: readonly unknown[], depth: number, inAlias: boolean) => {
    const raw = emptyMap();
    const place: Place = { keys: new Map() };
    for (const item of items) {
      if (!isPair(item)) continue;
      const key = isScalar(item.key) ? item.key.value : undefined;
      const span = spanOfNode(item.key);
      if (typeof key !== 'string' || key === '__proto__' || key === '') {
        if (!inAlias)
          report(
            'bad-key',
            span,
            `a key is a word, got ${typeof key === 'string' ? key || 'nothing' : shown(text, span)}`,
            'write a word; put quotes around a number',
            shown(text, span),
          );
        continue;
      }
      if (key === '<<') {
        if (!inAlias)
          report(
            'merge-key',
            span,
            'merge keys are not read: <<',
            'use a plan for what several phases share',
            key,
          );
        continue;
      }
      if (place.keys.has(key)) {
        const first = place.keys.get(key)?.key;
        const line =
          first === undefined ? '' : ` (first on line ${rangeOf(starts, first).start.line})`;
        if (!inAlias)
          report(
            'duplicate-key',
            span,
            `the key appears twice${line}: ${key}`,
            'remove one of them or rename it',
            key,
          );
        continue;
      }
      raw[key] = convert(item.value, depth + 1, inAlias);
      place.keys.set(key, {
        key: span,
        value: item.value === null ? [span[1], span[1]] : spanOfNode(item.value),
      });
    }
    places.set(raw, place);
    return raw;
  };

  return { root: convert(document.contents, 0, false), places, starts, problems };
}

const tooManyTokens = Symbol('too many tokens');
const tooDeep = Symbol('too deep');

/** As `parseAllDocuments`, but the tokens are counted on the way. */
function* documentsOf(text: string): Generator<Document.Parsed> {
  const parser = new Parser();
  const composer = new Composer({
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
    schema: 'core',
    merge: false,
  });
  function* tokens() {
    let count = 0;
    let depth = 0;
    for (const lexeme of new Lexer().lex(text)) {
      if (++count > MOST_TOKENS) throw tooManyTokens;
      if (lexeme === '{' || lexeme === '[') depth++;
      if (lexeme === '}' || lexeme === ']') depth--;
      if (depth > MOST_DEPTH) throw tooDeep;
      yield* parser.next(lexeme);
    }
    yield* parser.end();
  }
  let documents = 0;
  for (const document of composer.compose(tokens(), true, text.length)) {
    if (document.range !== undefined) yield document as Document.Parsed;
    if (++documents > 1) return;
  }
}

function spanOfNode(node: unknown): Span {
  if ((isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)) && node.range)
    return [node.range[0], node.range[1]];
  return [0, 0];
}

const plain = (value: unknown): unknown =>
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  value === null
    ? value
    : String(value);

const shown = (text: string, [start, end]: Span) =>
  text.slice(start, Math.min(end, start + 40)).split('\n')[0] ?? '';

/** The parser's message in our style: lower case, no full stop, one line. */
const wordsOf = (message: string) => {
  const line = (message.split('\n')[0] ?? message).replace(/[.:]$/, '');
  return `not YAML: ${line.charAt(0).toLowerCase()}${line.slice(1)}`;
};

const syntaxMend = (code: string): string => {
  if (code === 'TAB_AS_INDENT') return 'indent with spaces';
  if (code === 'BAD_INDENT') return 'indent by the same number of spaces as its neighbours';
  if (code === 'MISSING_CHAR') return 'close the quote or bracket';
  return 'bring the line in order; put quotes around a text with colons or brackets';
};
