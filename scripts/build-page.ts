// Builds the page without a result: one script, one style sheet, and the engine for its worker.
// `dist/page.json` keeps them with the hash of what they were built from.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { build, type Plugin } from 'vite';
import { packed } from '../src/cli/index.ts';
import type { PageShell } from '../src/report/index.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const file = join(root, 'dist', 'page.json');

/** The built page with what it was built from. */
export interface BuiltPage {
  /** Paths from the root of the project, with `/`. */
  readonly inputs: readonly string[];
  readonly hash: string;
  readonly shell: PageShell;
}

/** Builds the page and keeps it in `dist/page.json`, if that can be written. */
export async function buildPage(): Promise<PageShell> {
  const page = await bundle('web/main.tsx');
  const engine = await bundle('web/engine/worker.ts');
  const inputs = [
    ...new Set([
      ...page.modules,
      ...engine.modules,
      ...filesIn('web').filter((path) => !path.includes('.test.')),
      'package.json',
      'package-lock.json',
      'scripts/build-page.ts',
    ]),
  ].sort();
  const shell = {
    script: page.script,
    style: page.style,
    engine: await packed(engine.script),
  };
  const built: BuiltPage = { inputs, hash: hashOf(inputs), shell };
  keep(JSON.stringify(built));
  return shell;
}

/** One entry with all that it needs as one script, and the style it imports. */
async function bundle(entry: string) {
  const made = await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [mapOfStates()],
    // said outright, since under a test runner the tools would build for development
    mode: 'production',
    oxc: { jsx: { runtime: 'automatic', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      cssMinify: true,
      minify: true,
      target: 'es2024',
      lib: { entry: join(root, entry), name: 'page', formats: ['iife'], fileName: () => 'page.js' },
      // rooms are pure: what is imported and not used leaves nothing behind
      rollupOptions: {
        treeshake: { moduleSideEffects: (id) => !/[\\/]src[\\/]/.test(id) },
      },
    },
  });
  const outputs = [made].flat().flatMap((one) => ('output' in one ? one.output : []));
  let script = '';
  let style = '';
  const modules: string[] = [];
  for (const output of outputs) {
    if (output.type === 'chunk') {
      script += output.code;
      modules.push(...output.moduleIds.filter((id) => id.startsWith(root)).map(fromRoot));
    } else if (output.fileName.endsWith('.css')) style += String(output.source);
  }
  return {
    script,
    style,
    modules: modules.filter((path) => !path.startsWith('node_modules/')),
  };
}

const fromRoot = (path: string): string => relative(root, path).replaceAll('\\', '/');

const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => fromRoot(join(entry.parentPath, entry.name)));

/** Same in `src/cli/page-shell.ts`, which decides by it whether the page is still that of the sources. */
function hashOf(inputs: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of inputs) hash.update(path).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

/** Whoever builds at the same time writes the same; a folder that cannot be written is no failure. */
function keep(text: string): void {
  const staging = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(staging, text);
    renameSync(staging, file);
  } catch {
    rmSync(staging, { force: true });
  }
}

/** The borders of the states as paths in the plane of us-atlas, an Albers projection of 975 by 610. */
function mapOfStates(): Plugin {
  const name = 'virtual:us-states';
  return {
    name,
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) =>
      id === `\0${name}` ? `export default ${JSON.stringify(statePaths())}` : undefined,
  };
}

interface StatesTopology extends Topology {
  readonly objects: { readonly states: GeometryCollection; readonly nation: GeometryCollection };
}

function statePaths(): { readonly nation: string; readonly borders: string } {
  const atlas: StatesTopology = JSON.parse(
    readFileSync(join(root, 'node_modules/us-atlas/states-albers-10m.json'), 'utf8'),
  );
  const { states, nation } = atlas.objects;
  const outline = feature(atlas, nation).features.flatMap(({ geometry }) =>
    geometry.type === 'MultiPolygon'
      ? geometry.coordinates.flat()
      : geometry.type === 'Polygon'
        ? geometry.coordinates
        : [],
  );
  return {
    nation: outline.map((ring) => lineOf(ring, 'Z')).join(''),
    borders: mesh(atlas, states, (a, b) => a !== b)
      .coordinates.map((l) => lineOf(l, ''))
      .join(''),
  };
}

/** A line with points closer than a pixel and a half left out; specks vanish. */
function lineOf(points: readonly (readonly number[])[], end: string): string {
  const kept: (readonly [number, number])[] = [];
  points.forEach(([x = 0, y = 0], i) => {
    const before = kept.at(-1);
    const far = before === undefined || Math.hypot(x - before[0], y - before[1]) >= 1.5;
    if (far || i === points.length - 1) kept.push([Math.round(x), Math.round(y)]);
  });
  return kept.length < 4 && end !== '' ? '' : `M${kept.map((p) => p.join(',')).join('L')}${end}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const started = performance.now();
  const { script, style, engine } = await buildPage();
  const sizes = [script, style, engine].map(({ length }) => Math.round(length / 1000));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(
    `built ${fromRoot(file)} in ${seconds} s: page ${sizes[0]} kB, style ${sizes[1]} kB, engine ${sizes[2]} kB`,
  );
}
