export { compile } from './compile.ts';
export * from './model.ts';
export { isFinancing, refinanced } from './refinanced.ts';
export { revalued } from './revalued.ts';
export { revenueKinds } from './revenue-kinds.ts';
export { distributionOf } from './variables.ts';
