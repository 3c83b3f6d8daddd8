import type { Values } from './store.ts';

/** What a question has asked for so far, whatever more is known from earlier ones. */
export interface Reach extends Values {
  /** From now on these contents count with so many trials. */
  extend(contents: ArrayLike<number>, trials: number): void;
}

/**
 * A view of values that shows of each content only the trials that were asked for. Values that are kept
 * from earlier questions must not change an answer: they only spare the work.
 */
export function createReach(values: Values): Reach {
  const reached = new Map<number, number>();
  const trials = (content: number) => Math.min(reached.get(content) ?? 0, values.trials(content));
  return {
    measures: values.measures,
    trials,
    column: (content, measure) => values.column(content, measure).subarray(0, trials(content)),
    extend(contents, most) {
      for (let i = 0; i < contents.length; i++)
        reached.set(contents[i]!, Math.max(most, reached.get(contents[i]!) ?? 0));
    },
  };
}
