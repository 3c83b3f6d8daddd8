import * as z from 'zod';
import { createEngine } from './engine.ts';
import type { Ask } from './messages.ts';
import { servesAsThread, threadsBehind } from './threads.ts';

// a page with a strict policy may not make functions from text, and zod must not try
z.config({ jitless: true });

if (!servesAsThread()) {
  let perform: ((ask: Ask) => void) | undefined;
  // threads come with the first message
  self.onmessage = ({ data, ports }: MessageEvent<Ask>) => {
    perform ??= createEngine(
      (message) => self.postMessage(message),
      () => performance.now(),
      threadsBehind(ports),
    );
    perform(data);
  };
}
