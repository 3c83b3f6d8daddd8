import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PageShell } from '../report/index.ts';
import { Refusal } from './refusal.ts';
import type { World } from './world.ts';

interface BuiltPage {
  readonly inputs: readonly string[];
  readonly hash: string;
  readonly shell: PageShell;
}

/**
 * The built page, from `dist/page.json` while that is the page of the sources beside it, else built
 * now, which takes a few seconds. An installed package has no sources and brings its page.
 */
export async function pageShell(world: World): Promise<PageShell> {
  const { home, files } = world.effects;
  const builder = join(home, 'scripts', 'build-page.ts');
  const kept = keptPage(world);
  const settled = files.kind(builder) === undefined;
  if (kept !== undefined && (settled || isCurrent(world, kept))) return kept.shell;
  let build: { readonly buildPage: () => Promise<PageShell> };
  try {
    build = await import(pathToFileURL(builder).href);
  } catch {
    // without the tools to build it, the page that is there is better than none
    if (kept !== undefined) return kept.shell;
    throw new Refusal(world.words.refused.noPage(builder));
  }
  return build.buildPage();
}

function keptPage({ effects }: World): BuiltPage | undefined {
  const path = join(effects.home, 'dist', 'page.json');
  if (effects.files.kind(path)?.kind !== 'file') return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(effects.files.read(path)));
  } catch {
    return undefined;
  }
}

/** Same in `scripts/build-page.ts`, which writes the hash. */
function isCurrent({ effects }: World, { inputs, hash }: BuiltPage): boolean {
  const now = createHash('sha256');
  try {
    for (const path of inputs)
      now.update(path).update(effects.files.read(join(effects.home, path)));
  } catch {
    return false;
  }
  return now.digest('hex') === hash;
}
