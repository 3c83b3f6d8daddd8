#!/usr/bin/env node
// The command: from the sources in a clone, which Node translates as it runs, else from what was
// built of them. Plain JavaScript, so that a Node too old for the rest can say so.
import { existsSync } from 'node:fs';

const source = new URL('../src/cli/main.ts', import.meta.url);
const built = new URL('../dist/cli/main.js', import.meta.url);
const cloned = existsSync(source);
const fault = faultOf(cloned ? [24, 0] : [22, 12]);

if (fault === undefined) {
  // before anything of ours is loaded: what translates the sources is loaded only where they changed
  (await import('node:module')).enableCompileCache();
  await import(cloned ? source.href : built.href);
} else {
  console.error(`error: ${fault.fact}\n  ${fault.mend}`);
  process.exitCode = 1;
}

function faultOf([major, minor]) {
  if (!cloned && !existsSync(built))
    return {
      fact: 'this package of groundbreak was not built: dist is missing',
      mend: 'run npm pack in a clone and install what it writes',
    };
  const [nowMajor, nowMinor] = process.versions.node.split('.').map(Number);
  if (nowMajor > major || (nowMajor === major && nowMinor >= minor)) return undefined;
  return {
    fact: `groundbreak needs node ${major}.${minor} or newer, not ${process.versions.node}`,
    mend: cloned ? 'run npm start once, which brings its own, then npx groundbreak' : 'update node',
  };
}
