import type { Programme } from './schema/programme.ts';

/** A phase by the ids of its site and itself. */
export interface PhaseAddress {
  readonly site: string;
  readonly phase: string;
}

/**
 * The phases that a selector names: `site`, `site.phase`, `site.group` (all copies of a repeated
 * phase), `scope:id` or a bare scope id, with `*` for any id. Empty when nothing fits.
 */
export function phasesOf(programme: Programme, selector: string): readonly PhaseAddress[] {
  const scopeId = selector.startsWith('scope:') ? selector.slice(6) : selector;
  const scope = programme.scopes[scopeId];
  if (scope !== undefined && !(selector in programme.sites))
    return scope.of.flatMap((site) => phasesOf(programme, site));
  const [sitePart = '*', phasePart = '*'] = selector.split('.');
  return Object.entries(programme.sites)
    .filter(([id]) => sitePart === '*' || id === sitePart)
    .flatMap(([site, { phases }]) =>
      Object.entries(phases)
        .filter(([id, phase]) => phasePart === '*' || id === phasePart || phase.group === phasePart)
        .map(([phase]) => ({ site, phase })),
    );
}
