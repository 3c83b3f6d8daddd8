import { createKept, type Port, pause, serve, serveApart } from '../../src/run/index.ts';
import { createDrawnBlocks } from '../../src/simulate/index.ts';
import type { Threads } from './engine.ts';
import type { CaseAsk } from './messages.ts';
import { openCase, type Wished } from './open-case.ts';
import { THREAD } from './thread.ts';

/** Makes this worker do jobs, if it was started for that: each run speaks through a channel of its own. */
export function servesAsThread(): boolean {
  if (self.name !== THREAD) return false;
  const kept = createKept(createDrawnBlocks());
  let newest: MessagePort | undefined;
  self.onmessage = ({ data, ports: [control] }: MessageEvent<CaseAsk>) => {
    if (control === undefined) return;
    const opened = self.crossOriginIsolated ? undefined : openCase(data.programme, data.facts);
    control.onmessage = ({ data: wished, ports: [port] }: MessageEvent<Wished>) => {
      if (port === undefined) return;
      newest = port;
      const line = {
        ...lineOf(port),
        // what a run that was overtaken has begun or still asks for is left undone
        breath: async () => {
          await pause();
          if (port !== newest) await never;
        },
      };
      if (opened === undefined) serve(line, kept);
      else serveApart(line, () => opened.prepare(wished).model, kept);
    };
  };
  return true;
}

const never = new Promise<void>(() => {});

const lineOf = (port: MessagePort): Pick<Port, 'post' | 'receive'> => ({
  post: (message, moved = []) => port.postMessage(message, [...moved]),
  receive: (handler) => {
    port.onmessage = ({ data }: MessageEvent<unknown>) => handler(data);
  },
});

/**
 * Threads behind these ports, which wait for the next run when one is over. Browsers let them share
 * memory for a page that is served, not for a file.
 */
export function threadsBehind(controls: readonly MessagePort[]): Threads {
  const idle = [...controls];
  const spawn = (wished: Wished): Port => {
    const control = idle.pop();
    if (control === undefined) throw new RangeError('more threads than there are');
    // what an earlier run that was stopped still hears goes nowhere
    const { port1, port2 } = new MessageChannel();
    control.postMessage(wished, [port2]);
    return {
      ...lineOf(port1),
      // the page hears of workers that fail
      failed: () => {},
      close: () => {
        port1.close();
        idle.push(control);
      },
    };
  };
  return { threads: controls.length + 1, spawn, apart: !self.crossOriginIsolated };
}
