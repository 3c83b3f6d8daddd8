// Where the command line is, and the Node that runs it: tests start it as users do.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..');
export const commandLine = join(root, 'src', 'cli', 'main.ts');

const bundled = join(root, 'node_modules', '.bin', 'node');
export const nodeBinary = existsSync(bundled) ? bundled : process.execPath;
