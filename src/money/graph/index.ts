export { declare } from './declared.ts';
export type { Program } from './engine.ts';
export { createProgram, type Evaluation, startProgram } from './evaluate.ts';
export { printFormula } from './formula.ts';
export { createGraph, type Graph } from './graph.ts';
export type { Group, Line } from './line.ts';
