import { type Patch, type Patched, type Programme, patched } from '../../programme/index.ts';

const known = new WeakMap<Programme, Map<Patch, Patched>>();

/** What a patch alone makes of a programme; each is asked for once. */
export function patchedAlone(programme: Programme, patch: Patch): Patched {
  const of = known.get(programme) ?? new Map<Patch, Patched>();
  known.set(programme, of);
  const found = of.get(patch) ?? patched(programme, [patch], []);
  of.set(patch, found);
  return found;
}
