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
  ['run', 'SIGINT', 130, '1'],
  ['run', 'SIGINT', 130, '2'],
  ['run', 'SIGTERM', 143, '2'],
  ['money', 'SIGINT', 130, '1'],
  ['money', 'SIGINT', 130, '2'],
  ['money', 'SIGTERM', 143, '2'],
] as const)('%s: %s ends it with %i on %s threads', async (command, signal, exitCode, threads) => {
  const here = mkdtempSync(join(tmpdir(), 'groundbreak-interrupt-'));
  try {
    const output = command === 'money' ? ['--output', 'model.xlsx'] : [];
    const args = [command, theCase, '--trials', '10000000', '--threads', threads, ...output];
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
    // What will hold the report or the workbook is made before the simulation begins.
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
