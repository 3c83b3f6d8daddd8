// Whole commands on the Stargate case, each in a fresh process, against their targets.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { line, median } from './timing.ts';

const RUNS = 5;
const TARGET_MEGABYTES = 600;
const root = fileURLToPath(new URL('..', import.meta.url));
const commandLine = join(root, 'bin', 'groundbreak.mjs');
const stargate = join(root, 'cases', 'stargate-2025-07');

const commands = [
  { name: 'run, 10,000 trials', args: ['run', stargate, '--trials', '10000'], target: 3 },
  { name: 'run, 1,000 trials', args: ['run', stargate, '--trials', '1000'], target: 1.2 },
  { name: 'check', args: ['check', stargate], target: 0.5 },
];

line('command', 'median', 'of target', 'peak memory', `of ${TARGET_MEGABYTES} MB`);
for (const { name, args, target } of commands) {
  const runs: { seconds: number; megabytes: number }[] = [];
  for (let i = 0; i < RUNS; i++) runs.push(await measured(args));
  const took = median(runs.map((run) => run.seconds));
  const most = Math.max(...runs.map((run) => run.megabytes));
  line(
    name,
    `${took.toFixed(2)} s`,
    (took / target).toFixed(2),
    Number.isNaN(most) ? 'not known here' : `${most.toFixed(0)} MB`,
    (most / TARGET_MEGABYTES).toFixed(2),
  );
}

/** One run in an empty folder. @throws Error when the command fails. */
async function measured(args: readonly string[]): Promise<{ seconds: number; megabytes: number }> {
  const cwd = mkdtempSync(join(tmpdir(), 'groundbreak-bench-'));
  try {
    const start = performance.now();
    const child = spawn(process.execPath, [commandLine, ...args], { cwd, stdio: 'ignore' });
    let megabytes = Number.NaN;
    // the high-water mark only rises, so the last reading is short by no more than one interval
    const watch = setInterval(() => {
      megabytes = peakOf(child.pid) ?? megabytes;
    }, 10);
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', resolve);
    });
    clearInterval(watch);
    const seconds = (performance.now() - start) / 1000;
    if (code !== 0) throw new Error(`the command failed: ${args.join(' ')}, exit code ${code}`);
    return { seconds, megabytes };
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** Most memory that the process has held so far, where the system tells (Linux). */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : (Number(kilobytes) * 1024) / 1e6;
  } catch {
    return undefined;
  }
}
