import * as z from 'zod';
import { createEngine } from './engine.ts';
import type { Ask } from './messages.ts';
import { servesAsThread, threadsHere } from './threads.ts';

// a page with a strict policy may not make functions from text, and zod must not try
z.config({ jitless: true });

if (!servesAsThread()) {
  const perform = createEngine(
    (message) => self.postMessage(message),
    () => performance.now(),
    threadsHere(),
  );
  self.onmessage = ({ data }: MessageEvent<Ask>) => perform(data);
}
