import type { Declarations, Declared } from './declared.ts';
import type { Expression } from './expression.ts';
import { FormulaError } from './formula-error.ts';
import { signatureOf } from './functions.ts';
import { lineNamed, linesNamed } from './names.ts';
import { parse, type Syntax } from './parse.ts';

type Kind = 'row' | 'scalar';
interface Resolved {
  readonly expression: Expression;
  readonly kind: Kind;
}

/**
 * The formula of a line with its names found, or undefined for an input. `read` holds formulas that
 * were parsed before, by their text, since many lines have the same one.
 * @throws FormulaError for unknown names, and where rows and scalars are mixed up
 */
export function resolve(
  declared: Declarations,
  own: Declared,
  read: Map<string, Syntax>,
): Expression | undefined {
  const { line, address } = own;
  const { formula } = line;
  if (formula === undefined) return undefined;
  const place = { address, formula };

  function resolved(syntax: Syntax): Resolved {
    switch (syntax.kind) {
      case 'number':
        return { expression: { kind: 'number', value: syntax.value }, kind: 'scalar' };
      case 'name': {
        const { address, line } = lineNamed(declared, own, syntax.path, syntax.at);
        return { expression: { kind: 'line', address }, kind: line.kind };
      }
      case 'total': {
        const found = linesNamed(declared, own, syntax.path);
        const addresses = found.map((d) => d.address);
        const kind = found.some((d) => d.line.kind === 'row') ? 'row' : 'scalar';
        return { expression: { kind: 'total', addresses }, kind };
      }
      case 'call': {
        const { shape } = signatureOf(syntax.name);
        const args = syntax.args.map(resolved);
        const fail = (i: number, fact: string, advice?: string): never => {
          throw new FormulaError(place, syntax.args[i]?.at ?? 0, fact, advice);
        };
        for (const [i, arg] of syntax.args.entries()) {
          const row = shape === 'reduction' || (shape !== 'elementwise' && i === 0);
          if (row && arg.kind !== 'name') {
            const advice = 'give the expression a line of its own';
            fail(i, `${syntax.name} takes the name of a row`, advice);
          }
          if (row && args[i]?.kind !== 'row') fail(i, `${syntax.name} takes a row, not a scalar`);
          if (shape === 'lag' && i === 1 && args[i]?.kind === 'row') {
            fail(i, 'lag goes back by a number or a scalar, not by a row');
          }
        }
        const rows = shape !== 'reduction' && args.some((arg) => arg.kind === 'row');
        return {
          expression: { kind: 'call', name: syntax.name, args: args.map((arg) => arg.expression) },
          kind: rows ? 'row' : 'scalar',
        };
      }
    }
  }

  const syntax = read.get(formula) ?? parse(place);
  read.set(formula, syntax);
  const { expression, kind } = resolved(syntax);
  if (line.kind === 'scalar' && kind === 'row') {
    throw new FormulaError(place, 0, 'a scalar whose formula is a row', 'reduce it, as by sum(…)');
  }
  return expression;
}
