import { enableCompileCache } from 'node:module';

/* The entry of a thread, in plain JavaScript so that nothing is translated before the translations of
 * earlier runs are at hand. */
enableCompileCache();
const { serveThread } = await import('./serve-thread.ts');
await serveThread();
