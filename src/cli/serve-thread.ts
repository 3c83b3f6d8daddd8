import { parentPort, workerData } from 'node:worker_threads';
import { serve, serveDeals } from '../run/index.ts';
import type { Errand } from './spawn.ts';

/** Answers jobs of the thread that started this one. */
export async function serveThread(): Promise<void> {
  if (parentPort === null) return;
  const port = parentPort;
  const errand: Errand = workerData;
  await (errand === 'deals' ? serveDeals : serve)({
    post: (message) => port.postMessage(message),
    receive: (handler) => port.on('message', handler),
  });
}
