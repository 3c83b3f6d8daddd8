import { join, resolve } from 'node:path';
import { kindOf, missing, readCase } from '../case-files.ts';
import { dealBeside } from '../deal-beside.ts';
import { examine } from '../examine.ts';
import { type ForecastOptions, forecast } from '../forecast.ts';
import { htmlName } from '../html-name.ts';
import { languages } from '../language.ts';
import { exitCodes, Refusal } from '../refusal.ts';
import { pageFrame, pageOf } from '../report-files.ts';
import { print, say, type World } from '../world.ts';

/** Path at which the page hears that there is a newer result. */
const NEWS = '/news';

/**
 * Shows a report in the browser; a case is simulated, served on this machine, and simulated again
 * whenever its files change, until the command is stopped. Prints the address where there is no display.
 */
export async function open(
  world: World,
  path: string,
  options: ForecastOptions = {},
): Promise<number> {
  const kind = kindOf(world, path) ?? missing(world, path);
  if (kind === 'file' && path.endsWith('.html')) return show(world, resolved(world, path));
  const written = languages
    .toSorted((a, b) => Number(b === world.language) - Number(a === world.language))
    .map((language) => join(path, htmlName(language)))
    .find((file) => kindOf(world, file) === 'file');
  if (written !== undefined) return show(world, resolved(world, written));
  return serveCase(world, path, options);
}

const resolved = (world: World, path: string): string => resolve(world.effects.folder, path);

async function show(world: World, address: string): Promise<number> {
  const [command, ...args] = opener(world, address);
  const opened = command !== undefined && (await world.effects.launch(command, args));
  print(world, opened ? world.words.opened(address) : address);
  return exitCodes.fine;
}

async function serveCase(world: World, path: string, options: ForecastOptions): Promise<number> {
  const { effects, words } = world;
  let page = await forecastPage(world, path, options);
  const server = await effects.serve((asked) => {
    if (asked === '/') return { kind: 'page', html: page };
    return asked === NEWS ? { kind: 'events' } : { kind: 'nothing' };
  });
  let busy = false;
  let again = false;
  const renew = async (): Promise<void> => {
    again = true;
    if (busy) return;
    busy = true;
    while (again) {
      again = false;
      try {
        page = await forecastPage(world, path, options);
        server.tell('newer');
        say(world, words.ranAgain);
      } catch (error) {
        // a file in the middle of its change: the page stays as it was
        if (!(error instanceof Refusal)) throw error;
        say(world, `${words.error}: ${error.message}\n  ${error.mend}`);
      }
    }
    busy = false;
  };
  const { programmePath, factsPath } = readCase(world, path);
  return new Promise((_, reject) => {
    const unwatch = [programmePath, factsPath].map((file) =>
      effects.watch(resolved(world, file), () => void renew().catch(reject)),
    );
    world.stopping.guard(() => {
      for (const stop of unwatch) stop();
      server.close();
    });
    show(world, server.url).then(() => say(world, words.serving), reject);
  });
}

async function forecastPage(world: World, path: string, options: ForecastOptions): Promise<string> {
  const examined = examine(readCase(world, path), world.language);
  const result = await forecast(world, examined, options);
  const deal = await dealBeside(world, join('reports', examined.files.name), result.stamp.inputs);
  return pageOf(world.language, result, examined, await pageFrame(world, examined), {
    news: NEWS,
    ...(deal === undefined ? {} : { deal }),
  });
}

/** The command that opens a file or an address on this system; none without a display. */
function opener({ effects }: World, address: string): readonly string[] {
  const { platform, env } = effects;
  if (platform === 'darwin') return ['open', address];
  if (platform === 'win32') return ['explorer.exe', address];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open', address] : [];
}
