import type { Op, Use, Value } from './values.ts';

const HOW: Readonly<Record<Use['how'], number>> = { now: 0, prev: 1, next: 2, first: 3, last: 4 };
/** Above five times the number of values, so that two uses and an operation fit into one number. */
const MOST = 2 ** 22;

/** Keys that only equal values share: numbers where they hold all, which are quick to look up. */
export function createKeys(): (value: Value) => string | number {
  const ops = new Map<Op, number>();
  const use = (one: Use | undefined) => (one === undefined ? 0 : 5 * one.of + HOW[one.how] + 1);
  return ({ op, uses, kind, literal }) => {
    // a text would take both zeros for one
    if (literal !== undefined) return Object.is(literal, -0) ? '-0' : `${literal}`;
    let number = ops.get(op);
    if (number === undefined) {
      number = ops.size;
      ops.set(op, number);
    }
    const operation = 2 * number + (kind === 'row' ? 1 : 0);
    const key = operation * MOST * MOST + use(uses[0]) * MOST + use(uses[1]);
    return uses.length < 3 ? key : `${key} ${use(uses[2])}`;
  };
}
