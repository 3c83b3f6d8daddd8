/** An array that a kernel works on. */
export type Numbers = Float64Array | Float32Array | Int32Array | Uint16Array | Uint8Array;
export type Arrays = Readonly<Record<string, Numbers>>;

const PAGE = 65_536;
/** Arrays begin where a line of the cache does. */
const LINE = 64;

const rounded = (bytes: number) => Math.ceil(bytes / LINE) * LINE;

const blanks = new WeakSet<Numbers>();

/** Marks an array that nothing was written to, so that it need not be copied. */
export function blank<A extends Numbers>(array: A): A {
  blanks.add(array);
  return array;
}

/** Gives a memory of so many pages. @throws RangeError where the host has too little */
export type MakeMemory = (pages: number) => WebAssembly.Memory;

export const newMemory: MakeMemory = (pages) =>
  new WebAssembly.Memory({ initial: pages, maximum: pages });

/**
 * Copies groups of arrays into one memory; `copies` are the same groups there. An array that stands
 * in several places is copied once.
 */
export function inOneMemory<G extends readonly Arrays[]>(
  make: MakeMemory,
  ...groups: G
): { readonly memory: WebAssembly.Memory; readonly copies: G } {
  const all = new Set(groups.flatMap((arrays) => Object.values(arrays)));
  // nothing begins at byte 0, which stands for no array
  const bytes = [...all].reduce((sum, { byteLength }) => sum + rounded(byteLength), LINE);
  const memory = make(Math.ceil(bytes / PAGE));
  const copies = new Map<Numbers, Numbers>();
  let at = LINE;
  for (const array of all) {
    copies.set(array, copyOf(array, memory.buffer, at));
    at += rounded(array.byteLength);
  }
  const viewsOf = (arrays: Arrays): Arrays =>
    Object.fromEntries(Object.entries(arrays).map(([name, array]) => [name, copies.get(array)!]));
  return { memory, copies: groups.map(viewsOf) as unknown as G };
}

function copyOf(array: Numbers, buffer: ArrayBuffer, at: number): Numbers {
  const { length } = array;
  const view =
    array instanceof Float64Array
      ? new Float64Array(buffer, at, length)
      : array instanceof Float32Array
        ? new Float32Array(buffer, at, length)
        : array instanceof Int32Array
          ? new Int32Array(buffer, at, length)
          : array instanceof Uint16Array
            ? new Uint16Array(buffer, at, length)
            : new Uint8Array(buffer, at, length);
  if (!blanks.has(array)) view.set(array);
  return view;
}
