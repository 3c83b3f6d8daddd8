import { join } from 'node:path';
import { readYaml } from '../../programme/index.ts';
import {
  type DataChange,
  dataDiffText,
  diffData,
  diffResults,
  diffText,
  type Result,
  type ResultDiff,
} from '../../report/index.ts';
import { kindOf, readCase } from '../case-files.ts';
import { insistOnSound } from '../diagnosed.ts';
import { type Examined, examine } from '../examine.ts';
import type { ForecastOptions } from '../forecast.ts';
import { readResult } from '../read-result.ts';
import { exitCodes, Refusal } from '../refusal.ts';
import { print, printJson, type World, widthOf } from '../world.ts';

export interface DiffOptions extends ForecastOptions {
  readonly run?: true;
  readonly json?: true;
}

/** Compares two cases as they are written (and, if asked, as they turn out), or two results. */
export async function diff(
  world: World,
  a: string,
  b: string,
  options: DiffOptions,
): Promise<number> {
  const [before, after] = [resultAt(world, a), resultAt(world, b)];
  if (before !== undefined && after !== undefined) {
    const changes = diffResults(readResult(world, before), readResult(world, after));
    view(world, options, undefined, changes);
    return exitCodes.fine;
  }
  if (before !== undefined || after !== undefined) {
    throw new Refusal(world.words.refused.notAlike(a, b), exitCodes.usage);
  }
  const [old, young] = [
    examine(readCase(world, a), world.language),
    examine(readCase(world, b), world.language),
  ];
  const changes = diffData(asWritten(world, old), asWritten(world, young));
  const turnOut = options.run
    ? diffResults(...(await forecasts(world, old, young, options)))
    : undefined;
  view(world, options, changes, turnOut);
  return exitCodes.fine;
}

async function forecasts(
  world: World,
  a: Examined,
  b: Examined,
  options: ForecastOptions,
): Promise<[Result, Result]> {
  insistOnSound(world, a);
  insistOnSound(world, b);
  const { forecast } = await import('../forecast.ts');
  return [await forecast(world, a, options), await forecast(world, b, options)];
}

/** The result.json meant by a path: itself or that of a report folder; undefined for a case. */
function resultAt(world: World, path: string): string | undefined {
  if (path.endsWith('.json')) return path;
  if (kindOf(world, path) !== 'folder') return undefined;
  const inside = join(path, 'result.json');
  const isReport = kindOf(world, inside) === 'file';
  return isReport && kindOf(world, join(path, 'programme.yaml')) === undefined ? inside : undefined;
}

/** A case as its author wrote it, plans not filled in; facts by id, so that their order is no change. */
function asWritten(world: World, examined: Examined): unknown {
  const { raw } = readYaml(examined.programmeText);
  if (typeof raw !== 'object' || raw === null) {
    insistOnSound(world, examined);
    return raw;
  }
  const facts = Object.fromEntries(examined.facts.map((fact) => [fact.id, fact]));
  return { ...raw, facts };
}

function view(
  world: World,
  options: DiffOptions,
  written: readonly DataChange[] | undefined,
  turnOut: ResultDiff | undefined,
): void {
  if (options.json) {
    printJson(world, 'diff', { written: written ?? null, results: turnOut ?? null });
    return;
  }
  const text = { language: world.language, width: widthOf(world), style: world.out };
  const parts = [
    ...(written === undefined ? [] : [dataDiffText(written, text)]),
    ...(turnOut === undefined ? [] : [diffText(turnOut, text)]),
  ];
  print(world, parts.join('\n\n'));
}
