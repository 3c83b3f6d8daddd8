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

const isDigit = (code: number) => code >= 0x30 && code <= 0x39;

/** The parts of a formula, the last of them `end`. @throws FormulaError for other characters. */
export function tokensOf(place: FormulaPlace): readonly Token[] {
  const { formula } = place;
  const tokens: Token[] = [];
  const match = (pattern: RegExp, at: number) => {
    pattern.lastIndex = at;
    return pattern.test(formula) ? formula.slice(at, pattern.lastIndex) : '';
  };
  for (let at = match(SPACE, 0).length; at < formula.length; ) {
    const path = match(PATH, at);
    // an id may begin with a digit: the longer reading is meant
    const number = isDigit(formula.charCodeAt(at)) ? match(NUMBER, at) : '';
    const token: Token =
      number !== '' && number.length >= path.length
        ? { kind: 'number', text: number, at }
        : path !== ''
          ? { kind: 'path', text: path, at }
          : { kind: 'sign', text: match(SIGN, at), at };
    if (token.text === '') {
      throw new FormulaError(place, at, `no formula has the character "${formula[at]}"`);
    }
    tokens.push(token);
    at += token.text.length;
    at += match(SPACE, at).length;
  }
  tokens.push({ kind: 'end', text: 'the end', at: formula.length });
  return tokens;
}
