import type { CommanderError } from 'commander';
import { exitCodes, Refusal } from './refusal.ts';
import type { UsageFault, Words } from './words/words.ts';

const kinds: Readonly<Record<string, UsageFault['kind']>> = {
  'commander.unknownOption': 'unknownOption',
  'commander.unknownCommand': 'unknownCommand',
  'commander.missingArgument': 'missingArgument',
  'commander.optionMissingArgument': 'missingValue',
  'commander.excessArguments': 'tooManyArguments',
};

const notFaults = ['commander.helpDisplayed', 'commander.help', 'commander.version'];

/** Whether the arguments were wrong; commander also throws after help and version. */
export const isUsageFault = (error: CommanderError): boolean => !notFaults.includes(error.code);

/** Commander's error in our own words. Commander tells the parts only within its message. */
export function refusalOf(error: CommanderError, words: Words): Refusal {
  const message = error.message.replace(/^error: /, '');
  const nearest = /\(Did you mean (?:one of )?(.+)\?\)/.exec(message)?.[1];
  const fault: UsageFault = {
    kind: kinds[error.code] ?? 'other',
    value: valueIn(error.code, message),
    nearest,
    message,
  };
  return new Refusal(words.usage.fault(fault), exitCodes.usage);
}

function valueIn(code: string, message: string): string {
  const got = code === 'commander.excessArguments' ? /but got \d+: (.+?)\.?$/m : /'(.+?)'/;
  return got.exec(message)?.[1] ?? message;
}
