// The rules of the house: the linter's own are proved to fire, the rest are checked here.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const IMPORTS = 'lint/style/noRestrictedImports';
const NODE = 'lint/correctness/noNodejsModules';
const GLOBALS = 'lint/style/noRestrictedGlobals';
const CONSOLE = 'lint/suspicious/noConsole';
const ANY = 'lint/suspicious/noExplicitAny';
const PLUGIN = 'plugin';

const snippets: readonly (readonly [folder: string, code: string, ...rules: string[]])[] = [
  ['src/units', "export { a } from '../model/index.ts';", IMPORTS],
  ['src/units', "import { a } from '../model/index.ts';\nexport const b = a;", IMPORTS],
  ['src/units', "import type { A } from '../model/index.ts';\nexport type B = A;", IMPORTS],
  ['src/units', "export const a = await import('../simulate/index.ts');", IMPORTS],
  ['src/units', "export { a } from '../uncertainty/index.ts';", IMPORTS],
  ['src/units/sub', "export { a } from '../../uncertainty/index.ts';", IMPORTS],
  ['src/uncertainty', "export { a } from '../programme/index.ts';", IMPORTS],
  ['src/programme', "export { a } from '../evidence/index.ts';", IMPORTS],
  ['src/evidence', "export { a } from '../model/index.ts';", IMPORTS],
  ['src/model', "export { a } from '../simulate/index.ts';", IMPORTS],
  ['src/model', "export { a } from '../units/dates.ts';", IMPORTS],
  ['src/model', "export { a } from '../units/deep/dates.ts';", IMPORTS],
  ['src/model/sub', "export { a } from '../../units/dates.ts';", IMPORTS],
  ['src/simulate', "export { a } from '../money/index.ts';", IMPORTS],
  ['src/simulate', "export { a } from '../run/index.ts';", IMPORTS],
  ['src/money', "export { a } from '../deal/index.ts';", IMPORTS],
  ['src/deal', "export { a } from '../run/index.ts';", IMPORTS],
  ['src/run', "export { a } from '../report/index.ts';", IMPORTS],
  ['src/report', "export { a } from '../cli/index.ts';", IMPORTS],
  ['src/cli', "export { a } from '../run/pool.ts';", IMPORTS],
  ['tests', "export { a } from '../src/units/dates.ts';", IMPORTS],
  ['web', "export { a } from '../src/run/pool.ts';", IMPORTS],
  ['src/model', "export { readFileSync } from 'node:fs';", NODE],
  ['src/money', "import { join } from 'node:path';\nexport const b = join;", NODE],
  ['src/model', 'export const b = process.env;', GLOBALS],
  ['src/model', 'export const b = performance.now();', GLOBALS],
  ['src/model', 'console.log(1);', CONSOLE],
  ['src/model', 'export const b = Math.random();', PLUGIN],
  ['src/model', 'export const b = Math.random;', PLUGIN],
  ['src/simulate', 'export const e = Math.exp(1);', PLUGIN],
  ['src/model', 'export const b = Date.now();', PLUGIN],
  ['src/deal', 'export const b = new Date();', PLUGIN],
  ['src/run', 'export const b: any = 1;', ANY],

  ['src/units', "export { a } from './dates.ts';"],
  ['src/model', "export { a } from '../units/index.ts';"],
  ['src/model/sub', "export { a } from '../../units/index.ts';"],
  ['src/model/sub', "export { a } from '../network.ts';"],
  ['src/model', "export { z } from 'zod';"],
  ['src/evidence', "export { default } from '../../data/x.json' with { type: 'json' };"],
  ['src/deal', "export const b = new Date('2025-07-21');"],
  ['src/deal', 'export const b = [1][0]!;'],
  ['src/run', "import { cpus } from 'node:os';\nexport const b = cpus;"],
  ['src/cli', "export { a } from '../report/index.ts';\nexport const b = Date.now();"],
  ['tests', "export { a } from '../src/units/index.ts';"],
];

describe('the linter', () => {
  const folder = mkdtempSync(join(tmpdir(), 'groundbreak-house-'));
  const found = new Map<string, string[]>();
  const nameOf = (at: string, index: number) => `${at}/snippet${index}.ts`;

  beforeAll(() => {
    cpSync(join(root, 'biome.json'), join(folder, 'biome.json'));
    mkdirSync(join(folder, 'scripts'));
    for (const plugin of ['pure.grit', 'same-bits.grit']) {
      cpSync(join(root, 'scripts', plugin), join(folder, 'scripts', plugin));
    }
    snippets.forEach(([at, code], index) => {
      mkdirSync(join(folder, at), { recursive: true });
      writeFileSync(join(folder, nameOf(at, index)), `${code}\n`);
    });
    const run = spawnSync(
      join(root, 'node_modules/.bin/biome'),
      ['lint', '--reporter=json', '--max-diagnostics=none'],
      { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' },
    );
    const report: { diagnostics: { category: string; location: { path: string } }[] } = JSON.parse(
      run.stdout,
    );
    for (const { category, location } of report.diagnostics) {
      found.set(location.path, [...(found.get(location.path) ?? []), category]);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(snippets.map((snippet, index) => [index, ...snippet] as const))(
    '%i %s: %s',
    (index, at, _code, ...rules) => {
      expect(found.get(nameOf(at, index)) ?? []).toEqual(rules);
    },
  );
});

describe('the rooms', () => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => name.replaceAll('\\', '/'));
  const rooms = [...new Set(sources.map((name) => name.split('/')[0] ?? ''))];

  test.each(rooms)('%s has a public face', (room) => {
    expect(sources).toContain(`${room}/index.ts`);
  });

  test('no file is called utils, helpers or common', () => {
    expect(sources.filter((name) => /(^|\/)(utils?|helpers?|common)(\.|\/)/.test(name))).toEqual(
      [],
    );
  });

  test('files are short: nine in ten under 350 lines, none over 800, tests aside', () => {
    const lengths = sources
      .filter((name) => !name.includes('.test.'))
      .map((name) => ({
        name,
        lines: readFileSync(join(root, 'src', name), 'utf8').split('\n').length,
      }));
    const long = lengths.filter(({ lines }) => lines > 350);
    expect(lengths.filter(({ lines }) => lines > 800)).toEqual([]);
    expect(long.length, JSON.stringify(long)).toBeLessThanOrEqual(lengths.length / 10);
  });

  test('a thread that simulates loads nothing that reads programmes', () => {
    const found = new Set([join(root, 'src/cli/serve-thread.ts')]);
    const others = new Set<string>();
    for (const path of found)
      for (const name of loadedBy(readFileSync(path, 'utf8'))) {
        if (/^\..*\.ts$/.test(name)) found.add(join(dirname(path), name));
        else if (!name.startsWith('.')) others.add(name);
      }
    expect([...others]).toEqual(['node:worker_threads']);
    const reading = [...found].filter((path) => /src\/(programme|evidence|model)\//.test(path));
    expect(reading).toEqual([]);
  });
});

/** What a module loads before it runs, types aside. */
const loadedBy = (text: string): readonly string[] =>
  [...text.matchAll(/^(?:import|export) (?!type )[^;]*?from '([^']+)'/gm)].map(
    ([, name]) => name ?? '',
  );

// npm leaves out of the lockfile what the registry at hand lacks, and then refuses its own lockfile
// wherever that package is found: every platform's packages must be named.
test('the lockfile is complete, names no registry, and carries hashes', () => {
  const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
  type Entry = { integrity?: string; optional?: boolean; optionalDependencies?: object };
  const { packages }: { packages: Record<string, Entry> } = JSON.parse(text);
  const missing = Object.values(packages)
    .flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
    .filter((name) => !(`node_modules/${name}` in packages));
  expect(missing).toEqual([]);
  expect(text).not.toMatch(/"resolved"|https?:\/\/registry/);
  const unhashed = Object.entries(packages).filter(
    ([path, { integrity, optional }]) => path !== '' && !optional && integrity === undefined,
  );
  expect(unhashed).toEqual([]);
});
