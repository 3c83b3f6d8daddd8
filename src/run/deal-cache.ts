import { createValueStore, type ValueStore } from '../deal/index.ts';

/*
 * Values of deals as bytes: they depend on the programme, its numbers, the seed and the trials, not on
 * what parties want, so a later question about the same programme need not simulate them again.
 */

const MAGIC = 'groundbreak deal values 1';

interface Head {
  readonly magic: string;
  readonly stamp: string;
  readonly measures: number;
  readonly rows: readonly (readonly [key: string, trials: number])[];
}

/** `keys` names each content by what it is; `stamp` says what the values depend on besides. */
export function packValues(store: ValueStore, keys: readonly string[], stamp: string): Uint8Array {
  const known = keys.flatMap((key, content) => {
    const trials = store.trials(content);
    return trials > 0 ? [{ key, content, trials }] : [];
  });
  const head: Head = {
    magic: MAGIC,
    stamp,
    measures: store.measures,
    rows: known.map(({ key, trials }) => [key, trials]),
  };
  const text = new TextEncoder().encode(JSON.stringify(head));
  const padded = Math.ceil((4 + text.length) / 8) * 8;
  const numbers = known.reduce((sum, { trials }) => sum + trials * store.measures, 0);
  const bytes = new Uint8Array(padded + numbers * 8);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  const body = new Float64Array(bytes.buffer, padded);
  let at = 0;
  for (const { content, trials } of known)
    for (let m = 0; m < store.measures; m++) {
      body.set(store.column(content, m), at);
      at += trials;
    }
  return bytes;
}

/** A store with what the bytes hold of these contents; empty when they are of something else. */
export function unpackValues(
  bytes: Uint8Array | undefined,
  keys: readonly string[],
  stamp: string,
  measures: number,
): ValueStore {
  const store = createValueStore(measures);
  const head = bytes === undefined ? undefined : headOf(bytes);
  if (bytes === undefined || head === undefined) return store;
  if (head.magic !== MAGIC || head.stamp !== stamp || head.measures !== measures) return store;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const padded = Math.ceil((4 + length) / 8) * 8;
  const numbers = head.rows.reduce((sum, [, trials]) => sum + trials * measures, 0);
  // a file that was cut short holds nothing
  if (bytes.length !== padded + numbers * 8) return store;
  const body = new Float64Array(bytes.slice(padded).buffer);
  const contents = new Map(keys.map((key, content) => [key, content]));
  let at = 0;
  for (const [key, trials] of head.rows) {
    const content = contents.get(key);
    if (content !== undefined)
      store.add([content], 0, trials, body.subarray(at, at + trials * measures));
    at += trials * measures;
  }
  return store;
}

function headOf(bytes: Uint8Array): Head | undefined {
  if (bytes.length < 8) return undefined;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  try {
    return JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Head;
  } catch {
    return undefined;
  }
}
