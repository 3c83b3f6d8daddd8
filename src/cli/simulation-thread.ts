import { parentPort } from 'node:worker_threads';
import { serve } from '../run/index.ts';

/* The entry of a simulation thread. */
if (parentPort !== null) {
  const port = parentPort;
  serve({
    post: (message) => port.postMessage(message),
    receive: (handler) => port.on('message', handler),
  });
}
