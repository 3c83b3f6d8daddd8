import type { Model } from '../model/index.ts';
import { createDraws, type Draws, movingVariables } from './draw.ts';
import { operationTables } from './flow-tables.ts';
import { type Block, createForwardPass } from './forward.ts';
import { fundTables, gateNumbers, gateTables, networkTables, poolTables } from './gate-tables.ts';
import { type Kernel, startKernel } from './kernel.ts';
import { type Arrays, blank, inOneMemory } from './kernel-memory.ts';
import { handOut, lanesIn } from './lanes.ts';
import { BLOCK, type BlockSums, sumLengths } from './outcomes.ts';
import {
  agreementTables,
  claimTables,
  costTables,
  effectTables,
  evidenceTables,
  phaseTables,
  powerTables,
  recordNumbers,
} from './trial-tables.ts';

/** Trials turned into rows at once: they stay in the cache until they are run. */
export const STRIP = 8;

/** One model on a stage. */
export interface Actor {
  readonly model: Model;
  readonly kernel: Kernel;
  /** Built share of each phase: 1, or less when it shrank. */
  readonly scale: Float64Array;
}

/**
 * Where trials of some models take place: a block of trials is drawn, and what does not wait for
 * others is dated, column by column; then trial after trial becomes the one at hand, in which the
 * kernel of one model resolves the rest. All lies in one memory. The models have the same variables
 * and the same network.
 */
export interface Stage<O extends Arrays = Arrays> {
  readonly draws: Draws;
  /** The block that was drawn last. */
  readonly wide: Block;
  /** The trial at hand, a block of one. */
  readonly block: Block;
  /** Draws of the drivers in the trial at hand. */
  readonly drivers: Float64Array;
  readonly actors: readonly Actor[];
  /** What kernels record: sums over trials, and what the trial adds to the cash flows. */
  readonly sums: TrialSums;
  readonly flows: ReturnType<typeof flowArrays>;
  /** What the caller wanted to have in the same memory. */
  readonly own: O;
  /** Dates nodes that do not wait for others, for the first `count` trials of the block. */
  date(count: number): void;
  /** Takes trials from a place of the block on to rows. */
  takeRows(place: number, count: number): void;
  /** Makes a row the trial at hand, which is at that place of the block. */
  enter(row: number, place: number): void;
}

export interface StageOptions {
  readonly seed: number;
  readonly trials: number;
}

/** Sets a stage; copies of the caller's `own` arrays come to lie in its memory. */
export function createStage<O extends Arrays>(
  models: readonly Model[],
  { seed, trials }: StageOptions,
  own: O,
): Stage<O> {
  const first = models[0]!;
  const { network } = first;
  const { count } = network;
  const width = first.variables.length;
  const moving = movingVariables(first);
  // every variable, a start and a finish for each node, and the uniform numbers at hand
  const room = blank(new Float64Array((width + 2 * count + 1) * BLOCK));
  const { memory, shared, parts, others } = inOneMemory(
    { ...trialArrays(first), ...sumArrays(first), ...flowArrays(models), moving },
    tablesOf(models),
    { ...own, room },
  );
  const lanes = lanesIn(memory, others.room);
  const floats = lanes?.floats ?? handOut(others.room);
  const draws = createDraws(first, { seed, trials, size: BLOCK, floats, lanes });
  const wide: Block = {
    size: BLOCK,
    columns: draws.columns,
    fired: draws.fired,
    start: floats(count * BLOCK),
    finish: floats(count * BLOCK),
    release: network.notBefore.slice(),
  };
  const { columns, fired, start, finish, release, driverValue, rowColumns } = shared;
  for (let v = 0; v < width; v++) columns[v] = draws.columns[v * BLOCK]!;
  for (let row = 0; row < STRIP; row++) rowColumns.set(columns, row * width);
  const forward = createForwardPass(network, first.calendars, wide, lanes);
  const numbers = {
    blockSize: BLOCK,
    variables: width,
    movingCount: moving.length,
    wideColumns: wide.columns.byteOffset,
    wideStart: wide.start.byteOffset,
    wideFinish: wide.finish.byteOffset,
  };
  const actors = models.map((model, m): Actor => {
    const tables = parts[m]!;
    const kernel = startKernel(
      memory,
      { ...shared, ...tables },
      { ...numbers, ...gateNumbers(model, tables), ...recordNumbers(model, tables) },
    );
    return { model, kernel, scale: tables.scale };
  });
  const { kernel } = actors[0]!;
  return {
    draws,
    wide,
    block: { size: 1, columns, fired, start, finish, release },
    drivers: driverValue,
    actors,
    sums: shared,
    flows: shared,
    own: others,
    date: (trials) => forward.forward(network.free, 0, trials),
    takeRows: kernel.takeRows,
    enter(row, place) {
      kernel.enter(row);
      for (let r = 0; r < fired.length; r++) fired[r] = wide.fired[r * BLOCK + place]!;
      for (let d = 0; d < driverValue.length; d++)
        driverValue[d] = draws.drivers[d * BLOCK + place]!;
    },
  };
}

/** The trial at hand, and the rows of those to come. What is not dated has not come. */
function trialArrays({ network, variables, risks, drivers }: Model) {
  const dates = (length: number) => new Float64Array(length).fill(Infinity);
  return {
    columns: new Float64Array(variables.length),
    fired: new Uint8Array(risks.length),
    start: dates(network.count),
    finish: dates(network.count),
    release: network.notBefore.slice(),
    driverValue: new Float64Array(drivers.length),
    rowColumns: new Float64Array(STRIP * variables.length),
    rowStart: dates(STRIP * network.count),
    rowFinish: dates(STRIP * network.count),
  };
}

/** The sums of a block that trials themselves add to: see `BlockSums`. */
export const trialSums = [
  ...(['days', 'hits', 'stuck', 'firstDays', 'firstHits', 'firstStuck'] as const),
  ...(['critical', 'met', 'moments', 'missed'] as const),
] satisfies readonly (keyof BlockSums)[];

type TrialSums = Readonly<Record<(typeof trialSums)[number], Float64Array>>;

function sumArrays(model: Model): TrialSums {
  const lengths = sumLengths(model);
  const of = (key: keyof TrialSums) => new Float64Array(lengths[key]);
  return {
    ...{ days: of('days'), hits: of('hits'), stuck: of('stuck') },
    ...{ firstDays: of('firstDays'), firstHits: of('firstHits'), firstStuck: of('firstStuck') },
    ...{ critical: of('critical'), met: of('met'), moments: of('moments'), missed: of('missed') },
  };
}

/** Room for all that a trial can add to the cash flows. */
function flowArrays(models: readonly Model[]) {
  const most = Math.max(...models.map(mostFlows));
  return {
    flowRow: blank(new Int32Array(most)),
    flowPeriod: blank(new Int32Array(most)),
    flowAmount: blank(new Float64Array(most)),
  };
}

/** Entries that budgets, contracts and running phases make at most. */
function mostFlows({ phases, packages, months, funds, contracts, moneyMonths }: Model): number {
  const costs = funds.budgetLot.length + 3 * phases.length * packages.length * (months + 1);
  // a level is four entries; what rises does so in steps of a month, and none comes after the last
  const served = ({ ramp, phases: of }: (typeof contracts)[number]) =>
    of.length * (2 + 4 * (ramp < 0 ? 1 : moneyMonths + 2));
  const operated = phases.length * (12 + moneyMonths + 1);
  return costs + operated + contracts.reduce((sum, contract) => sum + served(contract), 0);
}

/** What a kernel reads of each model, and what it keeps of a trial. */
function tablesOf(models: readonly Model[]) {
  let last: Model | undefined;
  let network: ReturnType<typeof networkTables> | undefined;
  return models.map((model) => {
    const isSame =
      last?.network === model.network &&
      last.calendars.every((table, i) => table === model.calendars[i]);
    if (network === undefined || !isSame) network = networkTables(model.network, model.calendars);
    last = model;
    return {
      ...network,
      ...gateTables(model),
      ...poolTables(model),
      ...fundTables(model),
      ...phaseTables(model),
      ...costTables(model),
      ...operationTables(model),
      ...effectTables(model),
      ...claimTables(model),
      ...powerTables(model),
      ...evidenceTables(model),
      ...agreementTables(model),
      ...recordArrays(model),
    };
  });
}

/** What a kernel keeps of a trial while it books and records it. */
function recordArrays({ network, sites, scopes, phases, months, causes }: Model) {
  const slots = months + 1;
  return {
    slots: new Float64Array(slots),
    spent: new Float64Array(sites.length * slots),
    committed: new Float64Array(sites.length * slots),
    phaseCost: new Float64Array(phases.length),
    escalation: new Float64Array(sites.length),
    timeRelated: new Float64Array(sites.length),
    causeDays: new Float64Array(causes.length),
    path: new Int32Array(network.count),
    firstPhase: new Int32Array(sites.length + scopes.length),
    kept: new Float64Array(scopes.length * 2 * slots),
    scopeSpent: new Float64Array(scopes.length),
    scopePeak: new Float64Array(scopes.length),
    scopeNeed: new Float64Array(scopes.length),
    excess: new Float64Array(sites.length),
  };
}
