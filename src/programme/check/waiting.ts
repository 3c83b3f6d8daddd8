import type { Path } from '../diagnostic.ts';
import { addressOf, parseLink } from '../link.ts';
import { phasesOf } from '../selection.ts';
import type { Context } from './context.ts';

/** Something that can happen, and what it waits for. */
export interface Waiting {
  readonly id: string;
  readonly path: Path;
  /** All of these must happen first. */
  readonly all: readonly string[];
  /** Of each group, at least one must happen first. */
  readonly any: readonly (readonly string[])[];
}

const known = new WeakMap<Context, ReadonlyMap<string, Waiting>>();

/** Activities, agreements, power options and sources of money as one graph of what waits for what. */
export function waitingsOf(context: Context): ReadonlyMap<string, Waiting> {
  const before = known.get(context);
  if (before !== undefined) return before;
  const found = graphOf(context);
  known.set(context, found);
  return found;
}

function graphOf(context: Context): ReadonlyMap<string, Waiting> {
  const { programme } = context;
  const waitings: Waiting[] = [
    ...Object.entries(programme.agreements).map(([id, a]) => ({
      id: `agreement ${id}`,
      path: ['agreements', id],
      all: a.signed === undefined ? [...a.after.map(agreement), ...a.afterActivities] : [],
      any: [],
    })),
    ...Object.entries(programme.sites).flatMap(([site, { power }]) =>
      Object.entries(power).map(([id, option]) => ({
        id: `power ${site}.${id}`,
        path: ['sites', site, 'power', id],
        all: [...option.agreements.map(agreement), ...option.after],
        any: [],
      })),
    ),
    ...Object.entries(programme.capital).map(([id, { conditions }]) => ({
      id: `capital ${id}`,
      path: ['capital', id],
      all: [...conditions.agreements.map(agreement), ...conditions.after],
      any: [],
    })),
    ...activityWaitings(context),
  ];
  return new Map(waitings.map((waiting) => [waiting.id, waiting]));
}

const agreement = (id: string) => `agreement ${id}`;

function activityWaitings(context: Context): readonly Waiting[] {
  const { programme } = context;
  const reach = fundsByPhase(context);
  return [...context.activities.values()].map(({ address, activity, in: at, path }) => {
    const { gates } = activity;
    const here = { site: at.site, phase: at.id };
    const links = activity.after.flatMap((raw) => {
      const link = parseLink(raw, here);
      return link.ok ? [`${link.value.site}.${link.value.phase}.${link.value.activity}`] : [];
    });
    const permits = (gates?.permits ?? []).flatMap((name) => {
      const to = addressOf(name, here);
      return to === undefined ? [] : [`${to.site}.${to.phase}.${to.activity}`];
    });
    const powers = Object.keys(programme.sites[at.site]?.power ?? {}).map(
      (id) => `power ${at.site}.${id}`,
    );
    const funds = (gates?.funds ?? []).map((use) =>
      (reach.get(`${at.site}.${at.id}`) ?? [])
        .filter((s) => s.packages.length === 0 || s.packages.includes(use))
        .map((s) => s.id),
    );
    return {
      id: address,
      path,
      all:
        activity.progress?.finished === undefined
          ? [...links, ...permits, ...(gates?.agreements ?? []).map(agreement)]
          : [],
      any:
        activity.progress?.finished === undefined
          ? [...(gates?.power === true ? [powers] : []), ...funds].filter((g) => g.length > 0)
          : [],
    };
  });
}

/** Sources of money that may be used for each phase. */
export function fundsByPhase({
  programme,
}: Context): ReadonlyMap<string, readonly { id: string; packages: readonly string[] }[]> {
  const reach = new Map<string, { id: string; packages: readonly string[] }[]>();
  for (const [id, source] of Object.entries(programme.capital)) {
    const { sites, scopes, packages } = source.for;
    const selectors = sites.length + scopes.length === 0 ? ['*'] : [...sites, ...scopes];
    const phases = new Set(
      selectors.flatMap((s) => phasesOf(programme, s).map((at) => `${at.site}.${at.phase}`)),
    );
    for (const phase of phases) {
      const entry = { id: `capital ${id}`, packages };
      const others = reach.get(phase);
      if (others === undefined) reach.set(phase, [entry]);
      else others.push(entry);
    }
  }
  return reach;
}
