import { nearestName } from '../../units/index.ts';
import type { Declarations, Declared, Scope } from './declared.ts';
import type { Expression } from './expression.ts';
import { FormulaError } from './formula-error.ts';
import { signatureOf } from './functions.ts';
import { parse, type Syntax } from './parse.ts';

type Kind = 'row' | 'scalar';
interface Resolved {
  readonly expression: Expression;
  readonly kind: Kind;
}

/** The line that a name means in a scope: that of the innermost group around in which there is one. */
function lineOf(scope: Scope, name: string): Declared | undefined {
  const parts = name.includes('.') ? name.split('.') : undefined;
  const id = parts?.pop() ?? name;
  for (let outer: Scope | undefined = scope; outer !== undefined; outer = outer.outer) {
    let within: Scope | undefined = outer;
    for (let i = 0; within !== undefined && i < (parts?.length ?? 0); i++) {
      within = within.groups.get(parts?.[i] ?? '');
    }
    const found = within?.lines.get(id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The addresses that a path may mean in a group, innermost first. */
const outwards = (groups: readonly string[], path: string) =>
  Array.from({ length: groups.length + 1 }, (_, i) =>
    [...groups.slice(0, groups.length - i), path].join('.'),
  );

/**
 * The lines that a path with stars means, each star one level of groups. A path that begins with a
 * name means the nearest group of that name, looking outwards; one that begins with a star the
 * nearest enclosing group in which there is such a line.
 */
function matches(declared: Declarations, groups: readonly string[], path: string): Declared[] {
  const star = path.indexOf('*');
  const prefix = star < 0 ? path : path.slice(0, Math.max(0, star - 1));
  const isScope = (start: string) => prefix === '' || star < 0 || declared.groups.has(start);
  for (const whole of outwards(groups, path)) {
    const start = whole.slice(0, whole.length - path.length + prefix.length);
    if (!isScope(start)) continue;
    const parts = whole.split('.');
    const id = parts.pop() ?? '';
    const alike = id === '*' ? [...declared.lines.values()] : (declared.byId.get(id) ?? []);
    const found = alike.filter(
      ({ path: own }) =>
        own.length === parts.length && parts.every((part, i) => part === '*' || part === own[i]),
    );
    if (found.length > 0 || (prefix !== '' && star >= 0)) return found;
  }
  return [];
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
  const { line, path: groups, address } = own;
  const { formula } = line;
  if (formula === undefined) return undefined;
  const place = { address, formula };

  function find(name: string, at: number): Declared {
    const found = lineOf(own.scope, name);
    if (found !== undefined) return found;
    const scope = groups.join('.');
    const known = [...declared.lines.keys()].flatMap((key) =>
      key.startsWith(`${scope}.`) ? [key.slice(scope.length + 1), key] : [key],
    );
    const nearest = nearestName(name, known);
    const advice = nearest === undefined ? undefined : `did you mean ${nearest}?`;
    throw new FormulaError(place, at, `unknown line "${name}"`, advice);
  }

  function resolved(syntax: Syntax): Resolved {
    switch (syntax.kind) {
      case 'number':
        return { expression: { kind: 'number', value: syntax.value }, kind: 'scalar' };
      case 'name': {
        const { address, line } = find(syntax.path, syntax.at);
        return { expression: { kind: 'line', address }, kind: line.kind };
      }
      case 'total': {
        const found = matches(declared, groups, syntax.path);
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
