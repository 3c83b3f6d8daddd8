import type { PlainOp, Use, Value } from './values.ts';

/** What has the same bits as the operation without doing anything; undefined where nothing has. */
export function simplified(
  op: PlainOp,
  uses: readonly Use[],
  values: readonly Value[],
): Use | undefined {
  const a = uses[0]!;
  const b = uses[1];
  switch (op) {
    case 'add':
      if (isLiteral(b, 0, values) && !mayBeMinusZero(a, values)) return a;
      return isLiteral(a, 0, values) && !mayBeMinusZero(b!, values) ? b : undefined;
    case 'subtract':
      return isLiteral(b, 0, values) ? a : undefined;
    case 'multiply':
      return isLiteral(b, 1, values) ? a : isLiteral(a, 1, values) ? b : undefined;
    case 'divide':
      return isLiteral(b, 1, values) ? a : undefined;
    case 'select': {
      const c = uses[2]!;
      if (b!.of === c.of && b!.how === c.how) return b;
      const isItself = isLiteral(b, 1, values) && isLiteral(c, 0, values) && isTruth(a, values);
      return isItself ? a : undefined;
    }
    case 'equal':
      return isLiteral(b, 1, values) && isTruth(a, values) ? a : undefined;
    case 'unequal':
      return isLiteral(b, 0, values) && isTruth(a, values) ? a : undefined;
    default:
      return undefined;
  }
}

const isLiteral = (use: Use | undefined, x: number, values: readonly Value[]): boolean =>
  use?.how === 'now' && Object.is(values[use.of]!.literal, x);

/** Whether it is nothing but 0 or 1. */
const isTruth = ({ of, how }: Use, values: readonly Value[]): boolean =>
  how === 'now' && TRUTHS.has(values[of]!.op);

/** -0 + 0 is 0, so that only what is never -0 is the same with 0 added. */
function mayBeMinusZero({ of, how }: Use, values: readonly Value[]): boolean {
  if (how !== 'now') return true;
  const { op, uses, literal } = values[of]!;
  switch (op) {
    case 'literal':
      return Object.is(literal, -0);
    case 'add':
      return uses.every((use) => mayBeMinusZero(use, values));
    case 'subtract':
      return mayBeMinusZero(uses[0]!, values);
    case 'min':
    case 'max':
      return uses.some((use) => mayBeMinusZero(use, values));
    case 'select':
      return uses.slice(1).some((use) => mayBeMinusZero(use, values));
    default:
      return !NEVER.has(op);
  }
}

const TRUTHS = new Set<Value['op']>([
  ...(['not', 'less', 'lessOrEqual', 'equal', 'unequal', 'and', 'or'] as const),
]);

const NEVER = new Set<Value['op']>([
  ...TRUTHS,
  ...(['abs', 'back'] as const),
  ...(['sum', 'dot', 'sumWhere', 'countWhere'] as const),
]);
