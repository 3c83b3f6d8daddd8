import type { Arrays } from './kernel-memory.ts';

/** A way to compiled code, which is compiled when it is first wanted. */
export function compiledOnce(code: string): () => WebAssembly.Module {
  let known: WebAssembly.Module | undefined;
  return () => {
    if (typeof WebAssembly === 'undefined')
      throw new Error(
        'no WebAssembly here: use Node 22.12 or newer, or a browser of 2023 or newer',
      );
    known ??= new WebAssembly.Module(bytesOf(code));
    return known;
  };
}

/** The bytes of a text in base 64. */
function bytesOf(code: string): Uint8Array<ArrayBuffer> {
  const letters = atob(code);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
}

/**
 * What a kernel exports over arrays that lie in its memory: each is known to it by its name, as is
 * each number.
 * @throws RangeError for a name that the kernel does not know, and for one that it is not told
 */
export function startKernel(
  module: WebAssembly.Module,
  imports: { readonly env: { readonly memory: WebAssembly.Memory } } & WebAssembly.Imports,
  arrays: Arrays,
  numbers: Readonly<Record<string, number>>,
): WebAssembly.Exports {
  const { exports } = new WebAssembly.Instance(module, imports);
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
  return exports;
}
