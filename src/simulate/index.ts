export { createBlock, startBlock } from './block.ts';
export type { CashLanes, CashSink } from './cash-sink.ts';
export { createDerive, type Derive } from './derive.ts';
export { createDrawnBlocks, type DrawnBlocks } from './drawn-blocks.ts';
export { assetClasses, type Flow, flowKey, flowsOf } from './flow-layout.ts';
export type { FlowTarget } from './flow-target.ts';
export { datingTables } from './gate-tables.ts';
export { inOneMemory, type MakeMemory, newMemory } from './kernel-memory.ts';
export { isMet, isMoneyClaim } from './measure.ts';
export { createMonthAt } from './months.ts';
export {
  allocate,
  BLOCK,
  type BlockSums,
  cashSeries,
  dayOfCode,
  keptColumn,
  keptSeries,
  type Layout,
  layoutOf,
  MOMENTS,
  NEVER,
  needColumn,
  type Outcomes,
  sumsAt,
  sumsBefore,
  sumsLength,
  yearsOf,
} from './outcomes.ts';
export { createSimulation, type Simulation } from './simulate.ts';
export { compiledOnce } from './start-kernel.ts';
export type { Wanted } from './wanted.ts';
export { type Capacity, createWorlds, type Twins, type Worlds } from './worlds.ts';
