import type { Patch, Programme } from '../../programme/index.ts';
import { patchedAlone } from './alone.ts';

/** Places that changes reach, in any list of them, and for each change the places where it counts. */
export interface Touches {
  /** Steps joined by dots; none lies inside another. */
  readonly addresses: readonly string[];
  readonly touches: ReadonlyMap<Patch, readonly number[]>;
}

/**
 * What a change alters depends on those before it: `capital.*.amount` is also the amount of what
 * another option adds. So it counts at every place that its address fits, not only where it does
 * something by itself.
 */
export function touchesOf(programme: Programme, patches: readonly Patch[]): Touches {
  const fits = createFit(programme);
  const targets = new Map(patches.map((patch) => [patch, targetsOf(patch)]));
  const all = new Set(patches.flatMap((patch) => changedBy(programme, patch)));
  // a thing may be there only because another change put something inside it
  const written = [...new Set([...targets.values()].flat().map((t) => t.join('.')))].map(stepsOf);
  for (const address of all) {
    const inner = stepsOf(address);
    for (const target of written)
      if (target.length < inner.length && fits(target, inner))
        all.add(inner.slice(0, target.length).join('.'));
  }
  const addresses = [...all].filter((a) => ![...all].some((b) => a !== b && a.startsWith(`${b}.`)));
  const places = addresses.map(stepsOf);
  const touches = new Map(
    patches.map((patch) => {
      const of = targets.get(patch)!;
      return [patch, [...places.keys()].filter((p) => of.some((t) => fits(t, places[p]!)))];
    }),
  );
  return { addresses, touches: withConditions(patches, touches, targets, fits) };
}

const stepsOf = (address: string): readonly string[] => address.split('.');

type Steps = readonly string[];
type Fit = (target: Steps, place: Steps) => boolean;

/** What a change writes, as it stands in the file. */
function targetsOf(patch: Patch): readonly Steps[] {
  if ('add' in patch) return [stepsOf(patch.add)];
  if ('set' in patch) return [stepsOf(patch.set)];
  if ('scale' in patch) return [stepsOf(patch.scale)];
  if ('switch' in patch) return [stepsOf(patch.switch)];
  const at = stepsOf(patch.for);
  return [
    [...at, 'activities'],
    [...at, 'energised'],
  ];
}

/** What a change alters by itself; a switch that fails by itself may not when others went before. */
function changedBy(programme: Programme, patch: Patch): readonly string[] {
  const { changed } = patchedAlone(programme, patch);
  return changed.length === 0 && 'switch' in patch
    ? standing(programme, stepsOf(patch.switch))
    : changed;
}

/** Addresses of what is there. */
function standing(node: unknown, [step, ...rest]: Steps): readonly string[] {
  if (typeof node !== 'object' || node === null || step === undefined) return [];
  return Object.entries(node)
    .filter(([key]) => step === '*' || step === key)
    .flatMap(([key, inner]) =>
      rest.length === 0 ? [key] : standing(inner, rest).map((a) => `${key}.${a}`),
    );
}

/** Whether one may lie inside the other, or be the same. */
function createFit({ sites }: Programme): Fit {
  return (target, place) => {
    const [table, site = '', inside] = place;
    for (let i = 0; i < Math.min(target.length, place.length); i++) {
      const step = target[i]!;
      if (step === '*' || place[i] === '*' || step === place[i]) continue;
      // the id of a repeated phase stands for its copies
      const repeated = i === 3 && table === 'sites' && inside === 'phases';
      if (!repeated || Object.hasOwn(sites[site]?.phases ?? {}, step)) return false;
    }
    return true;
  };
}

/**
 * A plan is what the changes before have made of it, and a switch with `*` turns all or nothing: what
 * reaches these counts wherever they do.
 */
function withConditions(
  patches: readonly Patch[],
  touches: ReadonlyMap<Patch, readonly number[]>,
  targets: ReadonlyMap<Patch, readonly Steps[]>,
  fits: Fit,
): ReadonlyMap<Patch, readonly number[]> {
  const conditions = (patch: Patch): readonly Steps[] => {
    if ('template' in patch) return [['plans', patch.template]];
    return 'switch' in patch && patch.switch.includes('*') ? (targets.get(patch) ?? []) : [];
  };
  const reach = new Map(patches.map((patch) => [patch, new Set(touches.get(patch))]));
  for (let grown = true; grown; ) {
    grown = false;
    for (const patch of patches)
      for (const condition of conditions(patch))
        for (const other of patches) {
          const places = reach.get(other)!;
          const before = places.size;
          if (!targets.get(other)!.some((target) => fits(target, condition))) continue;
          for (const place of reach.get(patch)!) places.add(place);
          grown ||= places.size > before;
        }
  }
  return new Map([...reach].map(([patch, places]) => [patch, [...places].sort((a, b) => a - b)]));
}
