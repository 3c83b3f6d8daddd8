import { CommanderError } from 'commander';
import { commandTree, globalFlags } from './command-tree.ts';
import { type Effects, nodeEffects } from './effects.ts';
import { harmless } from './harmless.ts';
import { languageOfEnvironment, languages, wordsOf } from './language.ts';
import { exitCodes, Refusal } from './refusal.ts';
import { stoppingOf } from './stopping.ts';
import { styleFor } from './style.ts';
import { isUsageFault, refusalOf } from './usage-fault.ts';
import type { Language, Words } from './words/words.ts';
import type { World } from './world.ts';

/** Reads the arguments, does what they ask and sets the exit code. Never throws. */
export async function start(): Promise<void> {
  const effects = nodeEffects();
  const spoken = languageAsked(effects.args);
  const language = spoken ?? languageOfEnvironment(effects.env);
  const words = wordsOf(language);
  effects.out.onFailure((code) => {
    const { fact, mend } = words.refused.cannotPrint(code);
    effects.err.write(`${words.error}: ${fact}\n  ${mend}\n`);
    effects.exit(exitCodes.refused);
  });
  try {
    effects.finish(await obey(effects, language, spoken ?? 'en'));
  } catch (error) {
    effects.finish(report(effects, words, error));
  }
}

async function obey(effects: Effects, language: Language, dataLanguage: Language): Promise<number> {
  const words = wordsOf(language);
  let exitCode: number = exitCodes.fine;
  const worldOf = (): World => {
    const { color, quiet } = globalFlags(tree);
    const err = styleFor(effects.err, effects.env, color);
    const stopping = stoppingOf(effects, () => {
      if (!quiet) effects.err.write(`${words.interrupted}\n`);
    });
    const out = styleFor(effects.out, effects.env, color);
    return { effects, language, words, dataLanguage, quiet, out, err, stopping };
  };
  const tree = commandTree(effects, words, async (command) => {
    exitCode = await command(worldOf());
  });
  await tree.parseAsync([...effects.args], { from: 'user' });
  return exitCode;
}

/** Says what went wrong, as briefly as it deserves; the exit code that is due. */
function report(effects: Effects, words: Words, error: unknown): number {
  const say = (text: string) => effects.err.write(`${text}\n`);
  if (error instanceof CommanderError && !isUsageFault(error)) {
    return error.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
  }
  const refusal = error instanceof CommanderError ? refusalOf(error, words) : error;
  if (refusal instanceof Refusal) {
    const style = styleFor(effects.err, effects.env, 'auto');
    say(
      `${style.bad(`${words.error}:`)} ${harmless(refusal.message)}\n  ${harmless(refusal.mend)}`,
    );
    return refusal.exitCode;
  }
  say(words.bug(error instanceof Error ? error.message : String(error)));
  if (effects.env['GROUNDBREAK_DEBUG'] && error instanceof Error) say(error.stack ?? '');
  return exitCodes.bug;
}

/** The language asked for, wherever it stands: help and errors of usage need it first. */
function languageAsked(args: readonly string[]): Language | undefined {
  const at = args.findIndex((arg) => arg === '--language' || arg.startsWith('--language='));
  const value = args[at]?.includes('=') ? args[at].slice('--language='.length) : args[at + 1];
  return at < 0 ? undefined : languages.find((language) => language === value);
}
