export { type Port, serve } from './port.ts';
export type { Progress, RunRequest } from './request.ts';
export type * from './result.ts';
export { type RunOptions, run, UnsoundCase } from './run.ts';
