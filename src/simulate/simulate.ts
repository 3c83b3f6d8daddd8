import type { Model, Network } from '../model/index.ts';
import { createAllotment } from './allot.ts';
import { createAttribution } from './attribute.ts';
import type { CashSink } from './cash-sink.ts';
import { createDraws, type Draws } from './draw.ts';
import { createFlowRecorder } from './flow-recorder.ts';
import { type Block, createKernel } from './forward.ts';
import { createLanes } from './lanes.ts';
import { createLedger } from './ledger.ts';
import { createClaims } from './measure.ts';
import { createMonthAxis } from './months.ts';
import { BLOCK, type BlockSums, dayCode, MOMENTS, type Outcomes, sumsAt } from './outcomes.ts';
import { createMonthRecorder } from './record-months.ts';
import { createScalarRecorder } from './record-scalars.ts';
import { createWaitRecorder } from './record-waits.ts';
import { columnsToRows, rowsToColumns } from './rows.ts';
import type { Trial } from './trial.ts';

export interface SimulationOptions {
  readonly seed: number;
  /** All trials of the run. */
  readonly trials: number;
  /** Trial at which the round starts that `outcomes` holds. */
  readonly firstTrial: number;
  /** Where the cash flows go; without it the outcomes about money stay 0. */
  readonly cash?: CashSink;
}

/** Simulates blocks of one round into its outcomes, in any order and on any thread. */
export interface Simulation {
  readonly blocks: number;
  run(block: number): void;
  /**
   * The block again without each of these risks, once all is run: by risk of the model, scope and
   * outcome of the analysis (MW, USD) the sum over trials of the change and of its square. Where
   * the risk did not happen nothing changes, so only the other trials are run.
   */
  exclude(block: number, risks: readonly number[]): Float64Array;
}

/** Trials turned into rows at once: they stay in the cache until they are run. */
const STRIP = 8;

/**
 * Sets up everything once; `run` allocates nothing that grows. Draws and the free part of the
 * network are done a block of trials at a time, column by column; the rest, where every trial takes
 * its own course, one trial at a time on a row of its own.
 */
export function createSimulation(
  model: Model,
  outcomes: Outcomes,
  options: SimulationOptions,
): Simulation {
  const { seed, trials, firstTrial, cash } = options;
  const { network } = model;
  const { layout } = outcomes;
  // every variable, a start and a finish for each node, and the uniform numbers at hand
  const lanes = createLanes((model.variables.length + 2 * network.count + 1) * BLOCK);
  const floats = lanes?.floats ?? ((length: number) => new Float64Array(length));
  const draws = createDraws(model, { seed, trials, size: BLOCK, lanes });
  const wide = createBlock(network, BLOCK, draws, floats);
  const block = createBlock(
    network,
    1,
    {
      columns: draws.columns.filter((_, i) => i % BLOCK === 0),
      fired: new Uint8Array(model.risks.length),
    },
    (length) => new Float64Array(length),
  );
  const wideKernel = createKernel(network, model.calendars, wide, lanes);
  const allotment = createAllotment(model, block, createKernel(network, model.calendars, block));
  const drivers = new Float64Array(model.drivers.length);
  const trial: Trial = { model, block, drivers, allotment, axis: createMonthAxis(model) };
  const ledger = createLedger(trial);
  const claims = createClaims(trial, ledger);
  const attribution = createAttribution(trial);
  const rows = {
    scalars: new Float64Array(BLOCK * layout.scalars),
    monthly: new Float32Array(BLOCK * layout.monthly),
    dates: new Uint16Array(BLOCK * layout.dates),
  };
  const parts = { trial, ledger, claims, attribution, outcomes, cash };
  const recordScalars = createScalarRecorder(parts, rows.scalars);
  const recordMonths = createMonthRecorder(trial, ledger, outcomes, rows.monthly, rows.scalars);
  const flows = cash === undefined ? undefined : createFlowRecorder(trial, ledger, cash);
  const recordWaits = createWaitRecorder(trial, attribution);
  const recordDates = createDateRecorder(trial, rows.dates);
  const load = createLoader(model, draws, wide, trial);
  const { trials: inRound, analysedMw, analysedSpent } = layout;
  let drawnBlock = -1;
  const before = (column: number, at: number) => outcomes.scalars[column * inRound + at]!;

  return {
    blocks: Math.ceil(inRound / BLOCK),
    run(index) {
      const at = index * BLOCK;
      const count = Math.min(BLOCK, inRound - at);
      const sums = sumsAt(model, outcomes.sums, index);
      draw(index, count);
      wideKernel.forward(network.free, 0, count);
      for (let i = 0; i < count; i++) {
        load(i);
        allotment.run();
        const lane = cash === undefined ? 0 : i % cash.target.lanes;
        if (flows === undefined) ledger.run();
        else flows.record(lane);
        recordScalars(sums, i * layout.scalars, lane);
        recordMonths(i * layout.monthly, i * layout.scalars);
        recordWaits(sums);
        recordDates(sums, i * layout.dates);
        if (cash === undefined || flows === undefined) continue;
        if (lane < cash.target.lanes - 1 && i < count - 1) continue;
        cash.run(lane + 1, rows.scalars, (i - lane) * layout.scalars, layout.scalars, sums);
        flows.clear();
      }
      cash?.finish(sums);
      rowsToColumns(rows.scalars, layout.scalars, count, outcomes.scalars, inRound, at);
      rowsToColumns(rows.monthly, layout.monthly, count, outcomes.monthly, inRound, at);
      rowsToColumns(rows.dates, layout.dates, count, outcomes.dates, inRound, at);
    },
    exclude(index, risks) {
      const at = index * BLOCK;
      const count = Math.min(BLOCK, inRound - at);
      const width = model.scopes.length * 4;
      const changes = new Float64Array(model.risks.length * width);
      draw(index, count);
      for (const risk of risks) {
        if (!draws.happens(risk, count)) continue;
        draws.leaveOut(risk, firstTrial + at, count);
        wideKernel.forward(network.free, 0, count);
        for (let i = 0; i < count; i++)
          if (draws.spared[i] === 1) compare(changes, risk * width, at, i);
        draws.putBack(risk, count);
      }
      return changes;
    },
  };

  function draw(index: number, count: number): void {
    if (drawnBlock !== index) draws.fill(firstTrial + index * BLOCK, count);
    drawnBlock = index;
  }

  function compare(changes: Float64Array, first: number, at: number, place: number): void {
    load(place, 1);
    allotment.run();
    ledger.run();
    for (let c = 0; c < model.scopes.length; c++) {
      const { phases } = model.scopes[c]!;
      const of = { phases, by: model.analysisDay };
      note(changes, first + 4 * c, claims.megawatts(of) - before(analysedMw + c, at + place));
      note(changes, first + 4 * c + 2, claims.spent(of) - before(analysedSpent + c, at + place));
    }
  }
}

function createBlock(
  network: Network,
  size: number,
  { columns, fired }: Pick<Block, 'columns' | 'fired'>,
  floats: (length: number) => Float64Array,
): Block {
  return {
    size,
    columns,
    fired,
    start: floats(network.count * size),
    finish: floats(network.count * size),
    release: network.notBefore.slice(),
  };
}

/** Copies a trial of the wide block into the block of one; trials in order are copied by strips. */
function createLoader(
  model: Model,
  draws: Draws,
  wide: Block,
  trial: Trial,
): (place: number, strip?: number) => void {
  const { free } = model.network;
  const { block, drivers } = trial;
  const variables = createStrip(block.columns);
  const starts = createStrip(block.start.fill(Infinity));
  const finishes = createStrip(block.finish.fill(Infinity));
  return (place, strip = STRIP) => {
    const row = place % strip;
    if (row === 0) {
      columnsToRows(
        wide.columns,
        draws.moving,
        BLOCK,
        place,
        strip,
        variables.all,
        variables.width,
      );
      columnsToRows(wide.start, free, BLOCK, place, strip, starts.all, starts.width);
      columnsToRows(wide.finish, free, BLOCK, place, strip, finishes.all, finishes.width);
    }
    block.columns.set(variables.rows[row]!);
    block.start.set(starts.rows[row]!);
    block.finish.set(finishes.rows[row]!);
    for (let r = 0; r < block.fired.length; r++) block.fired[r] = wide.fired[r * BLOCK + place]!;
    for (let d = 0; d < drivers.length; d++) drivers[d] = draws.drivers[d * BLOCK + place]!;
  };
}

/** Room for a strip of trials, each row as it is before anything is drawn. */
function createStrip(row: Float64Array): {
  width: number;
  all: Float64Array;
  rows: Float64Array[];
} {
  const width = row.length;
  const all = new Float64Array(STRIP * width);
  const rows = Array.from({ length: STRIP }, (_, i) => all.subarray(i * width, (i + 1) * width));
  for (const one of rows) one.set(row);
  return { width, all, rows };
}

function note(sums: Float64Array, at: number, x: number): void {
  sums[at] = sums[at]! + x;
  sums[at + 1] = sums[at + 1]! + x * x;
}

/** Dates of every node, deadlines met, and sums for the correlation of its duration with the date of its phase. */
function createDateRecorder(
  { model, block }: Trial,
  rows: Uint16Array,
): (sums: BlockSums, row: number) => void {
  const { network, phases, horizon } = model;
  const { start, finish } = block;
  const energised = network.phase.map((phase) => phases[phase]?.energised ?? -1);
  return ({ moments, met }, row) => {
    for (let node = 0; node < network.count; node++) {
      const from = start[node]!;
      const to = finish[node]!;
      rows[row + node] = dayCode(from);
      rows[row + network.count + node] = dayCode(to);
      if (to < network.deadline[node]!) met[node] = met[node]! + 1;
      const e = energised[node]! < 0 ? Infinity : finish[energised[node]!]!;
      // what never happens has no duration
      if (!(e < horizon && to < Infinity)) continue;
      const d = to - from;
      const at = node * MOMENTS;
      moments[at] = moments[at]! + d;
      moments[at + 1] = moments[at + 1]! + d * d;
      moments[at + 2] = moments[at + 2]! + e;
      moments[at + 3] = moments[at + 3]! + e * e;
      moments[at + 4] = moments[at + 4]! + d * e;
      moments[at + 5] = moments[at + 5]! + 1;
    }
  };
}
