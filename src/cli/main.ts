#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { setFlagsFromString } from 'node:v8';

// Stripping types and compiling cost more than a short command itself, so both are kept; `bin` has
// seen to it already, for this file too.
enableCompileCache();
// Most memory of a forecast is in buffers of outcomes; a small nursery keeps the heap from spreading
// beside them. Deals have no such buffers, and a nursery that grows makes them a tenth faster.
if (process.argv[2] !== 'deal') setFlagsFromString('--semi-space-growth-factor=1');
const { start } = await import('./start.ts');
await start();
