import { type Port, type RunOptions, serve } from '../../src/run/index.ts';

/** Name of a worker that does jobs for another instead of holding a case. */
const ROLE = 'thread';
const MOST = 8;

/** Makes this worker do jobs, if it was started for that. */
export function servesAsThread(): boolean {
  if (self.name !== ROLE) return false;
  serve({
    post: (message) => self.postMessage(message),
    receive: (handler) => {
      self.onmessage = ({ data }: MessageEvent<unknown>) => handler(data);
    },
  });
  return true;
}

const idle: Worker[] = [];

/**
 * More threads where the browser lets them share memory, which it does for a page that is served,
 * not for a file. They wait for the next run when one is over.
 */
export function threadsHere(): Pick<RunOptions, 'threads' | 'spawn'> {
  if (!self.crossOriginIsolated) return {};
  const spawn = (): Port => {
    const worker = idle.pop() ?? new Worker(self.location.href, { name: ROLE });
    return {
      post: (message) => worker.postMessage(message),
      receive: (handler) => {
        worker.onmessage = ({ data }: MessageEvent<unknown>) => handler(data);
      },
      failed: (handler) => {
        worker.onerror = ({ message }) => handler(new Error(message));
      },
      close: () => void idle.push(worker),
    };
  };
  return { threads: Math.min(MOST, Math.max(1, navigator.hardwareConcurrency)), spawn };
}
