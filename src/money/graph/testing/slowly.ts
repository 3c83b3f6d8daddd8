import { power } from '../../../units/index.ts';
import type { Expression } from '../expression.ts';
import { type Graph, lineAt } from '../graph.ts';

export type Inputs = (address: string, period: number) => number;

/** Finds values one by one, by the definition of each function, as an oracle. */
export function slowly(graph: Graph, periods: number, inputs: Inputs) {
  const known = new Map<string, number>();
  const every = Array.from({ length: periods }, (_, t) => t);
  const truth = (x: number) => x !== 0;
  const bit = (b: boolean) => (b ? 1 : 0);

  function at(address: string, t: number): number {
    const { line, expression } = lineAt(graph, address);
    if (line.kind === 'row' && (t < 0 || t >= periods)) return 0;
    const time = line.kind === 'row' ? t : 0;
    const key = `${address} ${time}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = expression === undefined ? inputs(address, time) : find(expression, t);
    known.set(key, value);
    return value;
  }

  function find(e: Expression, t: number): number {
    if (e.kind === 'number') return e.value;
    if (e.kind === 'line') return at(e.address, t);
    if (e.kind === 'total') {
      return e.addresses.length === 0
        ? 0
        : e.addresses.map((a) => at(a, t)).reduce((x, y) => x + y);
    }
    const arg = (i: number) => find(e.args[i]!, t);
    const all = () => e.args.map((_, i) => arg(i));
    const row = (i: number) => every.map((month) => find(e.args[i]!, month));
    const flagged = () => row(0).filter((_, month) => truth(row(1)[month]!));
    switch (e.name) {
      case '+':
        return arg(0) + arg(1);
      case '-':
        return arg(0) - arg(1);
      case '*':
        return arg(0) * arg(1);
      case '/':
        return arg(0) / arg(1);
      case '<':
        return bit(arg(0) < arg(1));
      case '<=':
        return bit(arg(0) <= arg(1));
      case '>':
        return bit(arg(0) > arg(1));
      case '>=':
        return bit(arg(0) >= arg(1));
      case '=':
        return bit(arg(0) === arg(1));
      case '<>':
        return bit(arg(0) !== arg(1));
      case 'negate':
        return -arg(0);
      case 'min':
        return all().reduce((x, y) => (y < x ? y : x));
      case 'max':
        return all().reduce((x, y) => (y > x ? y : x));
      case 'abs':
        return Math.abs(arg(0));
      case 'if':
        return truth(arg(0)) ? arg(1) : arg(2);
      case 'and':
        return bit(all().every(truth));
      case 'or':
        return bit(all().some(truth));
      case 'not':
        return bit(!truth(arg(0)));
      case 'ratio':
        return arg(1) === 0 ? 0 : arg(0) / arg(1);
      case 'power':
        return power(arg(0), arg(1));
      case 'prev':
        return t === 0 ? 0 : find(e.args[0]!, t - 1);
      case 'next':
        return t === periods - 1 ? 0 : find(e.args[0]!, t + 1);
      case 'lag': {
        const nearest = Math.floor(arg(1) + 0.5);
        const back = nearest > 1 ? nearest : 1;
        return back > t ? 0 : find(e.args[0]!, t - back);
      }
      case 'sum':
        return row(0).reduce((x, y) => x + y, 0);
      case 'dot':
        return row(0).reduce((x, y, month) => x + y * row(1)[month]!, 0);
      case 'sumWhere':
        return flagged().reduce((x, y) => x + y, 0);
      case 'countWhere':
        return row(0).filter(truth).length;
      case 'lowest':
        return row(0).reduce((x, y) => (y < x ? y : x), Infinity);
      case 'highest':
        return row(0).reduce((x, y) => (y > x ? y : x), -Infinity);
      case 'lowestWhere':
        return row(1).some(truth) ? flagged().reduce((x, y) => (y < x ? y : x), Infinity) : 0;
      case 'first':
        return row(0)[0]!;
      case 'last':
        return row(0)[periods - 1]!;
    }
  }
  return at;
}
