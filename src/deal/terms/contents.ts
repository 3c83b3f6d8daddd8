import { type Patch, type Programme, patched, scaledBy } from '../../programme/index.ts';
import { patchedAlone } from './alone.ts';
import { touchesOf } from './touches.ts';

/** A place of the programme that some deal changes, with all it can be. */
export interface Place {
  /** Steps joined by dots. */
  readonly address: string;
  /** What can stand there; the first is what the file says. */
  readonly values: readonly unknown[];
}

/** What deals make of a programme, by content: deals that change nothing differently are one. */
export interface Contents {
  readonly programme: Programme;
  readonly places: readonly Place[];
  /** By content, one number a place: which of its values. */
  readonly rows: readonly Int32Array[];
  /** The content of each list of patches that was given. */
  readonly of: Int32Array;
  /** Patches that make each content, in order. */
  readonly patches: readonly (readonly Patch[])[];
}

/** Works out what lists of patches make of a programme, each place by itself. */
export function contentsOf(programme: Programme, lists: readonly (readonly Patch[])[]): Contents {
  const { addresses, touches } = touchesOf(programme, [...new Set(lists.flat())]);
  const books = addresses.map((address) => createPlaceBook(programme, address));
  const rows: Int32Array[] = [];
  const patches: (readonly Patch[])[] = [];
  const known = new Map<string, number>();
  const now: History[] = [];
  const of = Int32Array.from(lists, (list) => {
    for (let place = 0; place < books.length; place++) now[place] = books[place]!.untouched;
    for (const patch of list)
      for (const place of touches.get(patch)!) now[place] = books[place]!.after(now[place]!, patch);
    const row = new Int32Array(books.length);
    for (let place = 0; place < books.length; place++)
      row[place] = books[place]!.indexOf(now[place]!);
    const key = row.join(',');
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, rows.length);
    patches.push(list);
    return rows.push(row) - 1;
  });
  const places = books.map(({ values }, i) => ({ address: addresses[i]!, values }));
  return { programme, places, rows, of, patches };
}

/** Patches of one place, in order. */
interface History {
  readonly patches: readonly Patch[];
  readonly next: Map<Patch, History>;
  /** What they leave at the place, and which of its values that is, once somebody asked. */
  known?: { readonly value: unknown };
  index?: number;
}

interface PlaceBook {
  readonly values: readonly unknown[];
  /** Nothing is changed: there stands what the file says. */
  readonly untouched: History;
  after(history: History, patch: Patch): History;
  indexOf(history: History): number;
}

function createPlaceBook(programme: Programme, address: string): PlaceBook {
  const steps = address.split('.');
  const at = (root: unknown) =>
    steps.reduce<unknown>(
      (node, step) =>
        typeof node === 'object' && node !== null
          ? (node as Record<string, unknown>)[step]
          : undefined,
      root,
    );
  const values: unknown[] = [];
  const byText = new Map<string, number>();
  const untouched: History = { patches: [], next: new Map(), known: { value: at(programme) } };
  const after = (history: History, patch: Patch): History => {
    const found = history.next.get(patch);
    if (found !== undefined) return found;
    const made: History = { patches: [...history.patches, patch], next: new Map() };
    history.next.set(patch, made);
    return made;
  };
  const left = ({ patches }: History): unknown => {
    const last = patches.at(-1)!;
    // what a number becomes that is set or scaled does not depend on the rest of the programme
    if ('set' in last || 'scale' in last) {
      const alone = patchedAlone(programme, last);
      if (alone.changed.includes(address))
        return 'set' in last
          ? at(alone.programme)
          : scaledBy(found(patches.slice(0, -1).reduce(after, untouched)), last);
    }
    return at(patched(programme, patches, []).programme);
  };
  const found = (history: History): unknown => {
    history.known ??= { value: left(history) };
    return history.known.value;
  };
  const indexOf = (history: History): number => {
    if (history.index !== undefined) return history.index;
    const value = found(history);
    const text = JSON.stringify(value);
    const index = byText.get(text) ?? values.push(value) - 1;
    byText.set(text, index);
    history.index = index;
    return index;
  };
  indexOf(untouched);
  return { values, untouched, after, indexOf };
}
