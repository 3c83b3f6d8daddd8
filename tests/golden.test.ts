// Folders of what the command line says. Each has `cmd` (lines for a shell, in which `groundbreak` is
// the command), and may have `input/` (copied to where it runs); beside them stand the expected
// `stdout`, `stderr`, `exit` and `files` (left behind, apart from the input). GOLDEN_UPDATE=1 writes them.
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { commandLine, nodeBinary, root } from './command-line.ts';

const golden = join(dirname(fileURLToPath(import.meta.url)), 'golden');
const parts = ['stdout', 'stderr', 'exit', 'files'] as const;

test.skipIf(process.platform === 'win32').each(readdirSync(golden).sort())('%s', (name) => {
  const folder = join(golden, name);
  const here = realpathSync(mkdtempSync(join(tmpdir(), 'groundbreak-golden-')));
  try {
    if (existsSync(join(folder, 'input'))) {
      cpSync(join(folder, 'input'), here, { recursive: true });
    }
    const before = new Set(filesIn(here));
    const script = [
      'groundbreak() { "$NODE_BINARY" "$COMMAND_LINE" "$@"; }',
      readFileSync(join(folder, 'cmd'), 'utf8'),
    ].join('\n');
    const run = spawnSync('sh', ['-c', script], {
      cwd: here,
      encoding: 'utf8',
      env: {
        PATH: process.env['PATH'],
        HOME: here,
        NODE_BINARY: nodeBinary,
        COMMAND_LINE: commandLine,
        CASES: join(root, 'cases'),
      },
    });
    const normal = (text: string) => text.replaceAll(here, 'HERE').replaceAll(root, 'PACKAGE');
    const found = {
      stdout: normal(run.stdout),
      stderr: normal(run.stderr),
      exit: `${run.status}\n`,
      files: filesIn(here)
        .filter((path) => !before.has(path))
        .map((path) => `${path}\n`)
        .join(''),
    };
    if (process.env['GOLDEN_UPDATE']) {
      for (const part of parts) writeFileSync(join(folder, part), found[part]);
    }
    const expected = Object.fromEntries(
      parts.map((part) => [part, readFileSync(join(folder, part), 'utf8')]),
    );
    expect(found).toEqual(expected);
  } finally {
    rmSync(here, { recursive: true, force: true });
  }
});

/** Files and empty folders, sorted. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const bare = entry.isDirectory() && readdirSync(path).length > 0;
      return bare ? '' : `${path.slice(folder.length + 1)}${entry.isDirectory() ? '/' : ''}`;
    })
    .filter((path) => path !== '')
    .sort();
}
