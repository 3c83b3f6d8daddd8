// Runs every check in order and stops at the first that fails, with its exit code.
// Arguments go to vitest: `npm test -- src/units`.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const checks: readonly (readonly [heading: string, command: string, ...args: string[]])[] = [
  ['types', 'tsc', '--noEmit'],
  ['format and lint', 'biome', 'ci'],
  ['tests', 'vitest', 'run', ...process.argv.slice(2)],
];

for (const [heading, command, ...args] of checks) {
  console.log(`\n── ${heading}: ${command}`);
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (result.error) console.error(`${command} did not start: ${result.error.message}`);
  if (result.status !== 0) {
    console.error(`\n${heading}: failed`);
    process.exit(result.status ?? 1);
  }
}
