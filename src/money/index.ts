export type { Bound } from './binding.ts';
export { type BreakEven, breakEvens } from './break-even.ts';
export { type Case, cases } from './cases.ts';
export { type Graph, printFormula } from './graph/index.ts';
export { debtsOf } from './lines/cash.ts';
export type { Declared, DeclaredGroup, Origin } from './lines/declared.ts';
export { effectiveYearly, irr } from './returns/index.ts';
export { createCashSink } from './sink.ts';
export { createStatement, type Statement } from './statement.ts';
