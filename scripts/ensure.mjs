// Installs the pinned dependencies when they are missing or differ from the lockfile.
// Plain JavaScript, because it must run on the Node of the machine (20 or newer): the pinned
// Node 24 is itself one of the dependencies. It is a script of its own, run before the real one,
// because a shell that has once looked up `node` would not see the newly installed one.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const stampFile = join(root, 'node_modules', '.installed');
const wanted = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(`${process.platform}-${process.arch}`)
  .digest('hex');

if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== wanted) {
  console.error('groundbreak: installing the pinned dependencies (npm ci)');
  const flags = ['ci', '--loglevel=error', '--no-fund', '--no-audit', '--no-progress'];
  const cli = process.env.npm_execpath ?? '';
  const result = cli.endsWith('npm-cli.js')
    ? spawnSync(process.env.npm_node_execpath ?? process.execPath, [cli, ...flags], quiet())
    : spawnSync('npm', flags, { ...quiet(), shell: process.platform === 'win32' });
  if (result.status !== 0) {
    console.error(`groundbreak: npm ci failed, exit code ${result.status ?? result.signal}.`);
    process.exit(1);
  }
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
  .map((name) => join(root, 'node_modules', name, 'bin', `node${suffix}`))
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

// The result of a command belongs on stdout, so what npm says goes to stderr.
function quiet() {
  return { cwd: root, stdio: ['ignore', 2, 2] };
}
