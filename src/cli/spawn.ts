import { Worker } from 'node:worker_threads';
import type { Port } from '../run/index.ts';

/** A thread works in its buffers; a small nursery keeps its heap from spreading. */
const YOUNG_MEGABYTES = 8;

const create = (): Worker =>
  new Worker(new URL('./simulation-thread.mjs', import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });

const ahead: Worker[] = [];

/** Lets threads load while the case is read. They do not keep the process alive until they are used. */
export function spawnAhead(count: number): void {
  for (let i = 0; i < count; i++) {
    const worker = create();
    worker.unref();
    ahead.push(worker);
  }
}

/** Takes a simulation thread, or starts one, and opens a line to it. */
export function spawn(): Port {
  const worker = ahead.pop() ?? create();
  worker.ref();
  return {
    post: (message) => worker.postMessage(message),
    receive: (handler) => worker.on('message', handler),
    failed: (handler) => worker.on('error', handler),
    close: () => void worker.terminate(),
  };
}
