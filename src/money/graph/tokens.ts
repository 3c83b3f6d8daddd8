import { FormulaError, type FormulaPlace } from './formula-error.ts';

export interface Token {
  readonly kind: 'number' | 'path' | 'sign' | 'end';
  readonly text: string;
  readonly at: number;
}

const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** Names with dots and hyphens inside; a star stands for any one group. */
const PATH = /(?:\w+(?:-\w+)*|\*(?=\.[\w*]))(?:\.(?:\w+(?:-\w+)*|\*))*/y;
const SIGN = /<=|>=|<>|[-+*/<>=(),]/y;
const SPACE = /\s*/y;

/** The parts of a formula, the last of them `end`. @throws FormulaError for other characters. */
export function tokensOf(place: FormulaPlace): readonly Token[] {
  const { formula } = place;
  const tokens: Token[] = [];
  const match = (pattern: RegExp, at: number) => {
    pattern.lastIndex = at;
    return pattern.exec(formula)?.[0] ?? '';
  };
  for (let at = match(SPACE, 0).length; at < formula.length; ) {
    const [number, path, sign] = [NUMBER, PATH, SIGN].map((pattern) => match(pattern, at));
    // an id may begin with a digit: the longer reading is meant
    const token =
      number! !== '' && number!.length >= path!.length
        ? { kind: 'number' as const, text: number!, at }
        : path! !== ''
          ? { kind: 'path' as const, text: path!, at }
          : { kind: 'sign' as const, text: sign!, at };
    if (token.text === '') {
      throw new FormulaError(place, at, `no formula has the character "${formula[at]}"`);
    }
    tokens.push(token);
    at += token.text.length;
    at += match(SPACE, at).length;
  }
  return [...tokens, { kind: 'end', text: 'the end', at: formula.length }];
}
