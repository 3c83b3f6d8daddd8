#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';

// Stripping types and compiling cost more than a short command itself, so both are kept.
enableCompileCache();
// Most memory is in buffers of outcomes; a small nursery keeps the heap from spreading beside them.
setFlagsFromString('--semi-space-growth-factor=1');
const { start } = await import('./start.ts');
await start();
