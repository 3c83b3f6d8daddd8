// The whole question about the terms of the Stargate case, and once more after one want has changed.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { line } from './timing.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const commandLine = join(root, 'bin', 'groundbreak.mjs');
const folder = mkdtempSync(join(tmpdir(), 'groundbreak-bench-'));

interface Answer {
  readonly space: {
    readonly admissible: number;
    readonly asked: number;
    readonly simulated: number;
  };
}

try {
  const here = join(folder, 'stargate');
  cpSync(join(root, 'cases', 'stargate-2025-07'), here, { recursive: true });
  line('', 'wall', 'processor', 'target', 'trials asked', 'simulated');
  show('8 terms, from nothing', 60, ask(here));
  const file = join(here, 'programme.yaml');
  const before = readFileSync(file, 'utf8');
  const want = 'wants: { softbank: 1.8 bn USD,';
  if (!before.includes(want)) throw new Error(`the case has no such want any more: ${want}`);
  writeFileSync(file, before.replace(want, 'wants: { softbank: 1.9 bn USD,'));
  show('one want changed', 3, ask(here));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Asks in a fresh process with two threads; earlier values lie in the folder of the answer. */
function ask(here: string): {
  readonly wall: number;
  readonly processor: number;
  readonly answer: Answer;
} {
  const output = join(folder, 'answer');
  const start = performance.now();
  const run = spawnSync(
    'sh',
    [
      '-c',
      'time -p "$0" "$@"',
      process.execPath,
      commandLine,
      'deal',
      here,
      '--threads',
      '2',
      '-q',
      '-o',
      output,
    ],
    { encoding: 'utf8' },
  );
  if (run.status !== 0) throw new Error(`the command failed: ${run.stderr}`);
  const wall = (performance.now() - start) / 1000;
  const seconds = (name: string) =>
    Number(new RegExp(`^${name} ([\\d.]+)`, 'm').exec(run.stderr)?.[1] ?? Number.NaN);
  const answer: Answer = JSON.parse(readFileSync(join(output, 'deal.json'), 'utf8'));
  return { wall, processor: seconds('user') + seconds('sys'), answer };
}

function show(
  name: string,
  target: number,
  { wall, processor, answer }: ReturnType<typeof ask>,
): void {
  line(
    name,
    `${wall.toFixed(1)} s`,
    `${processor.toFixed(1)} s`,
    `${target} s`,
    answer.space.asked.toLocaleString('en'),
    answer.space.simulated.toLocaleString('en'),
  );
}
