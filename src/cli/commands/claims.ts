import { claimsText, type Result } from '../../report/index.ts';
import { readCase } from '../case-files.ts';
import { examine } from '../examine.ts';
import type { ForecastOptions } from '../forecast.ts';
import { readResult } from '../read-result.ts';
import { exitCodes, Refusal } from '../refusal.ts';
import { print, printJson, type World, widthOf } from '../world.ts';

export interface ClaimsOptions extends ForecastOptions {
  readonly result?: string;
  readonly json?: true;
}

/** Prints the claims of a case, simulated now, or of an earlier result. */
export async function claims(
  world: World,
  path: string | undefined,
  options: ClaimsOptions,
): Promise<number> {
  const result = await resultOf(world, path, options);
  if (options.json) {
    printJson(world, 'claims', { stamp: result.stamp, claims: result.claims });
  } else {
    const { language } = world;
    print(world, claimsText(result, { language, width: widthOf(world), style: world.out }));
  }
  return exitCodes.fine;
}

async function resultOf(
  world: World,
  path: string | undefined,
  options: ClaimsOptions,
): Promise<Result> {
  if (options.result !== undefined) {
    if (path === undefined) return readResult(world, options.result);
    throw new Refusal(world.words.usage.caseAndResult(path, options.result), exitCodes.usage);
  }
  if (path === undefined) {
    const { fault, nothingToRead } = world.words.usage;
    throw new Refusal(
      fault({ kind: 'missingArgument', value: nothingToRead, nearest: undefined, message: '' }),
      exitCodes.usage,
    );
  }
  // An earlier result needs no engine.
  const { forecast } = await import('../forecast.ts');
  return forecast(world, examine(readCase(world, path), world.language), options);
}
