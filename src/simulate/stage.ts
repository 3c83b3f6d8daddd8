import type { Model } from '../model/index.ts';
import { createBlock, startBlock } from './block.ts';
import { type Derive, deriveAnew } from './derive.ts';
import { createDraws, type Draws } from './draw.ts';
import { isFixed, movingVariables } from './drawing-order.ts';
import type { DrawnBlocks } from './drawn-blocks.ts';
import { bytesKept, fillAgain } from './fill-again.ts';
import { fillAnew } from './filling.ts';
import { flowsOf } from './flow-layout.ts';
import { operationTables } from './flow-tables.ts';
import {
  datingTables,
  fundTables,
  gateNumbers,
  gateTables,
  networkTables,
  poolTables,
} from './gate-tables.ts';
import { type Kernel, startTrials } from './kernel.ts';
import { type Arrays, blank, inOneMemory, type MakeMemory, newMemory } from './kernel-memory.ts';
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
  spentApartOf,
} from './trial-tables.ts';

/** Trials turned into rows at once: they stay in the cache until they are run. */
export const STRIP = 8;

/** Variables, and days from the data date by node, of one trial or of a block: see `createBlock`. */
export interface Columns {
  readonly columns: Float64Array;
  readonly start: Float64Array;
  readonly finish: Float64Array;
}

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
  readonly wide: Columns;
  /** The trial at hand. */
  readonly block: Columns;
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
  /** Makes its memory, which may hold anything. */
  readonly memory?: MakeMemory | undefined;
  /** Makes what it reads of a model; one that remembers is of use to one model at a time only. */
  readonly derive?: Derive | undefined;
  /** Keeps blocks for other stages, and has those that they kept. */
  readonly drawn?: DrawnBlocks | undefined;
}

/** Sets a stage; copies of the caller's `own` arrays come to lie in its memory. */
export function createStage<O extends Arrays>(
  models: readonly Model[],
  { seed, trials, memory: make = newMemory, derive = deriveAnew, drawn }: StageOptions,
  own: O,
): Stage<O> {
  const first = models[0]!;
  const width = first.variables.length;
  const moving = movingVariables(first);
  const dating = derive(dated, first);
  const block = createBlock(first, dating, seed, derive);
  const { memory, copies } = inOneMemory(
    make,
    { ...trialArrays(first), ...sumArrays(first), ...flowArrays(models, derive), moving },
    block.arrays,
    block.lists,
    own,
    ...tablesOf(models, dating, derive),
  );
  const [shared, wide, lists, others, ...parts] = copies;
  shared.flowSum.fill(0);
  const blockKernel = startBlock(memory, wide, first, block.others);
  const { free } = parts[0]!;
  const filling =
    drawn?.fits(bytesKept(first, trials, lists)) === true
      ? fillAgain(first, { seed, trials }, wide, lists, free, blockKernel, drawn)
      : fillAnew(lists, free, blockKernel);
  const draws = createDraws(first, { seed, trials }, wide, lists, blockKernel, filling);
  const { columns, fired, start, finish, driverValue, rowColumns } = shared;
  // what is drawn comes with each trial; new memory that is read before it is written costs twice
  for (let v = 0; v < width; v++)
    if (isFixed(first.variables[v]!)) columns[v] = wide.columns[v * BLOCK]!;
  for (let row = 0; row < STRIP; row++) rowColumns.set(columns, row * width);
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
    const kernel = startTrials(
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
    block: { columns, start, finish },
    drivers: driverValue,
    actors,
    sums: shared,
    flows: shared,
    own: others,
    date: filling.date,
    takeRows: kernel.takeRows,
    enter(row, place) {
      kernel.enter(row);
      for (let r = 0; r < fired.length; r++) fired[r] = wide.fired[r * BLOCK + place]!;
      for (let d = 0; d < driverValue.length; d++)
        driverValue[d] = wide.driverColumns[d * BLOCK + place]!;
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
  ...(['missed', 'days', 'hits', 'stuck', 'firstDays', 'firstHits', 'firstStuck'] as const),
  ...(['critical', 'met', 'moments'] as const),
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
const flowArrays = (models: readonly Model[], derive: Derive) =>
  derive(flowRoom, {
    most: Math.max(...models.map((model) => derive(mostFlows, model))),
    cells: Math.max(...models.map((model) => derive(flowCells, model))),
  });

const flowRoom = ({ most, cells }: { readonly most: number; readonly cells: number }) => ({
  flowRow: blank(new Int32Array(most)),
  flowPeriod: blank(new Int32Array(most)),
  flowAmount: blank(new Float64Array(most)),
  flowSum: blank(new Float64Array(cells)),
});

/** Rows of the cash flows times periods. */
const flowCells = (model: Model): number => flowsOf(model).length * (model.moneyMonths + 1);

/** Entries that budgets, contracts and running phases make at most. */
function mostFlows({ phases, packages, months, funds, contracts, moneyMonths }: Model): number {
  const costs = funds.budgetLot.length + 3 * phases.length * packages.length * (months + 1);
  // a level is four entries; what rises does so in steps of a month, and none comes after the last
  const served = ({ ramp, phases: of }: (typeof contracts)[number]) =>
    of.length * (2 + 4 * (ramp < 0 ? 1 : moneyMonths + 2));
  const operated = phases.length * (12 + moneyMonths + 1);
  return costs + operated + contracts.reduce((sum, contract) => sum + served(contract), 0);
}

const dated = ({ network, calendars }: Model) => datingTables(network, calendars);
const connected = ({ network, calendars }: Model) => networkTables(network, calendars);

/** What a kernel reads of each model, and what it keeps of a trial. */
function tablesOf(
  models: readonly Model[],
  dating: ReturnType<typeof datingTables>,
  derive: Derive,
) {
  const first = models[0]!;
  const network = derive(connected, first);
  return models.map((model) => {
    const isSame =
      first.network === model.network &&
      first.calendars.every((table, i) => table === model.calendars[i]);
    return {
      ...(isSame ? dating : datingTables(model.network, model.calendars)),
      ...(isSame ? network : networkTables(model.network, model.calendars)),
      ...derive(gateTables, model),
      ...derive(poolTables, model),
      ...derive(fundTables, model),
      ...derive(phaseTables, model),
      ...derive(costTables, model),
      ...derive(operationTables, model),
      ...derive(effectTables, model),
      ...derive(claimTables, model),
      ...derive(powerTables, model),
      ...derive(evidenceTables, model),
      ...derive(agreementTables, model),
      ...recordArrays(model),
    };
  });
}

/** What a kernel keeps of a trial while it books and records it. */
function recordArrays(model: Model) {
  const { network, sites, scopes, phases, months, causes } = model;
  const slots = months + 1;
  return {
    slots: new Float64Array(slots),
    spent: new Float64Array((sites.length + spentApartOf(model).length) * slots),
    committed: new Float64Array(sites.length * slots),
    phaseCost: new Float64Array(phases.length),
    escalation: new Float64Array(sites.length),
    timeRelated: new Float64Array(sites.length),
    causeDays: new Float64Array(causes.length),
    path: new Int32Array(network.count),
    firstPhase: new Int32Array(sites.length + scopes.length),
    kept: new Float64Array(scopes.length * 2 * slots),
    scopeNeed: new Float64Array(scopes.length * slots),
    excess: new Float64Array(sites.length),
  };
}
