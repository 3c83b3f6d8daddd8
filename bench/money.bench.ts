// What the cash flows add to a simulation: all trials without them and with them, on two threads;
// then the graph of lines alone.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { compile, type Model } from '../src/model/index.ts';
import { cases, createCashSink, createStatement } from '../src/money/index.ts';
// biome-ignore lint/style/noRestrictedImports: a part of a room is measured, not its face
import { playCase } from '../src/money/statement.ts';
import { loadProgramme } from '../src/programme/index.ts';
import { allocate, BLOCK, createSimulation, type Simulation } from '../src/simulate/index.ts';
import { addMonths } from '../src/units/index.ts';
import { line, median } from './timing.ts';

const TRIALS = 10_000;
const MONTHS = 180;
const THREADS = 2;
const ROUNDS = 5;
/** Trials side by side, as in a simulation. */
const LANES = 8;
const TARGET_SECONDS = 2;
const file = fileURLToPath(new URL('../cases/stargate-2025-07/programme.yaml', import.meta.url));

type Ask = { readonly cash: boolean };

/** The case with cash flows of so many months. */
function shortened(): Model {
  const { programme } = loadProgramme(readFileSync(file, 'utf8'));
  if (programme === undefined) throw new Error('the case has errors');
  const until = addMonths(programme.dataDate, MONTHS - 1);
  const model = compile({ ...programme, finance: { ...programme.finance, until } });
  if (model.moneyMonths !== MONTHS)
    throw new Error(`the cash flows have ${model.moneyMonths} months`);
  return model;
}

/** Simulates a share of the trials when asked to, again and again. */
function serve(thread: number): void {
  const model = shortened();
  const trials = Math.ceil(TRIALS / THREADS / BLOCK) * BLOCK;
  const outcomes = allocate(model, trials, (bytes) => new ArrayBuffer(bytes));
  const options = { seed: 1, trials: trials * THREADS, firstTrial: thread * trials };
  let built = 0;
  const simulation = (cash: boolean): Simulation => {
    const start = performance.now();
    const made = createSimulation(model, outcomes, {
      ...options,
      ...(cash ? { cash: () => createCashSink(model, outcomes.layout) } : {}),
    });
    built = cash ? performance.now() - start : built;
    return made;
  };
  const plain = simulation(false);
  const whole = simulation(true);
  const port = parentPort;
  port?.on('message', ({ cash }: Ask) => {
    const chosen = cash ? whole : plain;
    const before = process.threadCpuUsage();
    for (let block = 0; block < chosen.blocks; block++) chosen.run(block);
    const { user, system } = process.threadCpuUsage(before);
    const { scalars, layout } = outcomes;
    const from = layout.imbalance * trials;
    const imbalance = scalars.subarray(from, from + trials).reduce((a, b) => Math.max(a, b), 0);
    port.postMessage({ built, imbalance, busy: (user + system) / 1e6 } satisfies Told);
  });
  port?.postMessage({ built, imbalance: 0, busy: 0 } satisfies Told);
}

interface Told {
  /** Milliseconds in which the cash flows were set up. */
  readonly built: number;
  /** Seconds of processor that the share of the trials took. */
  readonly busy: number;
  readonly imbalance: number;
}

const told = async (worker: Worker): Promise<Told> => {
  const [answer] = await once(worker, 'message');
  return answer;
};

async function measure(): Promise<void> {
  const model = shortened();
  const workers = Array.from(
    { length: THREADS },
    (_, thread) => new Worker(new URL(import.meta.url), { workerData: thread }),
  );
  const ready = await Promise.all(workers.map(told));
  let imbalance = 0;
  const all = async (cash: boolean): Promise<{ wall: number; busy: number }> => {
    const start = performance.now();
    const coming = workers.map(told);
    for (const worker of workers) worker.postMessage({ cash } satisfies Ask);
    const answers = await Promise.all(coming);
    const wall = (performance.now() - start) / 1000;
    imbalance = Math.max(imbalance, ...answers.map((answer) => answer.imbalance));
    return { wall, busy: Math.max(...answers.map(({ busy }) => busy)) };
  };
  await all(true);
  const rounds: { without: Took; whole: Took }[] = [];
  for (let round = 0; round < ROUNDS; round++)
    rounds.push({ without: await all(false), whole: await all(true) });
  await Promise.all(workers.map((worker) => worker.terminate()));
  if (!(imbalance < 1e-9)) throw new Error(`sources and uses differ by ${imbalance}`);
  console.log(
    `Stargate, ${TRIALS} trials, ${model.moneyMonths} months, ${THREADS} threads, medians of ${ROUNDS}`,
  );
  line('simulation', 'by the clock', 'processor', `of ${TARGET_SECONDS} s`);
  const show = (name: string, of: (round: (typeof rounds)[number], key: keyof Took) => number) => {
    const [wall, busy] = (['wall', 'busy'] as const).map((key) =>
      median(rounds.map((round) => of(round, key))),
    );
    return [name, `${wall!.toFixed(2)} s`, `${busy!.toFixed(2)} s`, busy!] as const;
  };
  line(...printed(show('without cash flows', ({ without }, key) => without[key])));
  line(...printed(show('with cash flows', ({ whole }, key) => whole[key])));
  const added = show('cash flows', ({ without, whole }, key) => whole[key] - without[key]);
  line(...printed(added), (added[3] / TARGET_SECONDS).toFixed(2));
  line('set up, once a thread', `${median(ready.map(({ built }) => built)).toFixed(0)} ms`);
  graphAlone(model);
}

type Took = { readonly wall: number; readonly busy: number };

const printed = ([name, wall, busy]: readonly [string, string, string, number]) =>
  [name, wall, busy] as const;

/** All lines of the case evaluated side by side, each kept for every month. */
function graphAlone(model: Model): void {
  const { graph, inputs, periods } = createStatement(model, cases[0]!);
  const wanted = [...graph.lines.keys()];
  const trials = playCase(model, cases[0]!, { lanes: LANES, wanted });
  let cells = 0;
  for (const { line: of } of graph.lines.values())
    if (of.formula !== undefined) cells += of.kind === 'row' ? periods : 1;
  const times = Array.from({ length: 50 }, () => {
    const before = process.threadCpuUsage();
    trials.run(LANES);
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1e6;
  });
  const took = median(times);
  const formulas = graph.lines.size - inputs.length;
  console.log(`the graph alone, one thread, ${LANES} trials side by side, every line kept`);
  line('lines', `${graph.lines.size}`, `${formulas} formulas`);
  line('a trial', `${((took / LANES) * 1e6).toFixed(0)} µs`);
  line('values a second', `${((cells * LANES) / took / 1e6).toFixed(0)} M`);
}

if (isMainThread) await measure();
else serve(Number(workerData));
