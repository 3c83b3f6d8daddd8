import { type FunctionName, signatureOf } from './functions.ts';

/** A formula whose names have been found: lines are meant by their addresses. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'line'; readonly address: string }
  /** The lines of a `total`, in the order of their declaration. */
  | { readonly kind: 'total'; readonly addresses: readonly string[] }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Expression[] };

/**
 * How one line waits for another: for the same period, an earlier one, a later one, or for all
 * periods. Between scalars it is always `now`.
 */
export type Wait = 'now' | 'before' | 'after' | 'whole';

export interface Dependency {
  readonly address: string;
  readonly wait: Wait;
}

const waitOf = (name: FunctionName, position: number): Wait | undefined => {
  const { shape } = signatureOf(name);
  if (shape === 'reduction') return 'whole';
  if (shape === 'elementwise' || position > 0) return undefined;
  return name === 'next' ? 'after' : 'before';
};

/** What an expression waits for, line by line, with repetitions. */
export function dependenciesOf(expression: Expression): readonly Dependency[] {
  const found: Dependency[] = [];
  addDependencies(expression, 'now', found);
  return found;
}

function addDependencies(expression: Expression, wait: Wait, found: Dependency[]): void {
  switch (expression.kind) {
    case 'number':
      return;
    case 'line':
      found.push({ address: expression.address, wait });
      return;
    case 'total':
      for (const address of expression.addresses) found.push({ address, wait });
      return;
    case 'call':
      expression.args.forEach((arg, i) => {
        addDependencies(arg, waitOf(expression.name, i) ?? wait, found);
      });
  }
}
