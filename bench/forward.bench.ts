// The forward pass against blocked NumPy, on one thread each, and a whole simulation with calendars.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile, type Model } from '../src/model/index.ts';
import {
  allocate,
  BLOCK,
  createBlock,
  createSimulation,
  datingTables,
  inOneMemory,
  newMemory,
  startBlock,
} from '../src/simulate/index.ts';
import { layeredProgramme } from './layered.ts';
import { missingRival, type Rival, startRival } from './rival.ts';
import { line, median, milliseconds, seconds } from './timing.ts';

const TRIALS = 10_000;
const ACTIVITIES = 1_000;
const ROUNDS = 9;

const model = compile(layeredProgramme({ activities: ACTIVITIES, calendars: 0 }));
const { network } = model;
const nodes = network.count;
const links = network.linkFrom.length;
/** Predecessors come first in the file, and times lie in the order of the file. */
const order = Int32Array.from(network.order.keys());
const shapes = Array.from(network.time, (variable) => {
  const shape = model.variables[variable]?.distribution;
  if (shape?.kind !== 'triangular') throw new RangeError('a time that is not triangular');
  return shape;
});
console.log(
  `${nodes} nodes, ${links} links, ${TRIALS} trials in blocks of ${BLOCK}, one thread, medians of ${ROUNDS}`,
);

/** The ways in which a pass gets its times. */
const ways = {
  fresh: 'times just written to the block',
  streamed: 'times of all trials in memory',
  drawn: 'times drawn in the pass',
} as const;
type Way = keyof typeof ways;

/** Where our passes get their times, and what they give. */
function createPasses() {
  const size = BLOCK;
  const blocks = Math.ceil(TRIALS / size);
  const block = createBlock(model, datingTables(network, model.calendars), 1);
  const empty = () => ({ columns: new Float64Array(model.variables.length * size) });
  const times = Array.from({ length: blocks }, empty);
  const { memory, copies } = inOneMemory(
    newMemory,
    block.arrays,
    { ...block.lists, order },
    ...times,
  );
  const [arrays, lists, ...given] = copies;
  const over = ({ columns }: (typeof given)[number]) =>
    startBlock(memory, { ...arrays, columns }, model, block.others);
  const own = arrays.columns;
  const kernel = over(arrays);
  const kernels = given.map(over);
  const countOf = (block: number) => Math.min(size, TRIALS - block * size);
  const date = (one: typeof kernel, block: number) =>
    one.date(lists.order.byteOffset, nodes, countOf(block));
  const draw = (one: typeof kernel, block: number) =>
    one.draw(lists.rest.byteOffset, lists.rest.length, block * size, countOf(block));
  kernels.forEach(draw);

  const clocked: Record<Way, () => number> = {
    fresh() {
      let sum = 0;
      given.forEach(({ columns }, block) => {
        own.set(columns);
        sum += seconds(() => date(kernel, block));
      });
      return sum;
    },
    streamed: () =>
      seconds(() => {
        kernels.forEach(date);
      }),
    drawn: () =>
      seconds(() => {
        for (let block = 0; block < blocks; block++) {
          draw(kernel, block);
          date(kernel, block);
        }
      }),
  };

  return {
    /** Seconds that a pass takes. */
    clocked,
    /** Times and finishes of every trial, node by node. */
    gathered() {
      const times = new Float64Array(nodes * TRIALS);
      const finishes = new Float64Array(nodes * TRIALS);
      given.forEach(({ columns }, block) => {
        date(kernels[block]!, block);
        for (let n = 0; n < nodes; n++) {
          const to = n * TRIALS + block * size;
          const time = network.time[n]! * size;
          times.set(columns.subarray(time, time + countOf(block)), to);
          finishes.set(arrays.finish.subarray(n * size, n * size + countOf(block)), to);
        }
      });
      return { times, finishes };
    },
  };
}

const passes = createPasses();
const reason = missingRival();
const folder = mkdtempSync(join(tmpdir(), 'groundbreak-bench-'));
try {
  if (reason === undefined) await againstRival();
  else {
    console.log(`NumPy is not measured: ${reason}.`);
    await alone();
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
calendars();

function report(name: string, took: number, ...more: string[]): void {
  line(name, milliseconds(took), `${((nodes * TRIALS) / took / 1e6).toFixed(0)} M/s`, ...more);
}

/** The median of ours, with that of the rival if there is one, in turn. */
async function measured(way: Way, rival: Rival<Way | 'finishes'> | undefined): Promise<void> {
  const taken: number[] = [];
  const theirs: number[] = [];
  passes.clocked[way]();
  for (let round = 0; round < ROUNDS; round++) {
    taken.push(passes.clocked[way]());
    if (rival !== undefined) theirs.push(Number((await rival.ask(way))['seconds']));
  }
  console.log(ways[way]);
  report(
    '  ours',
    median(taken),
    ...(rival ? [`${(median(theirs) / median(taken)).toFixed(2)} x NumPy`] : []),
  );
  if (rival !== undefined) report(`  NumPy, ${rival.about[way]}`, median(theirs));
}

async function alone(): Promise<void> {
  for (const way of ['fresh', 'streamed', 'drawn'] as const) await measured(way, undefined);
}

async function againstRival(): Promise<void> {
  const { times, finishes } = passes.gathered();
  writeFileSync(
    join(folder, 'network.json'),
    JSON.stringify({
      ...{ count: nodes, trials: TRIALS, order: [...order] },
      ...{ first: [...network.linkFirst], from: [...network.linkFrom] },
      ...{ low: shapes.map((s) => s.low), mode: shapes.map((s) => s.mode) },
      high: shapes.map((s) => s.high),
    }),
  );
  writeFileSync(join(folder, 'times.f64'), times);
  const rival = await startRival<Way | 'finishes'>('forward_rival.py', folder);
  try {
    console.log(`NumPy ${rival.about['numpy']}, one thread, tuned`);
    for (const way of ['fresh', 'streamed', 'drawn'] as const) await measured(way, rival);
    const last = nodes - 1;
    const ours = finishes.subarray(last * TRIALS, (last + 1) * TRIALS);
    compareMeans(
      ours.reduce((a, b) => a + b, 0) / TRIALS,
      Number((await rival.ask('drawn'))['mean']),
    );
    await rival.ask('finishes');
  } finally {
    rival.close();
  }
  const bytes = readFileSync(join(folder, 'finishes.f64'));
  const theirs = new Float64Array(bytes.buffer, bytes.byteOffset, nodes * TRIALS);
  const worst = finishes.reduce((most, x, i) => Math.max(most, Math.abs(x - theirs[i]!)), 0);
  if (!(worst < 1e-9)) throw new Error(`finishes differ from NumPy's by ${worst} days`);
  console.log(`same times, ${finishes.length} finishes: largest difference ${worst} days`);
}

/** Two means of ten thousand trials each, of a sum of some fifty times. */
function compareMeans(ours: number, theirs: number): void {
  if (Math.abs(ours - theirs) > 0.005 * ours)
    throw new Error(`the mean finishes differ: ${ours} and ${theirs}`);
  console.log(`own draws, mean finish: ${ours.toFixed(2)} days, NumPy ${theirs.toFixed(2)} days`);
}

/** Draws, calendars, the walk along the binding path, records: everything a trial does. */
function calendars(): void {
  const withCalendars: Model = compile(layeredProgramme({ activities: ACTIVITIES, calendars: 6 }));
  const trials = 16 * BLOCK;
  const outcomes = allocate(withCalendars, trials, (bytes) => new ArrayBuffer(bytes));
  const options = { seed: 1, trials, firstTrial: 0 };
  const simulation = createSimulation(withCalendars, outcomes, options);
  const all = () => {
    outcomes.sums.fill(0);
    for (let block = 0; block < simulation.blocks; block++) simulation.run(block);
  };
  all();
  const took = median(Array.from({ length: ROUNDS }, () => seconds(all))) / trials;
  const rate = withCalendars.network.count / took / 1e6;
  line(
    'simulation, six calendars, criticality',
    `${(took * 1e6).toFixed(0)} µs a trial`,
    `${rate.toFixed(1)} M/s`,
    `${(rate / 10).toFixed(2)} x 10 M/s`,
  );
}
