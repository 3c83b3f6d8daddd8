import { showSummary } from '../../programme/index.ts';
import { readCase } from '../case-files.ts';
import { diagnosticsText } from '../diagnosed.ts';
import { type Examined, examine } from '../examine.ts';
import { exitCodes } from '../refusal.ts';
import { print, printJson, type World } from '../world.ts';

export interface CheckOptions {
  readonly json?: true;
}

/** Checks a case and lists every problem. */
export async function check(world: World, path: string, options: CheckOptions): Promise<number> {
  const language = options.json ? world.dataLanguage : world.language;
  const examined = examine(readCase(world, path), language);
  const exitCode = examined.programme === undefined ? exitCodes.refused : exitCodes.fine;
  if (options.json) {
    const { diagnostics, files } = examined;
    const counts = countsOf(examined) ?? null;
    printJson(world, 'check', {
      programme: files.programmePath,
      sound: counts !== null,
      counts,
      diagnostics,
    });
    return exitCode;
  }
  const wanted = (severity: string) => !world.quiet || severity === 'error';
  const shown = diagnosticsText(world, examined, ({ severity }) => wanted(severity));
  if (shown !== '') world.effects.err.write(`${shown}\n`);
  const counts = countsOf(examined);
  const { programme, files } = examined;
  const name = programme?.name;
  print(
    world,
    [
      world.words.summary(files.programmePath, showSummary(examined.diagnostics, language)),
      ...(name === undefined || counts === undefined ? [] : [world.words.sound(name, counts)]),
    ].join('\n'),
  );
  return exitCode;
}

function countsOf({ programme }: Examined) {
  if (programme === undefined) return undefined;
  const phases = Object.values(programme.sites).flatMap((site) => Object.values(site.phases));
  return {
    sites: Object.keys(programme.sites).length,
    phases: phases.length,
    activities: phases.reduce((sum, phase) => sum + Object.keys(phase.activities).length, 0),
    claims: Object.keys(programme.claims).length,
  };
}
