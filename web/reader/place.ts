import { type Language, languages } from '../../src/report/index.ts';

/** The six questions, in the order in which they are asked. */
export const views = ['will', 'when', 'who', 'obstacles', 'deals', 'know'] as const;
export type View = (typeof views)[number];

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** Where a reader is, as the part of the address after `#` keeps it. */
export interface Place {
  readonly view: View;
  /** Element of the view to look at. */
  readonly at?: string;
  readonly language?: Language;
  readonly theme?: Theme;
  /** Moved assumptions: address and by how much, see `Move`. */
  readonly moved?: Readonly<Record<string, number>>;
  /** Options of terms taken as agreed: term and option. */
  readonly chosen?: Readonly<Record<string, string>>;
}

/** Reads `#when;at=site-ohio;lang=zh`. What it does not know it leaves out; an empty one is the first view. */
export function placeOf(hash: string): Place {
  const [first = '', ...rest] = hash.replace(/^#/, '').split(';');
  const fields = new Map(
    rest.map((part) => {
      const at = part.indexOf('=');
      return [part.slice(0, at), decoded(part.slice(at + 1))] as const;
    }),
  );
  const at = fields.get('at');
  const language = languages.find((known) => known === fields.get('lang'));
  const theme = themes.find((known) => known === fields.get('theme'));
  const moved = movesOf(fields.get('moved') ?? '');
  const chosen = Object.fromEntries(pairsOf(fields.get('chosen') ?? ''));
  return {
    view: views.find((view) => view === first) ?? 'will',
    ...(at ? { at } : {}),
    ...(language === undefined ? {} : { language }),
    ...(theme === undefined ? {} : { theme }),
    ...(Object.keys(moved).length === 0 ? {} : { moved }),
    ...(Object.keys(chosen).length === 0 ? {} : { chosen }),
  };
}

/** The reverse of `placeOf`. */
export function hashOf({ view, at, language, theme, moved = {}, chosen = {} }: Place): string {
  const joined = (pairs: Readonly<Record<string, string | number>>) =>
    Object.entries(pairs)
      .map(([key, value]) => `${key}~${value}`)
      .join(',');
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['at', at],
    ['lang', language],
    ['theme', theme],
    ['moved', joined(moved)],
    ['chosen', joined(chosen)],
  ];
  const written = fields.flatMap(([key, value]) =>
    value ? [`;${key}=${encodeURIComponent(value)}`] : [],
  );
  return `#${view}${written.join('')}`;
}

const pairsOf = (text: string): readonly (readonly [string, string])[] =>
  text.split(',').flatMap((part) => {
    const [key = '', value = ''] = part.split('~');
    return key !== '' && value !== '' ? [[key, value] as const] : [];
  });

function movesOf(text: string): Record<string, number> {
  const pairs = pairsOf(text).map(([address, by]) => [address, Number(by)] as const);
  return Object.fromEntries(pairs.filter(([, by]) => Number.isFinite(by)));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
