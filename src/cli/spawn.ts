import { Worker } from 'node:worker_threads';
import type { Port } from '../run/index.ts';

/** A thread works in its buffers; a small nursery keeps its heap from spreading. */
const YOUNG_MEGABYTES = 8;

/** Starts a simulation thread and opens a line to it. */
export function spawn(): Port {
  const worker = new Worker(new URL('./simulation-thread.ts', import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  return {
    post: (message) => worker.postMessage(message),
    receive: (handler) => worker.on('message', handler),
    failed: (handler) => worker.on('error', handler),
    close: () => void worker.terminate(),
  };
}
