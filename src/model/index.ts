export { compile } from './compile.ts';
export * from './model.ts';
export { isFinancing, refinanced } from './refinanced.ts';
export { revalued } from './revalued.ts';
export { distributionOf } from './variables.ts';
