import { parentPort } from 'node:worker_threads';
import { serve } from '../run/index.ts';

/** Answers jobs of the thread that started this one. */
export function serveThread(): void {
  if (parentPort === null) return;
  const port = parentPort;
  serve({
    post: (message) => port.postMessage(message),
    receive: (handler) => port.on('message', handler),
  });
}
