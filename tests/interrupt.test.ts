// Stopping a long run leaves nothing behind, however far it is.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { commandLine, nodeBinary, root } from './command-line.ts';

const theCase = join(root, 'cases', 'teaching-one-hall');

test.skipIf(process.platform === 'win32').each([
  ['SIGINT', 130, '1'],
  ['SIGINT', 130, '2'],
  ['SIGTERM', 143, '2'],
] as const)('%s ends a run with %i on %s threads', async (signal, exitCode, threads) => {
  const here = mkdtempSync(join(tmpdir(), 'groundbreak-interrupt-'));
  try {
    const args = ['run', theCase, '--trials', '10000000', '--threads', threads];
    const child = spawn(nodeBinary, [commandLine, ...args], {
      cwd: here,
      env: { PATH: process.env['PATH'] },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    let result = '';
    child.stderr.on('data', (data) => {
      said += String(data);
    });
    child.stdout.on('data', (data) => {
      result += String(data);
    });
    const closed = once(child, 'close');
    // The folder for the report is made before the simulation begins.
    while (readdirSync(here).length === 0 && child.exitCode === null) await wait(20);
    await wait(500);
    child.kill(signal);
    const [code] = await closed;
    expect({ code, result, said, left: readdirSync(here) }).toEqual({
      code: exitCode,
      result: '',
      said: 'interrupted; nothing was left behind\n',
      left: [],
    });
  } finally {
    rmSync(here, { recursive: true, force: true });
  }
});
