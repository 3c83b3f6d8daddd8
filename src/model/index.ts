export { compile } from './compile.ts';
export * from './model.ts';
