/** An element of a well-formed document; text is all of its own text together. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const NAME = '[A-Za-z_][\\w.:-]*';
const TOKEN = new RegExp(
  `<\\?xml [^?]*\\?>|<(/?)(${NAME})((?:\\s+${NAME}\\s*=\\s*"[^"<]*")*)\\s*(/?)>|([^<]+)|<`,
  'gy',
);
const ATTRIBUTE = new RegExp(`(${NAME})\\s*=\\s*"([^"<]*)"`, 'g');
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/**
 * Reads a document of elements, attributes in double quotes and text; a declaration may come first.
 * @throws Error for whatever is not well-formed (XML 1.0), with the place.
 */
export function strictXml(source: string): XmlElement {
  interface Open {
    readonly name: string;
    readonly attributes: Map<string, string>;
    readonly children: XmlElement[];
    text: string;
  }
  const fail = (what: string, at: number): never => {
    throw new Error(`${what} at ${at}: ${source.slice(Math.max(0, at - 40), at + 40)}`);
  };
  const bad = /[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.exec(source);
  if (bad !== null) fail('a character that XML does not allow', bad.index);
  const document: Open = { name: '', attributes: new Map(), children: [], text: '' };
  const stack: Open[] = [document];
  for (const match of source.matchAll(TOKEN)) {
    const [all, closing, name, inner, empty, text] = match;
    const top = stack.at(-1) ?? document;
    if (text !== undefined) {
      if (stack.length === 1 && text.trim() !== '') fail('text outside of the root', match.index);
      top.text += decoded(text, match.index, fail);
    } else if (name === undefined) {
      if (match.index !== 0 || !all.startsWith('<?xml ')) fail('not well-formed', match.index);
    } else if (closing === '/') {
      if (top.name !== name || inner !== '' || empty !== '')
        fail(`</${name}> misplaced`, match.index);
      stack.pop();
    } else {
      const attributes = new Map<string, string>();
      for (const [, key, value] of (inner ?? '').matchAll(ATTRIBUTE)) {
        if (key === undefined || value === undefined) continue;
        if (attributes.has(key)) fail(`attribute ${key} twice`, match.index);
        attributes.set(key, decoded(value, match.index, fail));
      }
      const element: Open = { name, attributes, children: [], text: '' };
      if (stack.length === 1 && top.children.length > 0) fail('two roots', match.index);
      top.children.push(element);
      if (empty !== '/') stack.push(element);
    }
  }
  const root = document.children[0];
  if (stack.length !== 1 || root === undefined) {
    return fail(`<${stack.at(-1)?.name}> is not closed`, source.length);
  }
  return root;
}

function decoded(text: string, at: number, fail: (what: string, at: number) => never): string {
  if (text.includes(']]>')) fail(']]> in text', at);
  return text.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(\w+));|&/g, (all, hex, decimal, name) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return entities[name ?? ''] ?? fail(`no such entity ${all}`, at);
  });
}

/** All elements of a name below an element, without its namespace prefix. */
export function* below(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of element.children) {
    if (child.name === name || child.name.endsWith(`:${name}`)) yield child;
    yield* below(child, name);
  }
}

/** The first element of a name below an element. */
export function first(element: XmlElement, name: string): XmlElement | undefined {
  return below(element, name).next().value ?? undefined;
}
