// Installs the pinned dependencies when they are missing or differ from the lockfile, and builds the page.
// Plain JavaScript, because it must run on the Node of the machine (20 or newer): the pinned
// Node 24 is itself installed here, from scripts/node, since who installs the package brings
// another. It is a script of its own, run before the real one, because a shell that has once
// looked up `node` would not see the newly installed one.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const ownNode = join(root, 'scripts', 'node');
const stampFile = join(root, 'node_modules', '.installed');
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(readFileSync(join(ownNode, 'package-lock.json')))
  .update(`${process.platform}-${process.arch}`)
  .digest('hex');

if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== wanted) {
  console.error('groundbreak: installing the pinned dependencies (npm ci)');
  install(root);
  install(ownNode);
  writeFileSync(stampFile, wanted);
}

// One package per platform brings Node, all of them with the command `node`; npm removes that
// command together with the packages it leaves out, so the link is made here.
const suffix = process.platform === 'win32' ? '.exe' : '';
const bundled = join(root, 'node_modules', '.bin', `node${suffix}`);
const names = ['node-bin-', 'node-'].map(
  (prefix) => `${prefix}${process.platform.replace('win32', 'win')}-${process.arch}`,
);
const packaged = names
  .map((name) => join(ownNode, 'node_modules', name, 'bin', `node${suffix}`))
  .find((path) => existsSync(path));
if (packaged !== undefined && !existsSync(bundled)) {
  rmSync(bundled, { force: true });
  if (suffix) linkSync(packaged, bundled);
  else symlinkSync(relative(dirname(bundled), packaged), bundled);
}

const version = existsSync(bundled)
  ? spawnSync(bundled, ['--version'], { encoding: 'utf8' }).stdout
  : process.version;
if (!(Number.parseInt(String(version).slice(1), 10) >= 24)) {
  console.error(
    `groundbreak: needs node 24, and none runs here: ${process.platform}-${process.arch}. Install node 24 or newer and try again.`,
  );
  process.exit(1);
}

// a forecast would build it too, beside its own work and in the same memory; it also says what fails
if (!existsSync(join(root, 'dist', 'page.json'))) {
  console.error('groundbreak: building the page');
  const node = existsSync(bundled) ? bundled : process.execPath;
  spawnSync(node, ['scripts/build-page.ts'], { cwd: root, stdio: 'ignore' });
}

function install(folder) {
  // what npm is doing around this, to pack or to install, is not meant for it
  const here = ['--dry-run=false', '--global=false', '--include=dev', '--include=optional'];
  const flags = ['ci', ...here, '--loglevel=error', '--no-fund', '--no-audit', '--no-progress'];
  const cli = process.env.npm_execpath ?? '';
  // the result of a command belongs on stdout, so what npm says goes to stderr
  const quiet = { cwd: folder, stdio: ['ignore', 2, 2] };
  const result = cli.endsWith('npm-cli.js')
    ? spawnSync(process.env.npm_node_execpath ?? process.execPath, [cli, ...flags], quiet)
    : spawnSync('npm', flags, { ...quiet, shell: process.platform === 'win32' });
  if (result.status === 0) return;
  console.error(`groundbreak: npm ci failed, exit code ${result.status ?? result.signal}.`);
  process.exit(1);
}
