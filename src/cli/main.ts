#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Stripping types and compiling cost more than a short command itself, so both are kept; `bin` has
// seen to it already, for this file too.
enableCompileCache();
const { start } = await import('./start.ts');
await start();
