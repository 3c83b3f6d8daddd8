// Compiles kernel/ to WebAssembly and writes it as a module of the room that uses it, so that what
// runs needs no compiler. A test compiles it again and compares.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'src/simulate/kernel-code.ts');

/** The text of `src/simulate/kernel-code.ts` as compiled from `kernel/` now. */
export function compiledKernel(): string {
  const folder = mkdtempSync(join(tmpdir(), 'groundbreak-kernel-'));
  try {
    const out = join(folder, 'kernel.wasm');
    const flags = ['-O3', '--runtime', 'stub', '--importMemory', '--noExportMemory', '--noAssert'];
    const compiler = join(root, 'node_modules/assemblyscript/bin/asc.js');
    execFileSync(process.execPath, [compiler, 'index.ts', ...flags, '--outFile', out], {
      cwd: join(root, 'kernel'),
      stdio: ['ignore', 2, 2],
    });
    return moduleText(readFileSync(out).toString('base64'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const moduleText = (code: string): string =>
  `/** Compiled from kernel/ by scripts/build-kernel.ts: WebAssembly in base 64. */\nexport const kernelCode =\n  '${code}';\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, compiledKernel());
