// What npm packs works where it is installed: without sources, without what builds the page, in
// another folder, and with the answers of a clone. It is packed from a copy, since packing builds.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import node from '../scripts/node/package.json' with { type: 'json' };
import clonesNode from '../scripts/node/package-lock.json' with { type: 'json' };
import { nodeBinary, root } from './command-line.ts';

const there = realpathSync(mkdtempSync(join(tmpdir(), 'groundbreak-package-')));
const clone = join(there, 'clone');
const modules = join(there, 'project', 'node_modules');
const installed = join(modules, 'groundbreak');
const command = join(installed, manifest.bin.groundbreak);
const elsewhere = join(there, 'elsewhere');
const hall = join(installed, 'cases', 'teaching-one-hall');
let packed: readonly string[] = [];

beforeAll(() => {
  copyClone();
  const tarball = pack();
  mkdirSync(modules, { recursive: true });
  mkdirSync(elsewhere);
  done(spawnSync('tar', ['-xzf', tarball, '-C', modules], { encoding: 'utf8' }));
  cpSync(join(modules, 'package'), installed, { recursive: true });
  rmSync(join(modules, 'package'), { recursive: true });
  for (const name of Object.keys(manifest.dependencies))
    cpSync(join(root, 'node_modules', name), join(modules, name), { recursive: true });
}, 180_000);
afterAll(() => rmSync(there, { recursive: true, force: true }));

/** The files of a clone, as they are now; what is installed is linked, entry by entry. */
function copyClone(): void {
  const left = new Set(['.git', 'node_modules', 'dist', 'reports', 'coverage', '.cache']);
  cpSync(root, clone, {
    recursive: true,
    filter: (path) => path === root || !left.has(basename(path)),
  });
  mkdirSync(join(clone, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules')))
    symlinkSync(join(root, 'node_modules', name), join(clone, 'node_modules', name));
}

function pack(): string {
  const { stdout } = done(
    spawnSync(
      'npm',
      ['pack', '--ignore-scripts=false', '--offline', '--json', '--pack-destination', there],
      { cwd: clone, env: plain(), encoding: 'utf8', shell: process.platform === 'win32' },
    ),
  );
  const [{ filename, files }]: [{ filename: string; files: { path: string }[] }] =
    JSON.parse(stdout);
  packed = files.map(({ path }) => path);
  return join(there, filename);
}

/** The surroundings, without what npm tells the tests it runs, a language or a display. */
const plain = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(npm_|LC_|LANG|NODE_|VITEST|DISPLAY|WAYLAND)/i.test(name),
    ),
  ),
});

function done<T extends { status: number | null; stderr: string }>(finished: T): T {
  if (finished.status !== 0) throw new Error(`exit code ${finished.status}: ${finished.stderr}`);
  return finished;
}

const inFolder = (folder: string, script: string, ...args: readonly string[]) =>
  spawnSync(nodeBinary, [script, ...args], { cwd: folder, env: plain(), encoding: 'utf8' });
const groundbreak = (...args: readonly string[]): string =>
  done(inFolder(elsewhere, command, ...args)).stdout;

/** What a folder holds: hashes by path. */
const below = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [
        path.slice(folder.length + 1),
        createHash('sha256').update(readFileSync(path)).digest('hex'),
      ]),
  );

function holdsPage(html: string): boolean {
  const { shell }: { shell: { script: string; style: string; engine: string } } = JSON.parse(
    readFileSync(join(installed, 'dist', 'page.json'), 'utf8'),
  );
  return [shell.script, shell.style, shell.engine].every(
    (part) => part.length > 5000 && html.includes(part),
  );
}

describe('what is in it', () => {
  test('is what runs and what it reads, no source and no test', () => {
    expect([...new Set(packed.map((path) => path.split('/')[0]))].sort()).toEqual(
      ['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json']
        .concat(['bin', 'cases', 'data', 'dist', 'docs', 'schema'])
        .sort(),
    );
    for (const path of ['dist/page.json', 'dist/cli/main.js', 'dist/cli/thread.mjs'])
      expect(packed).toContain(path);
    expect(packed.filter((path) => /\.tsx?$|\.test\.|\/testing\/|pictures/.test(path))).toEqual([]);
  });

  test('is all that it needs, together with its dependencies', () => {
    const wanted = packed
      .filter((path) => path.startsWith('dist/') && /js$/.test(path))
      .flatMap((path) => [
        ...readFileSync(join(installed, path), 'utf8').matchAll(
          /^(?:import|export|\}).* from '([^.'][^']*)'|\bimport\('([^.'][^']*)'\)/gm,
        ),
      ])
      .map(([, stated = '', asked = stated]) => asked)
      .filter((name) => !name.startsWith('node:'))
      .map((name) => name.split('/')[0] ?? '');
    expect([...new Set(wanted)].sort()).toEqual(Object.keys(manifest.dependencies).sort());
    const resolve = createRequire(command).resolve;
    for (const name of ['vite', 'react', 'typescript']) expect(() => resolve(name)).toThrow(name);
  });

  test('brings no Node, which a clone pins apart, with hashes', () => {
    expect(Object.keys(manifest)).not.toContain('optionalDependencies');
    const { '': own, ...others } = clonesNode.packages;
    expect(own.optionalDependencies).toEqual(node.optionalDependencies);
    expect(Object.keys(others).sort()).toEqual(
      Object.keys(node.optionalDependencies).map((name) => `node_modules/${name}`),
    );
    for (const { integrity } of Object.values(others)) expect(integrity).toMatch(/^sha512-/);
    expect(JSON.stringify(clonesNode)).not.toMatch(/"resolved"|https?:/);
  });
});

describe('the command', () => {
  test('answers, starts a programme, checks it and explains a code', () => {
    expect(groundbreak('--version')).toBe(`${manifest.version}\n`);
    groundbreak('init', 'mine');
    expect(groundbreak('check', 'mine')).toContain('no problems');
    expect(groundbreak('explain', 'GB101')).toContain('GB101 not-text');
  });

  test.each([
    ['run', 'teaching-one-hall', '100', 'result.json'],
    ['deal', 'teaching-deal', '16', 'deal.json'],
  ])('%s %s works on threads, to the bytes of a clone', (name, ofCase, trials, answer) => {
    const args = ['--quiet', name, join(installed, 'cases', ofCase), '--trials', trials];
    const options = ['--seed', '5', '--threads', '2', '--output'];
    groundbreak(...args, ...options, name);
    const sources = join(clone, 'src', 'cli', 'main.ts');
    done(inFolder(clone, sources, ...args, ...options, join(there, name)));
    const files = below(join(elsewhere, name));
    expect(Object.keys(files)).toContain(answer);
    expect(files).toEqual(below(join(there, name)));
  });

  test('writes the page that was packed', () => {
    groundbreak('--quiet', 'run', hall, '--trials', '20', '--output', 'page');
    expect(holdsPage(readFileSync(join(elsewhere, 'page', 'report.html'), 'utf8'))).toBe(true);
  });

  test.skipIf(process.platform === 'win32')('serves the page of a case', async () => {
    const child = spawn(nodeBinary, [command, 'open', hall, '--trials', '50'], {
      cwd: elsewhere,
      env: plain(),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const closed = once(child, 'close');
    let said = '';
    for await (const text of child.stdout) {
      said += String(text);
      if (said.includes('\n')) break;
    }
    const html = await (await fetch(said.trim())).text();
    child.kill('SIGINT');
    expect(await closed).toEqual([130, null]);
    expect(holdsPage(html)).toBe(true);
  });

  test('says that it was not built, instead of a missing module', () => {
    const bare = join(there, 'bare');
    cpSync(join(installed, 'bin'), join(bare, 'bin'), { recursive: true });
    const { status, stderr } = inFolder(bare, join(bare, manifest.bin.groundbreak), '--version');
    expect(status).toBe(1);
    expect(stderr).toMatch(/^error: this package of groundbreak was not built/);
  });
});
