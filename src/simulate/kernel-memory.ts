/** An array that a kernel works on. */
export type Numbers = Float64Array | Int32Array | Uint8Array;
export type Arrays = Readonly<Record<string, Numbers>>;

const PAGE = 65_536;
/** Arrays begin where a line of the cache does. */
const LINE = 64;

const rounded = (bytes: number) => Math.ceil(bytes / LINE) * LINE;

/** One memory with a copy of each array. */
export interface KernelMemory<S extends Arrays, P extends Arrays> {
  readonly memory: WebAssembly.Memory;
  /** Where the copies lie, under the same names. */
  readonly views: { readonly shared: S; readonly parts: readonly P[] };
}

/**
 * Copies arrays into one memory; an array that stands in several parts is copied once.
 * @throws RangeError where the host has too little memory
 */
export function inOneMemory<S extends Arrays, P extends Arrays>(
  shared: S,
  parts: readonly P[],
): KernelMemory<S, P> {
  const all = new Set([shared, ...parts].flatMap((arrays: Arrays) => Object.values(arrays)));
  // nothing begins at byte 0, which stands for no array
  const bytes = [...all].reduce((sum, { byteLength }) => sum + rounded(byteLength), LINE);
  const pages = Math.ceil(bytes / PAGE);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  const copies = new Map<Numbers, Numbers>();
  let at = LINE;
  for (const array of all) {
    copies.set(array, copyOf(array, memory.buffer, at));
    at += rounded(array.byteLength);
  }
  const viewsOf = <A extends Arrays>(arrays: A): A =>
    Object.fromEntries(
      Object.entries(arrays).map(([name, array]) => [name, copies.get(array)]),
    ) as A;
  return { memory, views: { shared: viewsOf(shared), parts: parts.map(viewsOf) } };
}

function copyOf(array: Numbers, buffer: ArrayBuffer, at: number): Numbers {
  const view =
    array instanceof Float64Array
      ? new Float64Array(buffer, at, array.length)
      : array instanceof Int32Array
        ? new Int32Array(buffer, at, array.length)
        : new Uint8Array(buffer, at, array.length);
  view.set(array);
  return view;
}
