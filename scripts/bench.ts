// Runs every benchmark, bench/*.bench.ts, one process each so that none warms up another.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'bench');
const wanted = process.argv[2] ?? '';
const files = readdirSync(folder).filter(
  (name) => name.endsWith('.bench.ts') && name.includes(wanted),
);
if (files.length === 0) {
  console.error(`no benchmark matches, "${wanted}". Benchmarks are the files bench/*.bench.ts.`);
  process.exit(1);
}
for (const file of files.sort()) {
  console.log(`── ${file}`);
  const { status } = spawnSync(process.execPath, [join(folder, file)], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
