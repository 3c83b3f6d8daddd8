import { join, resolve } from 'node:path';
import { dealCsvTables, dealHtml, dealsCsv, dealText, type Language } from '../../report/index.ts';
import { type Negotiation, NothingToSettle, negotiate } from '../../run/index.ts';
import { kindOf, readCase, shortened } from '../case-files.ts';
import { dealChoice } from '../deal-choice.ts';
import { countWarnings, insistOnSound } from '../diagnosed.ts';
import { type Examined, examine } from '../examine.ts';
import { type ForecastOptions, threadsOf } from '../forecast.ts';
import { futureFolder, type NewFile } from '../future-folder.ts';
import { languages } from '../language.ts';
import { progressView } from '../progress.ts';
import { exitCodes, Refusal } from '../refusal.ts';
import { spawn, spawnAhead } from '../spawn.ts';
import { print, printJson, type World, widthOf } from '../world.ts';

export interface DealCommandOptions extends ForecastOptions {
  readonly output?: string;
  readonly deal?: string;
  readonly explain?: true;
  readonly json?: true;
}

const TRIALS = 1000;
const SEED = 1;
/** What a run leaves for the next one, beside its answers. */
const VALUES = 'values.bin';

const pageName = (language: Language): string =>
  language === 'en' ? 'deal.html' : `deal.${language}.html`;

/** Finds out which terms everyone would sign, prints the answer and writes tables and views. */
export async function deal(
  world: World,
  path: string,
  options: DealCommandOptions,
): Promise<number> {
  const { words, language } = world;
  spawnAhead('deals', threadsOf(world, options) - 1);
  const examined = examine(readCase(world, path), world.language);
  insistOnSound(world, examined);
  countWarnings(world, examined);
  const target = (options.output ?? join('reports', `${examined.files.name}-deal`)) || '.';
  const future = futureFolder(world, target, {
    refuse: (found) =>
      found.length === 0 || found.includes('deal.json')
        ? undefined
        : words.refused.otherFiles(target, shortened(found)),
    perishable: languages.map(pageName),
  });
  let found: Negotiation;
  let values: Uint8Array | undefined;
  try {
    found = await ask(world, examined, options, cachedAt(world, target), (bytes) => {
      values = bytes;
    });
    future.publish(filesOf(found, language, values));
  } catch (error) {
    future.discard();
    throw error;
  }
  if (options.json) printJson(world, 'deal', found.result);
  else
    print(
      world,
      dealText(found.result, {
        language,
        width: widthOf(world),
        style: world.out,
        ...(options.explain ? { explain: true } : {}),
      }),
    );
  return exitCodes.fine;
}

async function ask(
  world: World,
  examined: Examined,
  options: DealCommandOptions,
  cache: Uint8Array | undefined,
  keep: (values: Uint8Array) => void,
): Promise<Negotiation> {
  const { programme } = examined;
  if (programme === undefined) throw new TypeError('terms of a case that has errors');
  const progress = progressView(world);
  const release = world.stopping.guard(progress.end);
  try {
    return await negotiate(
      {
        programme: examined.programmeText,
        ...(examined.factsText === undefined ? {} : { facts: examined.factsText }),
        seed: options.seed ?? SEED,
        trials: options.trials ?? TRIALS,
        ...(options.deal === undefined ? {} : { deal: dealChoice(world, programme, options.deal) }),
      },
      {
        threads: threadsOf(world, options),
        checked: examined,
        progress: progress.update,
        signal: world.stopping.signal,
        spawn: () => spawn('deals'),
        keep,
        ...(cache === undefined ? {} : { cache }),
      },
    );
  } catch (error) {
    if (error instanceof NothingToSettle)
      throw new Refusal(world.words.refused.nothingToSettle(error.why));
    throw error;
  } finally {
    progress.end();
    release();
  }
}

function cachedAt(world: World, target: string): Uint8Array | undefined {
  const path = join(resolve(world.effects.folder, target), VALUES);
  return kindOf(world, path) === 'file' ? world.effects.files.read(path) : undefined;
}

function filesOf(
  { result, rows }: Negotiation,
  language: Language,
  values: Uint8Array | undefined,
): readonly NewFile[] {
  return [
    { path: pageName(language), content: dealHtml(result, language) },
    ...[dealsCsv(result, rows), ...dealCsvTables(result)].map(({ name, text }) => ({
      path: `tables/${name}`,
      content: text,
    })),
    ...(values === undefined ? [] : [{ path: VALUES, content: values }]),
    { path: 'deal.json', content: `${JSON.stringify(result)}\n` },
  ];
}
