// Compiles each folder of kernel/ to WebAssembly and writes it as a module of the room that uses
// it, so that what runs needs no compiler. A test compiles them again and compares.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import binaryen from 'assemblyscript/binaryen';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Folders of kernel/ and where each goes. */
export const kernels = [
  { folder: 'block', target: 'src/simulate/block-code.ts' },
  { folder: 'trial', target: 'src/simulate/kernel-code.ts' },
  { folder: 'returns', target: 'src/money/returns/kernel-code.ts' },
  { folder: 'columns', target: 'src/run/column-code.ts' },
] as const;

type Folder = (typeof kernels)[number]['folder'];

/** The text of the module of a folder, as compiled now. */
export function compiledKernel(folder: Folder): string {
  const scratch = mkdtempSync(join(tmpdir(), 'groundbreak-kernel-'));
  try {
    const out = join(scratch, 'kernel.wasm');
    const flags = ['-O3', '--runtime', 'stub', '--importMemory', '--noExportMemory', '--noAssert'];
    const compiler = join(root, 'node_modules/assemblyscript/bin/asc.js');
    // vectors go from file to file, not to the host
    const features = ['--enable', 'simd', '--disableWarning', '112'];
    execFileSync(
      process.execPath,
      [compiler, `${folder}/index.ts`, ...flags, ...features, '--outFile', out],
      { cwd: join(root, 'kernel'), stdio: ['ignore', 2, 2] },
    );
    return moduleText(folder, Buffer.from(optimized(readFileSync(out))).toString('base64'));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** The module optimized further than its compiler does: flat code first, then without repetition. */
function optimized(code: Uint8Array): Uint8Array {
  const module = binaryen.readBinary(code);
  const { BulkMemory, BulkMemoryOpt, MutableGlobals, NontrappingFPToInt, SIMD128, SignExt } =
    binaryen.Features;
  module.setFeatures(
    BulkMemory | BulkMemoryOpt | MutableGlobals | NontrappingFPToInt | SIMD128 | SignExt,
  );
  binaryen.setOptimizeLevel(4);
  binaryen.setShrinkLevel(0);
  module.optimize();
  return module.emitBinary();
}

const moduleText = (folder: Folder, code: string): string =>
  `/** Compiled from kernel/${folder}/ by scripts/build-kernel.ts: WebAssembly in base 64. */\nexport const kernelCode =\n  '${code}';\n`;

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const { folder, target } of kernels)
    writeFileSync(join(root, target), compiledKernel(folder));
