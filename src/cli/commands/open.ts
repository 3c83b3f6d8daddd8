import { join, resolve } from 'node:path';
import { kindOf, missing, readCase } from '../case-files.ts';
import { languages } from '../language.ts';
import { exitCodes, Refusal } from '../refusal.ts';
import { print, type World } from '../world.ts';

/** Opens the report of a case in the browser; prints its path where there is no display. */
export async function open(world: World, path: string): Promise<number> {
  const page = resolve(world.effects.folder, pageAt(world, path));
  const [command, ...args] = opener(world, page);
  const opened = command !== undefined && (await world.effects.launch(command, args));
  print(world, opened ? world.words.opened(page) : page);
  return exitCodes.fine;
}

/** The HTML file meant: itself, in a report folder, or in the usual report folder of a case. */
function pageAt(world: World, path: string): string {
  const kind = kindOf(world, path) ?? missing(world, path);
  if (kind === 'file' && path.endsWith('.html')) return path;
  const names = languages
    .toSorted((a, b) => Number(b === world.language) - Number(a === world.language))
    .map((language) => (language === 'en' ? 'report.html' : `report.${language}.html`));
  const here = names.map((name) => join(path, name)).find((file) => kindOf(world, file) === 'file');
  if (here !== undefined) return here;
  const usual = join('reports', readCase(world, path).name);
  const there = names
    .map((name) => join(usual, name))
    .find((file) => kindOf(world, file) === 'file');
  if (there !== undefined) return there;
  throw new Refusal(world.words.refused.noReport(usual));
}

/** The command that opens a file on this system; none without a display. */
function opener({ effects }: World, page: string): readonly string[] {
  const { platform, env } = effects;
  if (platform === 'darwin') return ['open', page];
  if (platform === 'win32') return ['explorer.exe', page];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open', page] : [];
}
