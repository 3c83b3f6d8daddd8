import { join, resolve } from 'node:path';
import type { Result } from '../../report/index.ts';
import { nearestName } from '../../units/index.ts';
import { readCase, shortened } from '../case-files.ts';
import { dealBeside } from '../deal-beside.ts';
import { insistOnSound } from '../diagnosed.ts';
import { type Examined, examine } from '../examine.ts';
import { type ForecastOptions, forecast, threadsOf } from '../forecast.ts';
import { futureFolder } from '../future-folder.ts';
import { htmlName } from '../html-name.ts';
import { languages } from '../language.ts';
import { type Gate, holds } from '../option-parsers.ts';
import { exitCodes, Refusal } from '../refusal.ts';
import { spawnAhead } from '../spawn.ts';
import { print, type World, widthOf } from '../world.ts';

export interface RunOptions extends ForecastOptions {
  readonly output?: string;
  readonly json?: true;
  readonly failOn?: readonly Gate[];
}

/** Simulates a case, prints the answer and writes the report. */
export async function run(world: World, path: string, options: RunOptions): Promise<number> {
  const { words } = world;
  spawnAhead('forecast', threadsOf(world, options) - 1);
  const examined = examine(readCase(world, path), world.language);
  const gates = options.failOn ?? [];
  // Whatever can be known to go wrong is found before the long work.
  if (examined.programme !== undefined) insistOnClaims(world, examined, gates);
  else insistOnSound(world, examined);
  const target = (options.output ?? join('reports', examined.files.name)) || '.';
  const future = futureFolder(world, target, {
    refuse: (found) =>
      found.length === 0 || found.includes('result.json')
        ? undefined
        : words.refused.otherFiles(target, shortened(found)),
    perishable: languages.map(htmlName),
  });
  let result: Result;
  let answer: string;
  try {
    const simulating = Promise.withResolvers<void>();
    const writing = simulating.promise.then(() => writer(world, examined));
    // whatever fails there is told when it is waited for
    writing.catch(() => {});
    result = await forecast(world, examined, options, simulating.resolve);
    const deal = await dealBeside(world, target, result.stamp.inputs);
    const { reportFiles, frame } = await writing;
    const more = deal === undefined ? {} : { deal };
    const { page, others } = reportFiles(world, result, examined, frame, more);
    future.write(others);
    answer = options.json ? JSON.stringify(result) : await answerOf(world, result, target);
    future.publish([await page]);
  } catch (error) {
    future.discard();
    throw error;
  }
  print(world, answer);
  const missed = gates.flatMap((gate) => {
    const claim = result.claims.find(({ id }) => id === gate.claim);
    return claim !== undefined && holds(gate, claim.probability.value)
      ? [words.missed(gate.text, String(claim.probability.value))]
      : [];
  });
  for (const line of missed) world.effects.err.write(`${line}\n`);
  return missed.length > 0 ? exitCodes.missed : exitCodes.fine;
}

/** Loads what writes a report and makes what it needs besides the result. */
async function writer(world: World, examined: Examined) {
  const { pageFrame, reportFiles } = await import('../report-files.ts');
  return { reportFiles, frame: await pageFrame(world, examined) };
}

async function answerOf(world: World, result: Result, target: string): Promise<string> {
  const { reportText } = await import('../../report/index.ts');
  const { effects, language, out: style } = world;
  const page = resolve(effects.folder, target, htmlName(language));
  return reportText(result, { language, width: widthOf(world), style, page });
}

function insistOnClaims(world: World, { programme }: Examined, gates: readonly Gate[]): void {
  const known = Object.keys(programme?.claims ?? {});
  for (const { claim } of gates) {
    if (known.includes(claim)) continue;
    const { fact, mend } = world.words.refused.unknownClaim(claim, nearestName(claim, known));
    throw new Refusal({ fact, mend }, exitCodes.usage);
  }
}
