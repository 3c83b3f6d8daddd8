import { type Patch, type Programme, patched } from '../../programme/index.ts';

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
  const ids = new Map<Patch, number>();
  for (const list of lists) for (const patch of list) if (!ids.has(patch)) ids.set(patch, ids.size);
  const { addresses, touches } = addressesOf(programme, [...ids.keys()]);
  const books = addresses.map((address) => createPlaceBook(programme, address));
  const rows: Int32Array[] = [];
  const patches: (readonly Patch[])[] = [];
  const known = new Map<string, number>();
  const of = Int32Array.from(lists, (list) => {
    const relevant = new Map<number, Patch[]>();
    for (const patch of list)
      for (const place of touches.get(patch) ?? []) {
        const some = relevant.get(place);
        if (some === undefined) relevant.set(place, [patch]);
        else some.push(patch);
      }
    // where nothing is changed, there stands what the file says
    const row = new Int32Array(addresses.length);
    for (const [place, some] of relevant) row[place] = books[place]!.valueOf(some, ids);
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

/** Places that patches change; what lies inside another changed place counts as that place. */
function addressesOf(programme: Programme, patches: readonly Patch[]) {
  const changed = new Map(patches.map((patch) => [patch, changedBy(programme, patch, patches)]));
  const all = [...new Set([...changed.values()].flat())];
  const outer = all.filter((a) => !all.some((b) => a !== b && a.startsWith(`${b}.`)));
  const places = new Map(
    all.map((a) => [a, outer.findIndex((b) => a === b || a.startsWith(`${b}.`))]),
  );
  const touches = new Map(
    [...changed].map(([patch, list]) => [patch, [...new Set(list.map((a) => places.get(a) ?? 0))]]),
  );
  return { addresses: outer, touches };
}

/** A patch may reach into what another one adds: then that one goes first. */
function changedBy(programme: Programme, patch: Patch, all: readonly Patch[]): readonly string[] {
  const alone = patched(programme, [patch], []);
  if (alone.changed.length > 0) return alone.changed;
  const makers = all.filter((p) => 'add' in p || 'template' in p);
  const before = patched(programme, makers, []);
  return patched(before.programme, [patch], []).changed;
}

interface PlaceBook {
  readonly values: unknown[];
  /** Which value a list of patches leaves there. */
  valueOf(patches: readonly Patch[], ids: ReadonlyMap<Patch, number>): number;
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
  const values: unknown[] = [at(programme)];
  const byText = new Map([[JSON.stringify(values[0]), 0]]);
  const byPatches = new Map<string, number>();
  return {
    values,
    valueOf(patches, ids) {
      const key = patches.map((p) => ids.get(p)).join(',');
      const known = byPatches.get(key);
      if (known !== undefined) return known;
      const value = at(patched(programme, patches, []).programme);
      const text = JSON.stringify(value);
      const index = byText.get(text) ?? values.push(value) - 1;
      byText.set(text, index);
      byPatches.set(key, index);
      return index;
    },
  };
}
