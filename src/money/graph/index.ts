export { declare } from './declared.ts';
export type { Program } from './engine.ts';
export {
  createEvaluation,
  createProgram,
  type Evaluation,
  type EvaluationOptions,
  startProgram,
} from './evaluate.ts';
export type { Dependency, Expression, Wait } from './expression.ts';
export { type Cell, columnLetters, type FormulaOptions, printFormula } from './formula.ts';
export { FormulaError } from './formula-error.ts';
export { type FunctionName, functionNames } from './functions.ts';
export { createGraph, type Graph, type GraphLine, reachable } from './graph.ts';
export type { Group, Line } from './line.ts';
