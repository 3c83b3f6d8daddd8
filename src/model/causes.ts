import type { Programme } from '../programme/index.ts';
import type { Cause, CauseGroup } from './model.ts';

/** The causes to which days are attributed, each with an index. */
export interface CauseBook {
  kind(kind: string): number;
  agreement(id: string): number;
  supply(id: string): number;
  risk(id: string): number;
  readonly capital: number;
  readonly weather: number;
  readonly date: number;
  readonly size: number;
  readonly all: readonly Cause[];
}

const groupOfKind: Readonly<Record<string, CauseGroup>> = {
  land: 'land',
  design: 'design',
  permit: 'permit',
  power: 'power',
  equipment: 'equipment',
  construction: 'construction',
  chips: 'chips',
  commissioning: 'commissioning',
  milestone: 'date',
  capital: 'capital',
  weather: 'weather',
  date: 'date',
  size: 'size',
};

export function createCauseBook(programme: Programme): CauseBook {
  const all: Cause[] = [];
  const index = new Map<string, number>();
  const add = (id: string, name: string, group: CauseGroup) => {
    index.set(id, all.length);
    all.push({ id, name, group });
  };
  for (const [kind, group] of Object.entries(groupOfKind))
    if (kind !== 'milestone') add(kind, kind, group);
  for (const [id, { name }] of Object.entries(programme.agreements))
    add(`agreement:${id}`, name, 'agreement');
  for (const [id, { name }] of Object.entries(programme.supplies))
    add(`supply:${id}`, name, groupOfSupply(programme, id));
  for (const [id, { name }] of Object.entries(programme.risks)) add(`risk:${id}`, name, 'risk');
  const at = (id: string) => index.get(id) ?? 0;
  return {
    kind: (kind) => at(kind === 'milestone' ? 'date' : kind),
    agreement: (id) => at(`agreement:${id}`),
    supply: (id) => at(`supply:${id}`),
    risk: (id) => at(`risk:${id}`),
    capital: at('capital'),
    weather: at('weather'),
    date: at('date'),
    size: at('size'),
    all,
  };
}

/** A wait for a supply counts as the kind of work that needs it first. */
function groupOfSupply(programme: Programme, supply: string): CauseGroup {
  for (const site of Object.values(programme.sites))
    for (const phase of Object.values(site.phases))
      for (const activity of Object.values(phase.activities))
        if (activity.gates?.supply !== undefined && supply in activity.gates.supply)
          return groupOfKind[activity.kind] ?? 'equipment';
  return 'equipment';
}
