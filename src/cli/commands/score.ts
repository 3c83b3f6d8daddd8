import { checkOutcomes, lastKnown, readFacts, scoreForecasts } from '../../evidence/index.ts';
import { textOf } from '../../programme/index.ts';
import { forecastsOf, scoreDocument, scoreText } from '../../report/index.ts';
import type { Day } from '../../units/index.ts';
import { readFactsFile } from '../case-files.ts';
import { diagnosticsText } from '../diagnosed.ts';
import { illegibleFacts } from '../examine.ts';
import { readResult } from '../read-result.ts';
import { exitCodes, Refusal } from '../refusal.ts';
import { print, printJson, type World, widthOf } from '../world.ts';

export interface ScoreOptions {
  readonly asOf?: Day;
  readonly json?: true;
}

/** Scores an earlier result by the facts that have become known since. */
export async function score(
  world: World,
  resultPath: string,
  factsPath: string,
  options: ScoreOptions,
): Promise<number> {
  const result = readResult(world, resultPath);
  const forecasts = forecastsOf(result);
  const file = readFactsFile(world, factsPath);
  const text = textOf(file.bytes);
  const { facts, diagnostics } = text.ok
    ? readFacts(text.text, world.language, (found) => checkOutcomes(found, forecasts))
    : { facts: [], diagnostics: illegibleFacts(text.problem, world.language) };
  if (diagnostics.some(({ severity }) => severity === 'error')) {
    const files = { programmePath: file.path, factsPath: file.path };
    const factsText = text.ok ? text.text : '';
    world.effects.err.write(
      `${diagnosticsText(world, { files, programmeText: '', factsText, diagnostics })}\n`,
    );
    throw new Refusal(world.words.factsErrors(file.path));
  }
  const asOf = options.asOf ?? lastKnown(facts) ?? forecasts.dataDate;
  const document = scoreDocument(result, scoreForecasts(forecasts, facts, asOf), asOf);
  if (options.json) printJson(world, 'score', document);
  else {
    const { language, out } = world;
    print(world, scoreText(document, { language, width: widthOf(world), style: out }));
  }
  return exitCodes.fine;
}
