import { Command } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import type { Effects } from './effects.ts';
import { languages } from './language.ts';
import { optionParsers } from './option-parsers.ts';
import type { ColorWish } from './style.ts';
import type { Words } from './words/words.ts';
import type { World } from './world.ts';

/** One command with its arguments, ready for a world; the answer is its exit code. */
export type Ready = (world: World) => Promise<number>;

const colorWishes = ['auto', 'always', 'never'] as const satisfies readonly ColorWish[];

/**
 * The commands with their options. A command's own module is loaded only when it is asked for:
 * help and short commands must not pay for the engine.
 */
export function commandTree(
  effects: Effects,
  words: Words,
  perform: (ready: Ready) => Promise<void>,
): Command {
  const { usage } = words;
  const parse = optionParsers(words);
  const program = new Command('groundbreak')
    .description(usage.about)
    .version(manifest.version, '-V, --version', usage.version)
    .helpOption('-h, --help', usage.help)
    .helpCommand('help [command]', usage.helpCommand)
    .configureHelp({
      showGlobalOptions: true,
      // Descriptions keep to their column in narrow terminals too.
      minWidthToWrap: 20,
      styleTitle: (title) => new Map(Object.entries(usage.titles)).get(title) ?? title,
    })
    .configureOutput({
      writeOut: effects.out.write,
      writeErr: effects.err.write,
      outputError: () => {},
      getOutHelpWidth: () => effects.out.width() ?? 100,
      getErrHelpWidth: () => effects.err.width() ?? 100,
      // Our own styles decide; commander must not look at the environment itself.
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .exitOverride()
    .option('--color <when>', usage.color, parse.choice('--color', colorWishes))
    .option('--language <language>', usage.language, parse.choice('--language', languages))
    .option('-q, --quiet', usage.quiet);

  const simulating = (command: Command, trials = usage.trials) =>
    command
      .option('--trials <n>', trials, parse.trials)
      .option('--seed <n>', usage.seed, parse.seed)
      .option('--threads <n>', usage.threads, parse.threads);

  program
    .command('init')
    .description(usage.init)
    .argument('<folder>', usage.initFolder)
    .action((folder: string) =>
      perform(async (world) => (await import('./commands/init.ts')).init(world, folder)),
    );
  program
    .command('check')
    .description(usage.check)
    .argument('<case>', usage.caseArgument)
    .option('--json', usage.json)
    .action((path: string, options) =>
      perform(async (world) => (await import('./commands/check.ts')).check(world, path, options)),
    );
  simulating(program.command('run').description(usage.run).argument('<case>', usage.caseArgument))
    .option('-o, --output <folder>', usage.output)
    .option('--json', usage.json)
    .option('--fail-on <condition>', usage.failOn, parse.gates)
    .action((path: string, options) =>
      perform(async (world) => (await import('./commands/run.ts')).run(world, path, options)),
    );
  simulating(
    program.command('money').description(usage.money).argument('<case>', usage.caseArgument),
    usage.moneyTrials,
  )
    .option('-o, --output <file>', usage.workbook)
    .option('--json', usage.json)
    .action((path: string, options) =>
      perform(async (world) => (await import('./commands/money.ts')).money(world, path, options)),
    );
  simulating(
    program.command('claims').description(usage.claims).argument('[case]', usage.caseArgument),
  )
    .option('--result <file>', usage.result)
    .option('--json', usage.json)
    .action((path: string | undefined, options) =>
      perform(async (world) => (await import('./commands/claims.ts')).claims(world, path, options)),
    );
  simulating(
    program.command('deal').description(usage.deal).argument('<case>', usage.caseArgument),
    usage.dealTrials,
  )
    .option('--deal <deal>', usage.dealOption)
    .option('--explain', usage.dealExplain)
    .option('-o, --output <folder>', usage.dealOutput)
    .option('--json', usage.json)
    .action((path: string, options) =>
      perform(async (world) => (await import('./commands/deal.ts')).deal(world, path, options)),
    );
  program
    .command('facts')
    .description(usage.facts)
    .argument('<case>', usage.caseArgument)
    .option('--as-of <date>', usage.asOf, parse.day)
    .option('--json', usage.json)
    .action((path: string, options) =>
      perform(async (world) => (await import('./commands/facts.ts')).facts(world, path, options)),
    );
  program
    .command('score')
    .description(usage.score)
    .argument('<result>', usage.scoreResult)
    .argument('<facts>', usage.scoreFacts)
    .option('--as-of <date>', usage.scoreAsOf, parse.day)
    .option('--json', usage.json)
    .action((result: string, facts: string, options) =>
      perform(async (world) =>
        (await import('./commands/score.ts')).score(world, result, facts, options),
      ),
    );
  simulating(
    program
      .command('diff')
      .description(usage.diff)
      .argument('<a>', usage.diffSide)
      .argument('<b>', usage.diffSide)
      .option('--run', usage.diffRun),
  )
    .option('--json', usage.json)
    .action((a: string, b: string, options) =>
      perform(async (world) => (await import('./commands/diff.ts')).diff(world, a, b, options)),
    );
  program
    .command('explain')
    .description(usage.explain)
    .argument('<code>', usage.explainCode)
    .action((code: string) =>
      perform(async (world) => (await import('./commands/explain.ts')).explain(world, code)),
    );
  simulating(
    program.command('open').description(usage.open).argument('<path>', usage.openPath),
  ).action((path: string, options) =>
    perform(async (world) => (await import('./commands/open.ts')).open(world, path, options)),
  );
  return program;
}

/** Options that every command has. */
export function globalFlags(program: Command): {
  readonly color: ColorWish;
  readonly quiet: boolean;
} {
  const { color, quiet } = program.opts<{ color?: ColorWish; quiet?: true }>();
  return { color: color ?? 'auto', quiet: quiet === true };
}
