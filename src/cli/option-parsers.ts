import { type Day, dateSpan } from '../units/index.ts';
import { exitCodes, Refusal } from './refusal.ts';
import type { Words } from './words/words.ts';

/** Most trials of a run: more take days and tell nothing new. */
const MOST_TRIALS = 10_000_000;
const MOST_THREADS = 256;

/** A condition on a claim under which a run ends with its own exit code. */
export interface Gate {
  readonly text: string;
  readonly claim: string;
  readonly sign: '<' | '<=' | '>' | '>=';
  readonly probability: number;
}

const usage = (refused: { readonly fact: string; readonly mend: string }) =>
  new Refusal(refused, exitCodes.usage);

/** Readers of option values; each throws a Refusal when the text will not do. */
export function optionParsers(words: Words) {
  const whole = (option: string, least: number, most: number) => (text: string) => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw usage(words.usage.notWhole(option, least, most, text));
  };
  return {
    trials: whole('--trials', 1, MOST_TRIALS),
    seed: whole('--seed', 0, Number.MAX_SAFE_INTEGER),
    threads: (text: string): number | 'auto' => {
      if (text === 'auto') return text;
      const value = /^\d+$/.test(text) ? Number(text) : 0;
      if (value >= 1 && value <= MOST_THREADS) return value;
      throw usage(words.usage.badThreads(MOST_THREADS, text));
    },
    day: (text: string): Day => {
      const span = /^\d{4}-\d{2}-\d{2}$/.test(text) ? dateSpan(text) : undefined;
      if (span === undefined) throw usage(words.usage.badDate(text));
      return span.first;
    },
    gates: (text: string, before: readonly Gate[] | undefined): readonly Gate[] => [
      ...(before ?? []),
      gateOf(text, words),
    ],
    choice:
      <T extends string>(option: string, choices: readonly T[]) =>
      (text: string): T => {
        const found = choices.find((choice) => choice === text);
        if (found === undefined) throw usage(words.usage.notChoice(option, choices, text));
        return found;
      },
  };
}

function gateOf(text: string, words: Words): Gate {
  const match = /^\s*claim:\s*([^<>=\s]+)\s*(<=|>=|<|>)\s*(\d*\.?\d+)\s*(%?)\s*$/.exec(text);
  const [, claim, sign, digits, percent] = match ?? [];
  const probability = Number(digits) / (percent === '%' ? 100 : 1);
  if (claim === undefined || !isSign(sign) || !(probability >= 0 && probability <= 1)) {
    throw usage(words.usage.badGate(text));
  }
  return { text: text.trim(), claim, sign, probability };
}

const isSign = (text: string | undefined): text is Gate['sign'] =>
  text === '<' || text === '<=' || text === '>' || text === '>=';

/** Whether the condition holds for a probability. */
export function holds({ sign, probability }: Gate, found: number): boolean {
  switch (sign) {
    case '<':
      return found < probability;
    case '<=':
      return found <= probability;
    case '>':
      return found > probability;
    case '>=':
      return found >= probability;
  }
}
