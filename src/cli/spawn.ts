import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { Port } from '../run/index.ts';

/** What a thread is for. */
export type Errand = 'forecast' | 'deals';

/**
 * Most memory of a forecast is in buffers of outcomes: small nurseries keep the heaps from spreading
 * beside them. That of this thread has grown while modules were loaded, and grows no more.
 */
const YOUNG_MEGABYTES = 8;
const limitNursery = (): void => setFlagsFromString('--semi-space-growth-factor=1');

const create = (errand: Errand): Worker =>
  new Worker(new URL('./thread.mjs', import.meta.url), {
    workerData: errand,
    ...(errand === 'forecast'
      ? { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES } }
      : {}),
  });

const ahead: Worker[] = [];

/** Lets threads load while the case is read. They do not keep the process alive until they are used. */
export function spawnAhead(errand: Errand, count: number): void {
  if (errand === 'forecast') limitNursery();
  for (let i = 0; i < count; i++) {
    const worker = create(errand);
    worker.unref();
    ahead.push(worker);
  }
}

/** Takes a thread that was started ahead, or starts one, and opens a line to it. */
export function spawn(errand: Errand): Port {
  if (errand === 'forecast') limitNursery();
  const worker = ahead.pop() ?? create(errand);
  worker.ref();
  return {
    post: (message) => worker.postMessage(message),
    receive: (handler) => worker.on('message', handler),
    failed: (handler) => worker.on('error', handler),
    close: () => void worker.terminate(),
  };
}
