import { join } from 'node:path';
import { readYaml } from '../../programme/index.ts';
import {
  type DataChange,
  dataDiffText,
  diffData,
  diffResults,
  diffText,
  presented,
  type Result,
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
    view(world, options, undefined, [readResult(world, before), readResult(world, after)]);
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
  const results = options.run ? await forecasts(world, old, young, options) : undefined;
  view(world, options, changes, results);
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

/** Codes of what keeps a text from being read as YAML at all. */
const illegible = /^GB1/;

/** A case as its author wrote it, plans not filled in; facts by id, so that their order is no change. */
function asWritten(world: World, examined: Examined): unknown {
  const { raw } = readYaml(examined.programmeText);
  const unread = examined.diagnostics.some(({ code }) => illegible.test(code));
  if (unread || typeof raw !== 'object' || raw === null) {
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
  results: readonly [Result, Result] | undefined,
): void {
  if (options.json) {
    const turnOut = results === undefined ? null : diffResults(...results);
    printJson(world, 'diff', { written: written ?? null, results: turnOut });
    return;
  }
  const [before, after] = results?.map((result) => presented(result, world.language)) ?? [];
  const text = { language: world.language, width: widthOf(world), style: world.out };
  const parts = [
    ...(written === undefined ? [] : [dataDiffText(written, text)]),
    ...(before === undefined || after === undefined
      ? []
      : [diffText(diffResults(before, after), text)]),
  ];
  print(world, parts.join('\n\n'));
}
