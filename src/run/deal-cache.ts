import { createValueStore, type ValueStore } from '../deal/index.ts';

/*
 * Values of deals as bytes: they depend on the programme, its numbers, the seed and the trials, not on
 * what parties want, so a later question about the same programme need not simulate them again.
 */

const MAGIC = 'groundbreak deal values 3';

interface Head {
  readonly magic: string;
  readonly stamp: string;
  readonly measures: number;
  /** Of the numbers: what was damaged on the way is not taken for values. */
  readonly sum: number;
  readonly rows: readonly (readonly [key: string, trials: number])[];
}

/** Values by what they are the values of, whatever number that has at the moment. */
export interface ValueBank {
  /** A store with what is known of these contents, up to so many trials. */
  storeFor(keys: readonly string[], most?: number): ValueStore;
  /** Learns what a store knows; more trials replace fewer. */
  learn(store: ValueStore, keys: readonly string[]): void;
  pack(): Uint8Array;
}

/** A bank with what the bytes hold; empty when they are of something else, damaged or cut short. `stamp` says what values depend on. */
export function createValueBank(
  bytes: Uint8Array | undefined,
  stamp: string,
  measures: number,
): ValueBank {
  const rows = new Map<string, { readonly trials: number; readonly data: Float64Array }>();
  if (bytes !== undefined) unpack(bytes);
  return {
    storeFor(keys, most = Number.POSITIVE_INFINITY) {
      const store = createValueStore(measures);
      keys.forEach((key, content) => {
        const row = rows.get(key);
        if (row === undefined) return;
        const trials = Math.min(row.trials, most);
        if (trials === row.trials) {
          store.add([content], 0, trials, row.data);
          return;
        }
        const data = new Float64Array(trials * measures);
        for (let m = 0; m < measures; m++)
          data.set(row.data.subarray(m * row.trials, m * row.trials + trials), m * trials);
        store.add([content], 0, trials, data);
      });
      return store;
    },
    learn(store, keys) {
      keys.forEach((key, content) => {
        const trials = store.trials(content);
        if (trials <= (rows.get(key)?.trials ?? 0)) return;
        const data = new Float64Array(trials * measures);
        for (let m = 0; m < measures; m++) data.set(store.column(content, m), m * trials);
        rows.set(key, { trials, data });
      });
    },
    pack() {
      const numbers = [...rows.values()].reduce((sum, { data }) => sum + data.length, 0);
      const all = new Float64Array(numbers);
      let at = 0;
      for (const { data } of rows.values()) {
        all.set(data, at);
        at += data.length;
      }
      const head: Head = {
        magic: MAGIC,
        stamp,
        measures,
        sum: sumOf(all),
        rows: [...rows].map(([key, { trials }]) => [key, trials]),
      };
      const text = new TextEncoder().encode(JSON.stringify(head));
      const first = bodyAt(text.length);
      const out = new Uint8Array(first + numbers * 8);
      new DataView(out.buffer).setUint32(0, text.length, true);
      out.set(text, 4);
      new Float64Array(out.buffer, first).set(all);
      return out;
    },
  };

  function unpack(packed: Uint8Array): void {
    const head = headOf(packed);
    if (head?.magic !== MAGIC || head.stamp !== stamp || head.measures !== measures) return;
    if (!Array.isArray(head.rows)) return;
    // a copy of its own, since numbers must begin at a multiple of eight
    const all = new Uint8Array(packed);
    const first = bodyAt(new DataView(all.buffer).getUint32(0, true));
    const numbers = head.rows.reduce((sum, [, trials]) => sum + trials * measures, 0);
    if (all.length !== first + numbers * 8) return;
    const body = new Float64Array(all.buffer, first);
    if (head.sum !== sumOf(body)) return;
    let at = 0;
    for (const [key, trials] of head.rows) {
      rows.set(key, { trials, data: body.subarray(at, at + trials * measures) });
      at += trials * measures;
    }
  }
}

/** FNV-1a over the halves of the numbers. */
function sumOf(numbers: Float64Array): number {
  const words = new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.length * 2);
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words[i]!, 0x01000193);
  return hash >>> 0;
}

const bodyAt = (head: number): number => Math.ceil((4 + head) / 8) * 8;

function headOf(bytes: Uint8Array): Head | undefined {
  if (bytes.length < 8) return undefined;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  try {
    return JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Head;
  } catch {
    return undefined;
  }
}
