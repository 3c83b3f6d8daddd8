import { Worker } from 'node:worker_threads';
import type { Port } from '../run/index.ts';

/** Starts a thread that values deals and opens a line to it. */
export function spawnDeals(): Port {
  const worker = new Worker(new URL('./deal-thread.ts', import.meta.url));
  return {
    post: (message) => worker.postMessage(message),
    receive: (handler) => worker.on('message', handler),
    failed: (handler) => worker.on('error', handler),
    close: () => void worker.terminate(),
  };
}
