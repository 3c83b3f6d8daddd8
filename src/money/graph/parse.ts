import { nearestName } from '../../units/index.ts';
import { FormulaError, type FormulaPlace } from './formula-error.ts';
import { type FunctionName, functionNames, isFunction, signatureOf } from './functions.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A formula as it is written; `at` counts the characters before. */
export type Syntax =
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'name'; readonly path: string; readonly at: number }
  | { readonly kind: 'total'; readonly path: string; readonly at: number }
  | {
      readonly kind: 'call';
      readonly name: FunctionName;
      readonly args: readonly Syntax[];
      readonly at: number;
    };

const POWERS: Partial<Record<FunctionName, number>> = {
  ...{ '<': 1, '<=': 1, '>': 1, '>=': 1, '=': 1, '<>': 1 },
  ...{ '+': 2, '-': 2, '*': 3, '/': 3 },
};
const UNARY = 4;

/**
 * Reads a formula (Pratt 1973): numbers, names, + - * /, comparisons, parentheses, functions.
 * A binary minus has spaces on both sides, since names may hold hyphens.
 * @throws FormulaError
 */
export function parse(place: FormulaPlace): Syntax {
  const tokens = tokensOf(place);
  let index = 0;
  const peek = () => tokens[index]!;
  const take = () => tokens[index++]!;
  const fail = (token: Token, fact: string, advice?: string): never => {
    throw new FormulaError(place, token.at, fact, advice);
  };
  const expect = (text: string) => {
    const token = take();
    if (token.text !== text) fail(token, `expected "${text}", found "${token.text}"`);
  };

  function call(name: Token): Syntax {
    const args: Syntax[] = [];
    take();
    if (peek().text !== ')') {
      args.push(expression(0));
      while (peek().text === ',') {
        take();
        args.push(expression(0));
      }
    }
    expect(')');
    if (name.text === 'total') {
      const path = args[0];
      if (args.length !== 1 || path?.kind !== 'name') {
        return fail(name, 'total takes one path such as phases.*.cost');
      }
      return { kind: 'total', path: path.path, at: name.at };
    }
    if (!isFunction(name.text) || name.text === 'negate') {
      const nearest = nearestName(name.text, functionNames);
      const advice = nearest === undefined ? undefined : `did you mean ${nearest}?`;
      return fail(name, `unknown function "${name.text}"`, advice);
    }
    const { least, most } = signatureOf(name.text);
    if (args.length < least || args.length > most) {
      const wanted = most === Infinity ? `at least ${least}` : `${least}`;
      return fail(name, `${name.text} takes ${wanted} arguments, not ${args.length}`);
    }
    return { kind: 'call', name: name.text, args, at: name.at };
  }

  function operand(): Syntax {
    const token = take();
    const { at, text } = token;
    if (token.kind === 'number') return { kind: 'number', value: Number(text), at };
    if (token.kind === 'path') {
      return peek().text === '(' ? call(token) : { kind: 'name', path: text, at };
    }
    if (text === '-') return { kind: 'call', name: 'negate', args: [expression(UNARY)], at };
    if (text !== '(') return fail(token, `expected a number or a name, found "${text}"`);
    const inner = expression(0);
    expect(')');
    return inner;
  }

  function expression(power: number): Syntax {
    let left = operand();
    for (;;) {
      const token = peek();
      const name = token.kind === 'sign' && isFunction(token.text) ? token.text : undefined;
      const binding = name === undefined ? 0 : (POWERS[name] ?? 0);
      if (name === undefined || binding <= power) return left;
      take();
      const around = place.formula.slice(token.at - 1, token.at + 2);
      if (token.text === '-' && !/\s-\s/.test(around))
        fail(token, 'a minus without a space on both sides');
      const right = expression(binding);
      left = { kind: 'call', name, args: [left, right], at: token.at };
    }
  }

  const whole = expression(0);
  if (peek().kind !== 'end') fail(peek(), `expected the end, found "${peek().text}"`);
  return whole;
}
