import { extname, resolve } from 'node:path';
import { compile } from '../../model/index.ts';
import { mentionsOf, type Programme } from '../../programme/index.ts';
import {
  moneyText,
  moneyWorkbook,
  type SourceOf,
  wordsOf,
  writeWorkbook,
} from '../../report/index.ts';
import { baseStatement, moneyReport } from '../../run/index.ts';
import { readCase } from '../case-files.ts';
import { insistOnSound } from '../diagnosed.ts';
import { examine } from '../examine.ts';
import { type ForecastOptions, forecast, threadsOf } from '../forecast.ts';
import { futureFile } from '../future-file.ts';
import { exitCodes, Refusal } from '../refusal.ts';
import { spawnAhead } from '../spawn.ts';
import { print, printJson, say, type World, widthOf } from '../world.ts';

export interface MoneyOptions extends ForecastOptions {
  readonly output?: string;
  readonly json?: true;
}

/** Trials of the bands beside the cases, unless told otherwise. */
const TRIALS = 1000;

/** Who pays, who earns, and what lenders would accept; with --output also as a workbook. */
export async function money(world: World, path: string, options: MoneyOptions): Promise<number> {
  spawnAhead('forecast', threadsOf(world, options) - 1);
  const examined = examine(readCase(world, path), world.language);
  insistOnSound(world, examined);
  const { programme } = examined;
  if (programme === undefined) return exitCodes.refused;
  const { output } = options;
  if (output !== undefined && !['', '.xlsx'].includes(extname(output).toLowerCase()))
    throw new Refusal(world.words.usage.notWorkbook(output), exitCodes.usage);
  const future = output === undefined ? undefined : futureFile(world, output);
  try {
    const result = await forecast(world, examined, { trials: TRIALS, ...options });
    const model = compile(programme);
    const base = baseStatement(model, result);
    const report = moneyReport(model, result, base);
    if (future !== undefined) {
      const { shows } = wordsOf(world.language).cashFlows;
      const sheets = moneyWorkbook(base, result, shows, sourcesOf(programme));
      future.publish(await writeWorkbook(sheets));
    }
    if (options.json) {
      const { stamp, levels, cashMonths, projects, parties } = result;
      printJson(world, 'money', {
        stamp,
        levels,
        cashMonths,
        projects,
        parties,
        money: report,
      });
      return exitCodes.fine;
    }
    const { language } = world;
    print(world, moneyText(result, report, { language, width: widthOf(world), style: world.out }));
    if (output !== undefined)
      say(world, wordsOf(language).cashFlows.workbook(resolve(world.effects.folder, output)));
    return exitCodes.fine;
  } catch (error) {
    future?.discard();
    throw error;
  }
}

/** Sources of the numbers of a programme by their address, the nearest that is stated. */
function sourcesOf(programme: Programme): SourceOf {
  const sources = new Map(
    mentionsOf(programme).flatMap((mention) => {
      if (mention.is !== 'value') return [];
      const { value, covered } = mention;
      const ids = value.source ?? covered ?? [];
      return ids.length === 0 ? [] : [[mention.path.join('.'), ids.join(', ')] as const];
    }),
  );
  return (path) => sources.get(path);
}
