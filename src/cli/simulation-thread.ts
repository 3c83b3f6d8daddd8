import { enableCompileCache } from 'node:module';
import { parentPort } from 'node:worker_threads';

/* The entry of a simulation thread, which keeps compiled code like the command itself. */
enableCompileCache();
const { serve } = await import('../run/index.ts');
if (parentPort !== null) {
  const port = parentPort;
  serve({
    post: (message) => port.postMessage(message),
    receive: (handler) => port.on('message', handler),
  });
}
