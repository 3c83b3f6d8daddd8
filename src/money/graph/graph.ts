import { checkCycles } from './cycles.ts';
import { type Declarations, declare } from './declared.ts';
import { type Dependency, dependenciesOf, type Expression } from './expression.ts';
import type { Group, Line } from './line.ts';
import type { Syntax } from './parse.ts';
import { resolve } from './resolve.ts';

/** A line in its place. */
export interface GraphLine {
  readonly address: string;
  /** Ids of the groups around it, outermost first. */
  readonly path: readonly string[];
  readonly line: Line;
  /** Undefined for an input. */
  readonly expression: Expression | undefined;
  readonly dependencies: readonly Dependency[];
}

/** Lines by address, in the order of their declaration, whose formulas are sound. */
export interface Graph extends Declarations {
  readonly groups: readonly Group[];
  readonly lines: ReadonlyMap<string, GraphLine>;
}

/**
 * Reads the formulas of all lines and finds what they name.
 * @throws FormulaError for a faulty formula
 * @throws RangeError for repeated addresses and for circular lines
 */
export function createGraph(groups: readonly Group[]): Graph {
  const declared = declare(groups);
  const lines = new Map<string, GraphLine>();
  const read = new Map<string, Syntax>();
  for (const own of declared.declared) {
    const expression = resolve(declared, own, read);
    const dependencies = expression === undefined ? [] : dependenciesOf(expression);
    const { address, path, line } = own;
    lines.set(address, { address, path, line, expression, dependencies });
  }
  checkCycles(new Map([...lines].map(([address, line]) => [address, line.dependencies])));
  return { ...declared, groups, lines };
}

/** The line of an address. @throws RangeError when there is none. */
export function lineAt(graph: Graph, address: string): GraphLine {
  const line = graph.lines.get(address);
  if (line === undefined) throw new RangeError(`no line has the address ${address}`);
  return line;
}
