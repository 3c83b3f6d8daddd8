// Is the cost linear in activities and in trials, and the memory constant in trials? One thread.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from '../src/model/index.ts';
import { run } from '../src/run/index.ts';
import { allocate, BLOCK, createSimulation } from '../src/simulate/index.ts';
import { layeredProgramme } from './layered.ts';
import { line, median, seconds } from './timing.ts';

const MEGABYTE = 1e6;
const peak = (): string => `${((process.resourceUsage().maxRSS * 1024) / MEGABYTE).toFixed(0)} MB`;

const asked = process.argv[2];
if (asked !== undefined) await trials(Number(asked));
else {
  activities();
  line('trials of one hall', 'time', 'a trial', 'peak memory');
  for (const count of [1_000, 10_000, 100_000, 1_000_000]) {
    // a process each, because the peak of memory only rises
    const script = fileURLToPath(import.meta.url);
    const { status } = spawnSync(process.execPath, [script, String(count)], { stdio: 'inherit' });
    if (status !== 0) process.exit(status ?? 1);
  }
}

/** Layered networks with six calendars through the whole simulation, read and compiled beforehand. */
function activities(): void {
  line('activities', 'read', 'compile', 'a trial', 'an activity');
  for (const [phases, each] of [
    [1, 100],
    [1, 1_000],
    [10, 1_000],
  ] as const) {
    const count = phases * each;
    let programme: ReturnType<typeof layeredProgramme> | undefined;

    const read = seconds(() => {
      programme = layeredProgramme({ activities: each, phases, calendars: 6 });
    });
    if (programme === undefined) continue;
    const checked = programme;
    let model = compile(checked);
    const compiled = seconds(() => {
      model = compile(checked);
    });
    const inRound = 4 * BLOCK;
    const outcomes = allocate(model, inRound, (bytes) => new ArrayBuffer(bytes));
    const options = { seed: 1, trials: inRound, firstTrial: 0 };
    const simulation = createSimulation(model, outcomes, options);
    const all = () => {
      outcomes.sums.fill(0);
      for (let block = 0; block < simulation.blocks; block++) simulation.run(block);
    };
    all();
    const took = median(Array.from({ length: 5 }, () => seconds(all))) / inRound;
    line(
      String(count),
      `${read.toFixed(2)} s`,
      `${compiled.toFixed(2)} s`,
      `${(took * 1e6).toFixed(0)} µs`,
      `${((took / count) * 1e9).toFixed(0)} ns`,
    );
  }
}

/** The case of one hall through `run`, in which more trials than fit are folded round by round. */
async function trials(count: number): Promise<void> {
  const file = new URL('../cases/teaching-one-hall/programme.yaml', import.meta.url);
  const programme = readFileSync(file, 'utf8');
  const start = performance.now();
  await run({ programme, seed: 1, trials: count });
  const took = (performance.now() - start) / 1000;
  line(String(count), `${took.toFixed(2)} s`, `${((took / count) * 1e6).toFixed(1)} µs`, peak());
}
