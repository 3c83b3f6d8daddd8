import { nearestName } from '../../units/index.ts';
import type { Declarations, Declared, Scope } from './declared.ts';
import { FormulaError } from './formula-error.ts';

/** The line that a name means in a scope: that of the innermost group around in which there is one. */
function lineOf(scope: Scope, name: string): Declared | undefined {
  const parts = name.includes('.') ? name.split('.') : undefined;
  const id = parts?.pop() ?? name;
  for (let outer: Scope | undefined = scope; outer !== undefined; outer = outer.outer) {
    let within: Scope | undefined = outer;
    if (parts !== undefined)
      for (let i = 0; within !== undefined && i < parts.length; i++)
        within = within.groups.get(parts[i]!);
    const found = within?.lines.get(id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The line of an address. @throws RangeError when there is none. */
export function declaredAt({ scope }: Declarations, address: string): Declared {
  const line = lineOf(scope, address);
  if (line === undefined) throw new RangeError(`no line has the address ${address}`);
  return line;
}

/** The line that a name in the formula of a line means. @throws FormulaError when there is none */
export function lineNamed(all: Declarations, own: Declared, name: string, at: number): Declared {
  const found = lineOf(own.scope, name);
  if (found !== undefined) return found;
  const scope = own.path.join('.');
  const known = all.declared.flatMap(({ address }) =>
    address.startsWith(`${scope}.`) ? [address.slice(scope.length + 1), address] : [address],
  );
  const nearest = nearestName(name, known);
  const advice = nearest === undefined ? undefined : `did you mean ${nearest}?`;
  const place = { address: own.address, formula: own.line.formula ?? '' };
  throw new FormulaError(place, at, `unknown line "${name}"`, advice);
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
export function linesNamed(
  all: Declarations,
  { path: groups }: Declared,
  path: string,
): Declared[] {
  const star = path.indexOf('*');
  const prefix = star < 0 ? path : path.slice(0, Math.max(0, star - 1));
  const isScope = (start: string) => prefix === '' || star < 0 || all.within.has(start);
  for (const whole of outwards(groups, path)) {
    const start = whole.slice(0, whole.length - path.length + prefix.length);
    if (!isScope(start)) continue;
    const parts = whole.split('.');
    const id = parts.pop() ?? '';
    const alike = id === '*' ? all.declared : (all.byId.get(id) ?? []);
    const found = alike.filter(
      ({ path: own }) =>
        own.length === parts.length && parts.every((part, i) => part === '*' || part === own[i]),
    );
    if (found.length > 0 || (prefix !== '' && star >= 0)) return found;
  }
  return [];
}
