import type { Finding, Path } from '../diagnostic.ts';
import { childOf, isMap } from '../place.ts';
import type { Activity, Phase, Programme } from '../schema/programme.ts';
import { type Mention, mentionsOf } from '../walk.ts';

/** A phase with its address. */
export interface PhaseAt {
  readonly site: string;
  readonly id: string;
  readonly phase: Phase;
  readonly path: Path;
}

/** An activity with its address, `site.phase.activity`. */
export interface ActivityAt {
  readonly address: string;
  readonly id: string;
  readonly in: PhaseAt;
  readonly activity: Activity;
  readonly path: Path;
}

/** What every check may look at. */
export interface Context {
  readonly programme: Programme;
  /** The tree of the file, plans and copies filled in. */
  readonly root: unknown;
  readonly phases: readonly PhaseAt[];
  /** By address. */
  readonly activities: ReadonlyMap<string, ActivityAt>;
  /** Ids by kind, also of things that were left out because of errors. */
  readonly ids: { readonly [kind in Table]: ReadonlySet<string> };
  /** Every reference, source and value of the programme. */
  readonly mentions: readonly Mention[];
}

export type Check = (context: Context) => readonly Finding[];

/** Kinds of thing with a table of their own. */
export type Table =
  | 'party'
  | 'scope'
  | 'driver'
  | 'risk'
  | 'calendar'
  | 'plan'
  | 'site'
  | 'agreement'
  | 'supply'
  | 'capital'
  | 'contract'
  | 'term';

export const tables: { readonly [kind in Table]: keyof Programme } = {
  party: 'parties',
  scope: 'scopes',
  driver: 'drivers',
  risk: 'risks',
  calendar: 'calendars',
  plan: 'plans',
  site: 'sites',
  agreement: 'agreements',
  supply: 'supplies',
  capital: 'capital',
  contract: 'contracts',
  term: 'terms',
};

/** Gathers what the checks need. `root` is the raw tree before anything was left out of it. */
export function contextOf(programme: Programme, root: unknown): Context {
  const phases = Object.entries(programme.sites).flatMap(([site, { phases }]) =>
    Object.entries(phases).map(([id, phase]) => ({
      site,
      id,
      phase,
      path: ['sites', site, 'phases', id],
    })),
  );
  const activities = new Map<string, ActivityAt>();
  for (const at of phases)
    for (const [id, activity] of Object.entries(at.phase.activities)) {
      const address = `${at.site}.${at.id}.${id}`;
      activities.set(address, {
        address,
        id,
        in: at,
        activity,
        path: [...at.path, 'activities', id],
      });
    }
  return {
    programme,
    root,
    phases,
    activities,
    ids: idsIn(root),
    mentions: mentionsOf(programme),
  };
}

/** Ids by kind, as they stand in a tree. */
export function idsIn(root: unknown): Context['ids'] {
  const idsOf = (kind: Table): ReadonlySet<string> => {
    const raw = childOf(root, tables[kind]);
    return new Set(isMap(raw) ? Object.keys(raw) : []);
  };
  return {
    party: idsOf('party'),
    scope: idsOf('scope'),
    driver: idsOf('driver'),
    risk: idsOf('risk'),
    calendar: idsOf('calendar'),
    plan: idsOf('plan'),
    site: idsOf('site'),
    agreement: idsOf('agreement'),
    supply: idsOf('supply'),
    capital: idsOf('capital'),
    contract: idsOf('contract'),
    term: idsOf('term'),
  };
}
