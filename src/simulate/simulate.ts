import type { Model } from '../model/index.ts';
import { createAllotment } from './allot.ts';
import { createAttribution } from './attribute.ts';
import { createDraws } from './draw.ts';
import { createEarnings } from './earnings.ts';
import { type Block, createKernel } from './forward.ts';
import { createLedger } from './ledger.ts';
import { createClaims } from './measure.ts';
import { createMonthAxis } from './months.ts';
import { BLOCK, type BlockSums, dayCode, MOMENTS, type Outcomes, sumsAt } from './outcomes.ts';
import { createMonthRecorder } from './record-months.ts';
import { createScalarRecorder } from './record-scalars.ts';
import { createWaitRecorder } from './record-waits.ts';
import type { Trial } from './trial.ts';

export interface SimulationOptions {
  readonly seed: number;
  /** All trials of the run. */
  readonly trials: number;
  /** Trial at which the round starts that `outcomes` holds. */
  readonly firstTrial: number;
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

/** Sets up everything once; `run` allocates nothing. */
export function createSimulation(
  model: Model,
  outcomes: Outcomes,
  options: SimulationOptions,
): Simulation {
  const { seed, trials, firstTrial } = options;
  const { network } = model;
  const draws = createDraws(model, { seed, trials, size: BLOCK });
  const block: Block = {
    size: BLOCK,
    columns: draws.columns,
    fired: draws.fired,
    start: new Float64Array(network.count * BLOCK),
    finish: new Float64Array(network.count * BLOCK),
    release: network.notBefore.slice(),
  };
  const kernel = createKernel(network, model.calendars, block);
  const allotment = createAllotment(model, block, kernel);
  const trial: Trial = { model, draws, block, allotment, axis: createMonthAxis(model), place: 0 };
  const ledger = createLedger(trial);
  const earnings = createEarnings(trial, ledger);
  const claims = createClaims(trial, ledger);
  const attribution = createAttribution(trial);
  const recordScalars = createScalarRecorder({
    trial,
    ledger,
    earnings,
    claims,
    attribution,
    outcomes,
  });
  const recordMonths = createMonthRecorder(trial, ledger, earnings, outcomes);
  const recordWaits = createWaitRecorder(trial, attribution);
  const { trials: inRound, analysedMw, analysedSpent } = outcomes.layout;
  const before = (column: number, at: number) => outcomes.scalars[column * inRound + at]!;

  return {
    blocks: Math.ceil(inRound / BLOCK),
    run(index) {
      const at = index * BLOCK;
      const count = Math.min(BLOCK, inRound - at);
      const sums = sumsAt(model, outcomes.sums, index);
      draws.fill(firstTrial + at, count);
      kernel.forward(network.free, 0, count);
      for (let i = 0; i < count; i++) {
        trial.place = i;
        allotment.run(i);
        ledger.run();
        earnings.run();
        recordScalars(sums, at + i);
        recordMonths.add(i, at, sums);
        recordWaits(sums);
      }
      recordMonths.flush(at, count);
      recordDates(model, block, outcomes, at, count);
      addMoments(model, block, sums, count);
    },
    exclude(index, risks) {
      const at = index * BLOCK;
      const count = Math.min(BLOCK, inRound - at);
      const width = model.scopes.length * 4;
      const changes = new Float64Array(model.risks.length * width);
      draws.fill(firstTrial + at, count);
      for (const risk of risks) {
        draws.leaveOut(risk, firstTrial + at, count);
        kernel.forward(network.free, 0, count);
        for (let i = 0; i < count; i++)
          if (draws.spared[i] === 1) compare(changes, risk * width, at, i);
        draws.putBack(risk, firstTrial + at, count);
      }
      return changes;
    },
  };

  function compare(changes: Float64Array, first: number, at: number, place: number): void {
    trial.place = place;
    allotment.run(place);
    ledger.run();
    for (let c = 0; c < model.scopes.length; c++) {
      const { phases } = model.scopes[c]!;
      const of = { phases, by: model.analysisDay };
      note(changes, first + 4 * c, claims.megawatts(of) - before(analysedMw + c, at + place));
      note(changes, first + 4 * c + 2, claims.spent(of) - before(analysedSpent + c, at + place));
    }
  }
}

function note(sums: Float64Array, at: number, x: number): void {
  sums[at] = sums[at]! + x;
  sums[at + 1] = sums[at + 1]! + x * x;
}

function recordDates(
  { network }: Model,
  block: Block,
  { dates, layout }: Outcomes,
  at: number,
  count: number,
): void {
  const { trials } = layout;
  for (let node = 0; node < network.count; node++)
    for (let i = 0; i < count; i++) {
      dates[node * trials + at + i] = dayCode(block.start[node * block.size + i]!);
      dates[(network.count + node) * trials + at + i] = dayCode(
        block.finish[node * block.size + i]!,
      );
    }
}

/** Sums for the correlation of an activity's duration with the date of its phase. */
function addMoments(
  { network, phases, horizon }: Model,
  block: Block,
  sums: BlockSums,
  count: number,
): void {
  const { start, finish, size } = block;
  for (let node = 0; node < network.count; node++) {
    const phase = phases[network.phase[node]!];
    if (phase === undefined) continue;
    let [d1, d2, e1, e2, de, n] = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < count; i++) {
      const e = finish[phase.energised * size + i]!;
      const d = finish[node * size + i]! - start[node * size + i]!;
      // what never happens has no duration
      if (!(e <= horizon && d < Infinity)) continue;
      d1 += d;
      d2 += d * d;
      e1 += e;
      e2 += e * e;
      de += d * e;
      n++;
    }
    sums.moments.set([d1, d2, e1, e2, de, n], node * MOMENTS);
  }
}
