/** Text that is already safe HTML. */
export interface Markup {
  readonly markup: string;
}

export type Part = string | number | Markup | null | false | undefined | readonly Part[];

/**
 * HTML from a template. Whatever is put in is text and is escaped, unless it is `Markup` itself;
 * null, undefined and false put in nothing, lists are joined.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let markup = strings[0] ?? '';
  parts.forEach((part, i) => {
    markup += written(part) + (strings[i + 1] ?? '');
  });
  return { markup };
}

function written(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(written).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text safe inside elements and quoted attributes; control characters are dropped. */
function escaped(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]/gu, '')
    .replace(/(\d) %/g, '$1\u00a0%')
    .replace(/[&<>"']/g, (char) => entities[char] ?? char);
}
