// Internal rates of return of a million vectors of 120 monthly flows, against chunked NumPy.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
// biome-ignore lint/style/noRestrictedImports: a part of a room is measured, not its face
import { createIrrBlock } from '../src/money/returns/index.ts';
import { BLOCK } from '../src/simulate/index.ts';
import { fillUniform, streamKey } from '../src/uncertainty/index.ts';
import { missingRival, startRival } from './rival.ts';
import { line, median, seconds } from './timing.ts';

const PERIODS = 120;
const BLOCKS = 488;
const VECTORS = BLOCKS * BLOCK;
const ROUNDS = 9;
/** A round is this much of a million vectors. */
const PART = VECTORS / 1_000_000;

/** One to three years of building, then income that brings 20 % to 120 % of a month's cost. */
function projects(block: number): Float64Array {
  const numbers = new Float64Array((PERIODS + 2) * BLOCK);
  fillUniform(streamKey(1, 'irr'), block * numbers.length, numbers, 0, numbers.length);
  const flows = new Float64Array(PERIODS * BLOCK);
  for (let lane = 0; lane < BLOCK; lane++) {
    const months = 12 + Math.floor(25 * numbers[PERIODS * BLOCK + lane]!);
    const income = 0.2 + numbers[(PERIODS + 1) * BLOCK + lane]!;
    for (let at = lane, i = 0; i < PERIODS; i++, at += BLOCK) {
      flows[at] = (i < months ? -1 : income) * (0.5 + numbers[at]!);
    }
  }
  return flows;
}

const blocks = Array.from({ length: BLOCKS }, (_, block) => projects(block));
const engine = createIrrBlock(PERIODS, BLOCK);
const rates = new Float64Array(VECTORS);
const found = new Int32Array(VECTORS);
const all = (given: readonly Float64Array[]) => () => {
  given.forEach((flows, block) => {
    const at = block * BLOCK;
    engine.run(flows, BLOCK, rates.subarray(at, at + BLOCK), found.subarray(at, at + BLOCK));
  });
};
const report = (name: string, took: number, ...more: string[]) =>
  line(name, `${(took / PART).toFixed(2)} s`, `${((took / VECTORS) * 1e9).toFixed(0)} ns`, ...more);

console.log(
  `${PERIODS} flows a vector, a million vectors and one, one thread, medians of ${ROUNDS}`,
);
const reason = missingRival();
const folder = mkdtempSync(join(tmpdir(), 'groundbreak-bench-'));
try {
  if (reason === undefined) await againstRival();
  else {
    console.log(`NumPy is not measured: ${reason}.`);
    report('ours', median(Array.from({ length: ROUNDS }, () => seconds(all(blocks)))));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
refits();

async function againstRival(): Promise<void> {
  const flows = new Float64Array(PERIODS * VECTORS);
  blocks.forEach((given, block) => {
    for (let i = 0; i < PERIODS; i++) {
      flows.set(given.subarray(i * BLOCK, (i + 1) * BLOCK), i * VECTORS + block * BLOCK);
    }
  });
  writeFileSync(join(folder, 'irr.json'), JSON.stringify({ periods: PERIODS, vectors: VECTORS }));
  writeFileSync(join(folder, 'flows.f64'), flows);
  const rival = await startRival<'newton' | 'shifted' | 'rates'>('irr_rival.py', folder);
  try {
    console.log(`NumPy ${rival.about['numpy']}, one thread, tuned`);
    const own: number[] = [];
    const theirs = { newton: [] as number[], shifted: [] as number[] };
    all(blocks)();
    for (let round = 0; round < ROUNDS; round++) {
      own.push(seconds(all(blocks)));
      for (const method of ['newton', 'shifted'] as const) {
        theirs[method].push(Number((await rival.ask(method))['seconds']));
      }
    }
    report('ours', median(own));
    for (const method of ['newton', 'shifted'] as const) {
      const times = `${(median(theirs[method]) / median(own)).toFixed(2)} x ours`;
      const name = method === 'newton' ? "NumPy, Newton's method" : 'NumPy, our method';
      report(name, median(theirs[method]), times, `  ${rival.about[method]}`);
    }
    await rival.ask('rates');
  } finally {
    rival.close();
  }
  const bytes = readFileSync(join(folder, 'rates.f64'));
  const known = new Float64Array(bytes.buffer, bytes.byteOffset, VECTORS);
  const worst = rates.reduce((most, rate, i) => Math.max(most, Math.abs(rate - known[i]!)), 0);
  if (!(worst < 1e-12)) throw new Error(`rates differ from NumPy's by ${worst}`);
  console.log(`same flows, ${VECTORS} rates: largest difference ${worst.toExponential(1)}`);
}

/** The same with months of new chips, after which some still have one rate and others two or none. */
function refits(): void {
  for (const [name, month, cost] of [
    ['new chips once, paid back', 60, 6],
    ['new chips at the end', PERIODS - 1, 40],
  ] as const) {
    const some = blocks.slice(0, 32).map((flows) => {
      const changed = flows.slice();
      for (let lane = 0; lane < BLOCK; lane++) changed[month * BLOCK + lane] = -cost;
      return changed;
    });
    all(some)();
    const took = median(Array.from({ length: ROUNDS }, () => seconds(all(some))));
    const lanes = some.length * BLOCK;
    const counts = found.subarray(0, lanes);
    const share = (wanted: number) =>
      `${((100 * counts.reduce((sum, n) => sum + (n === wanted ? 1 : 0), 0)) / lanes).toFixed(0)} %`;
    const shares = `none ${share(0)}, one ${share(1)}, two ${share(2)}`;
    line(name, `${((took / lanes) * 1e6).toFixed(1)} µs`, `  ${shares}`);
  }
}
