import type { Op, Use, Value } from './values.ts';

const HOW: Readonly<Record<Use['how'], number>> = { now: 0, prev: 1, next: 2, first: 3, last: 4 };
/** Above five times the number of values, so that two uses and an operation fit into one number. */
const MOST = 2 ** 22;

/** Keys that only equal values share: numbers where they hold all, which are quick to look up. */
export function createKeys(): (value: Value) => string | number {
  const ops = new Map<Op, number>();
  const use = (one: Use | undefined) => (one === undefined ? 0 : 5 * one.of + HOW[one.how] + 1);
  return ({ op, uses, kind, address, literal }) => {
    // a text would take both zeros for one
    if (literal !== undefined) return Object.is(literal, -0) ? '-0' : `${literal}`;
    if (address !== undefined) return `${op} ${address}`;
    const number = ops.get(op) ?? ops.size;
    ops.set(op, number);
    const [a, b, c] = uses;
    const key = (2 * number + (kind === 'row' ? 1 : 0)) * MOST * MOST + use(a) * MOST + use(b);
    return c === undefined ? key : `${key} ${use(c)}`;
  };
}
