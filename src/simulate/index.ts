export { annuity, levelPayment } from './earnings.ts';
export { type Block, createKernel, type Kernel, type Schedule } from './forward.ts';
export { isMet } from './measure.ts';
export {
  allocate,
  BLOCK,
  type BlockSums,
  dayOfCode,
  type Layout,
  layoutOf,
  MOMENTS,
  type Outcomes,
  scopeColumn,
  scopeSeries,
  siteColumn,
  siteSeries,
  sumLengths,
  sumsAt,
  sumsLength,
} from './outcomes.ts';
export { createSimulation, type Simulation, type SimulationOptions } from './simulate.ts';
