import { kernelCode } from './kernel-code.ts';
import type { Arrays } from './kernel-memory.ts';

/** What `kernel/` exports to be called. */
export interface Kernel {
  allot(): void;
}

let known: WebAssembly.Module | undefined;

function kernelModule(): WebAssembly.Module {
  known ??= new WebAssembly.Module(
    Uint8Array.from(atob(kernelCode), (letter) => letter.charCodeAt(0)),
  );
  return known;
}

/**
 * The compiled kernel over arrays that lie in its memory: each is known to it by its name, as is
 * each number.
 * @throws RangeError for a name that the kernel does not know, and for one that it is not told
 */
export function startKernel(
  memory: WebAssembly.Memory,
  arrays: Arrays,
  numbers: Readonly<Record<string, number>>,
): Kernel {
  const { exports } = new WebAssembly.Instance(kernelModule(), { env: { memory } });
  const untold = new Map(
    Object.entries(exports).flatMap(([name, value]) =>
      value instanceof WebAssembly.Global ? [[name, value] as const] : [],
    ),
  );
  const tell = (name: string, value: number) => {
    const known = untold.get(name);
    if (known === undefined) throw new RangeError(`nothing in the kernel is called ${name}`);
    known.value = value;
    untold.delete(name);
  };
  for (const [name, array] of Object.entries(arrays)) tell(name, array.byteOffset);
  for (const [name, number] of Object.entries(numbers)) tell(name, number);
  if (untold.size > 0) throw new RangeError(`the kernel was not told: ${[...untold.keys()]}`);
  return exports as unknown as Kernel;
}
