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
  visit,
} from 'yaml';
import type { Bilingual } from '../units/index.ts';
import type { Finding } from './diagnostic.ts';
import { emptyMap, lineStarts, type Place, type Places, rangeOf, type Span } from './place.ts';
import { plainTree } from './plain-yaml.ts';
import { yamlFault, yamlMend } from './yaml-fault.ts';

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
export function treeOf(text: string): Tree {
  const plain = plainTree(text);
  return plain === undefined
    ? carefulTree(text)
    : { ...plain, starts: lineStarts(text), problems: [] };
}

/** The same for all of YAML and whatever is wrong in a text, at the pace of a general parser. */
export function carefulTree(source: string): Tree {
  const text = source.startsWith('\uFEFF') ? ` ${source.slice(1)}` : source;
  const starts = lineStarts(text);
  const places: Places = new Map();
  const problems: Finding[] = [];
  const report = (
    rule: Finding['rule'],
    span: Span,
    fact: Bilingual,
    mend: Bilingual,
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
        {
          en: `a file has at most ${MOST_TOKENS} words and marks`,
          zh: `文件最多有 ${MOST_TOKENS} 个词和符号`,
        },
        {
          en: 'write a programme shorter by plans and repeat, and keep only the facts that it cites',
          zh: '请用 plans 和 repeat 缩短项目文件，事实文件只保留被引用的事实',
        },
      );
    else if (error instanceof RangeError || error === tooDeep)
      report(
        'too-deep',
        [0, 0],
        { en: `a file is nested at most ${MOST_DEPTH} deep`, zh: `文件最多嵌套 ${MOST_DEPTH} 层` },
        { en: 'bring the brackets and the indentation in order', zh: '请理顺括号和缩进' },
      );
    else
      report(
        'yaml-syntax',
        [0, 0],
        { en: `not YAML: ${String(error).slice(0, 80)}`, zh: '不是有效的 YAML：无法读取' },
        { en: 'bring the text in order', zh: '请理顺文本' },
      );
    return { root: undefined, places, starts, problems };
  }

  const document = documents[0];
  const second = documents[1];
  if (second !== undefined)
    report(
      'several-documents',
      [second.range[0], second.range[0] + 3],
      {
        en: 'a file has one document, here begins another',
        zh: '一个文件只含一份文档，此处又开始了一份',
      },
      { en: 'remove the line --- or make two files', zh: '请删去 --- 这一行，或分成两个文件' },
    );
  let syntax = 0;
  const faults = document === undefined ? [] : [...document.errors, ...document.warnings];
  // A tab moves everything below it out of place: what else is said comes from it.
  const tabs = faults.filter(({ code }) => code === 'TAB_AS_INDENT');
  for (const { pos, message, code } of tabs.length > 0 ? tabs : faults) {
    if (code === 'TAG_RESOLVE_FAILED') continue;
    if (++syntax > MOST_SYNTAX_PROBLEMS) break;
    const at = opened(document, code, pos[0]) ?? pos[0];
    report(
      'yaml-syntax',
      [at, Math.max(at === pos[0] ? pos[1] : 0, at + 1)],
      yamlFault(code, message),
      yamlMend(code, message, lineAt(text, at)),
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
        { en: 'the file is empty', zh: '文件是空的' },
        {
          en: 'begin with groundbreak: 1 and a name, or make a file with groundbreak init',
          zh: '请以 groundbreak: 1 和 name 开头，或用 groundbreak init 生成一份',
        },
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
          {
            en: `aliases add more than ${MOST_ALIASED} values`,
            zh: `别名展开后超过 ${MOST_ALIASED} 个值`,
          },
          {
            en: 'use plans and repeat, or write the values out',
            zh: '请用 plans 和 repeat，或逐一写出',
          },
        );
      tooMany = true;
      return undefined;
    }
    if (depth > MOST_DEPTH) {
      report(
        'too-deep',
        spanOfNode(node),
        { en: `a file is nested at most ${MOST_DEPTH} deep`, zh: `文件最多嵌套 ${MOST_DEPTH} 层` },
        { en: 'bring the brackets and the indentation in order', zh: '请理顺括号和缩进' },
      );
      return undefined;
    }
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined || open.has(target)) {
        const fact =
          target === undefined
            ? {
                en: `no anchor before it has the name ${node.source}`,
                zh: `此前没有这个名称的锚点：${node.source}`,
              }
            : {
                en: `an alias inside its own anchor: ${node.source}`,
                zh: `别名位于自身的锚点之内：${node.source}`,
              };
        const mend = { en: 'write the value out', zh: '请把值写出来' };
        report('yaml-syntax', spanOfNode(node), fact, mend, node.source);
        return undefined;
      }
      return convert(target, depth, true);
    }
    if (!isScalar(node) && !isMap(node) && !isSeq(node)) return null;
    if (node.tag !== undefined && !ownTags.has(node.tag))
      report(
        'custom-tag',
        tagSpan(text, spanOfNode(node)),
        { en: `tags are not read: ${node.tag}`, zh: `不读取标签：${node.tag}` },
        { en: 'remove the tag', zh: '请删去标签' },
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
        const got = typeof key === 'string' ? key : shown(text, span);
        if (!inAlias)
          report(
            'bad-key',
            span,
            {
              en: `a key is a word, got ${key === '' ? 'nothing' : got}`,
              zh: `键应为单词，实为：${key === '' ? '空' : got}`,
            },
            { en: 'write a word; put quotes around a number', zh: '请写单词；数字须加引号' },
            shown(text, span),
          );
        continue;
      }
      if (key === '<<') {
        if (!inAlias)
          report(
            'merge-key',
            span,
            { en: 'merge keys are not read: <<', zh: '不读取合并键：<<' },
            {
              en: 'use a plan for what several phases share',
              zh: '几个分期共有的内容请用模板（plans）',
            },
            key,
          );
        continue;
      }
      if (place.keys.has(key)) {
        const first = place.keys.get(key)?.key;
        const line = first === undefined ? undefined : rangeOf(starts, first).start.line;
        if (!inAlias)
          report(
            'duplicate-key',
            span,
            {
              en: `the key appears twice${line === undefined ? '' : ` (first on line ${line})`}: ${key}`,
              zh: `键出现两次${line === undefined ? '' : `（首次在第 ${line} 行）`}：${key}`,
            },
            { en: 'remove one of them or rename it', zh: '请删去其中之一，或改名' },
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

/** Where the quote was opened whose end is missing; the parser says where it looked for it last. */
function opened(
  document: Document.Parsed | undefined,
  code: string,
  end: number,
): number | undefined {
  if (document === undefined || code !== 'MISSING_CHAR') return undefined;
  let found: number | undefined;
  visit(document, {
    Scalar(_, { type, range }) {
      if (type?.startsWith('QUOTE') && range && range[0] < end && range[1] >= end) found = range[0];
    },
  });
  return found;
}

const lineAt = (text: string, offset: number): string =>
  text.slice(text.lastIndexOf('\n', offset - 1) + 1).split('\n', 1)[0] ?? '';

/** The tag stands before its node, maybe with an anchor between. */
function tagSpan(text: string, span: Span): Span {
  const before = /!\S*(?=\s+(?:&\S+\s+)?$|$)/.exec(text.slice(0, span[0]).slice(-200));
  if (before === null) return span;
  const start = Math.max(0, span[0] - 200) + before.index;
  return [start, start + before[0].length];
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
