import { parentPort } from 'node:worker_threads';
import { serveDeals } from '../run/index.ts';

/* The entry of a thread that values deals. */
if (parentPort !== null) {
  const port = parentPort;
  await serveDeals({
    post: (message) => port.postMessage(message),
    receive: (handler) => port.on('message', handler),
  });
}
