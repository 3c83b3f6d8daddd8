// Builds what an installed package runs into dist/: the sources that the command needs, in plain
// JavaScript since Node translates no TypeScript below node_modules, and the page of the reports.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPage } from './build-page.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Paths and addresses of other files in a source: `'./x.ts'`, `'../../data/x.json'`. */
const NEIGHBOUR = /(?<=['"])\.{1,2}\/[^'"\n]*\.(?:ts|mjs|json)(?=['"])/g;

/** Writes `dist/`; what else was there is removed. The paths of the scripts, below `dist/`. */
async function buildPackage(): Promise<readonly string[]> {
  const dist = join(root, 'dist');
  mkdirSync(dist, { recursive: true });
  // the page stays until it is replaced: a command may be about to read it
  for (const name of readdirSync(dist))
    if (name !== 'page.json') rmSync(join(dist, name), { recursive: true });
  const scripts = sourcesFrom('src/cli/main.ts').map((path) => {
    const script = scriptOf(path.slice('src/'.length));
    mkdirSync(dirname(join(dist, script)), { recursive: true });
    writeFileSync(join(dist, script), translated(path));
    return script;
  });
  await buildPage();
  return scripts;
}

/** A source and all that it leads to. Throws when one is not there. */
function sourcesFrom(entry: string): readonly string[] {
  const found = new Set([entry]);
  for (const path of found) {
    for (const [neighbour] of untyped(path).matchAll(NEIGHBOUR)) {
      const target = posix.join(posix.dirname(path), neighbour);
      if (!existsSync(join(root, target)))
        throw new Error(`${path} names a file that is not there: "${neighbour}"`);
      if (!target.endsWith('.json')) found.add(target);
    }
  }
  return [...found];
}

/** Folders of `dist/` are those of `src/`, so that what lies beside both is found from both. */
const translated = (path: string): string => untyped(path).replaceAll(NEIGHBOUR, scriptOf);

const scriptOf = (path: string): string => path.replace(/\.ts$/, '.js');

/** A source with blanks for its types, those at the end of a line left out unless they are text. */
function untyped(path: string): string {
  const source = readFileSync(join(root, path), 'utf8');
  if (!path.endsWith('.ts')) return source;
  const lines = source.split('\n');
  return stripTypeScriptTypes(source)
    .split('\n')
    .map((line, i) => (/\s$/.test(lines[i] ?? '') ? line : line.trimEnd()))
    .join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const scripts = await buildPackage();
  // the output of npm pack is read by programs
  console.error(`built dist: the page and ${scripts.length} scripts`);
}
