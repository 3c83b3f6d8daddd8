// The forward pass against blocked NumPy, on one thread each, and a whole simulation with calendars.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compile, type Model } from '../src/model/index.ts';
import {
  allocate,
  BLOCK,
  createForwardPass,
  createLanes,
  createSimulation,
  type Lanes,
} from '../src/simulate/index.ts';
import { fillQuantile, fillUniform, streamKey } from '../src/uncertainty/index.ts';
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

/** Passes with vectors and without. */
function createPasses(lanes: Lanes | undefined) {
  const size = BLOCK;
  const floats = lanes?.floats ?? ((length: number) => new Float64Array(length));
  const blocks = Math.ceil(TRIALS / size);
  const width = model.variables.length * size;
  const start = floats(nodes * size);
  const finish = floats(nodes * size);
  const over = (columns: Float64Array) =>
    createForwardPass(
      network,
      model.calendars,
      {
        ...{ size, columns, fired: new Uint8Array(0), start, finish },
        release: network.notBefore.slice(),
      },
      lanes,
    );
  const own = floats(width);
  const kernel = over(own);
  const given = Array.from({ length: blocks }, () => floats(width));
  const kernels = given.map(over);
  const keys = model.variables.map(({ path }) => streamKey(1, path));
  const uniforms = new Float64Array(size);
  const countOf = (block: number) => Math.min(size, TRIALS - block * size);

  function draw(block: number, columns: Float64Array): void {
    const count = countOf(block);
    model.variables.forEach(({ distribution }, v) => {
      const key = keys[v]!;
      if (distribution.kind === 'point') return;
      if (lanes !== undefined && distribution.kind === 'triangular') {
        lanes.fillUniform(key, block * size, columns, v * size, count);
        lanes.fillTriangular(distribution, columns, v * size, count);
      } else {
        fillUniform(key, block * size, uniforms, 0, count);
        fillQuantile(distribution, uniforms, columns, v * size, count);
      }
    });
  }
  given.forEach((columns, block) => {
    draw(block, columns);
  });

  const clocked: Record<Way, () => number> = {
    fresh() {
      let sum = 0;
      given.forEach((columns, block) => {
        own.set(columns);
        sum += seconds(() => kernel.forward(order, 0, countOf(block)));
      });
      return sum;
    },
    streamed: () =>
      seconds(() => {
        kernels.forEach((one, block) => {
          one.forward(order, 0, countOf(block));
        });
      }),
    drawn: () =>
      seconds(() => {
        for (let block = 0; block < blocks; block++) {
          draw(block, own);
          kernel.forward(order, 0, countOf(block));
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
      given.forEach((columns, block) => {
        kernels[block]!.forward(order, 0, countOf(block));
        for (let n = 0; n < nodes; n++) {
          const to = n * TRIALS + block * size;
          const time = network.time[n]! * size;
          times.set(columns.subarray(time, time + countOf(block)), to);
          finishes.set(finish.subarray(n * size, n * size + countOf(block)), to);
        }
      });
      return { times, finishes };
    },
  };
}

const numbers = (model.variables.length * (Math.ceil(TRIALS / BLOCK) + 1) + 2 * nodes) * BLOCK;
const contenders = { vectors: createPasses(createLanes(numbers)), plain: createPasses(undefined) };
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

/** Medians of each contender, all of them once a round, with those of the rival if there is one. */
async function measured(way: Way, rival: Rival | undefined): Promise<void> {
  const all = Object.entries(contenders);
  const times = new Map(all.map(([name]) => [name, [] as number[]]));
  const theirs: number[] = [];
  for (const [, passes] of all) passes.clocked[way]();
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, passes] of all) times.get(name)?.push(passes.clocked[way]());
    if (rival !== undefined) theirs.push(Number((await rival.ask(way))['seconds']));
  }
  console.log(ways[way]);
  for (const [name, taken] of times)
    report(
      `  ${name}`,
      median(taken),
      ...(rival ? [`${(median(theirs) / median(taken)).toFixed(2)} x NumPy`] : []),
    );
  if (rival !== undefined) report(`  NumPy, ${rival.about[way]}`, median(theirs));
}

async function alone(): Promise<void> {
  for (const way of ['fresh', 'streamed', 'drawn'] as const) await measured(way, undefined);
}

async function againstRival(): Promise<void> {
  const { times, finishes } = contenders.vectors.gathered();
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
  const rival = await startRival(folder);
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
  for (const passes of Object.values(contenders)) {
    const own = passes.gathered().finishes;
    const worst = own.reduce((most, x, i) => Math.max(most, Math.abs(x - theirs[i]!)), 0);
    if (!(worst < 1e-9)) throw new Error(`finishes differ from NumPy's by ${worst} days`);
    console.log(`same times, ${own.length} finishes: largest difference ${worst} days`);
  }
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
