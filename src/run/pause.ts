import type { Breath } from './port.ts';

/** Lets timers, signals and messages through between two jobs. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    // in Node a first message costs 50 ms of loading; browsers have no immediates
    if (typeof setImmediate === 'function') {
      setImmediate(resolve);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Pauses that fail with the signal's reason once it is aborted. */
export const breathUnder =
  (signal: AbortSignal | undefined): Breath =>
  async () => {
    await pause();
    signal?.throwIfAborted();
  };
