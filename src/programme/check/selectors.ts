import type { Finding, Path } from '../diagnostic.ts';
import { activityKinds } from '../schema/activity.ts';
import { phasesOf } from '../selection.ts';
import { suggest } from '../suggest.ts';
import type { ActivityAt, Check, Context, Table } from './context.ts';

/** What risks hit and claims measure must be there. */
export const selectors: Check = (context) => {
  const { programme } = context;
  return [
    ...Object.entries(programme.risks).flatMap(([id, { hits }]) =>
      hits.flatMap(({ on }, i) =>
        (typeof on === 'string' ? [on] : on).flatMap((selector, j) => {
          const path: Path = ['risks', id, 'hits', i, 'on', ...(typeof on === 'string' ? [] : [j])];
          return hitsSomething(context, selector)
            ? []
            : [nothing(selector, path, candidates(context, selector))];
        }),
      ),
    ),
    ...Object.entries(programme.claims).flatMap(([id, { of }]) =>
      of === undefined || measuresSomething(context, of)
        ? []
        : [nothing(of, ['claims', id, 'of'], allIds(context))],
    ),
  ];
};

const nothing = (selector: string, path: Path, known: readonly string[]): Finding => ({
  rule: 'matches-nothing',
  path,
  fact: {
    en: `nothing in the programme is meant by ${selector}`,
    zh: `项目中没有与之相符的内容：${selector}`,
  },
  value: selector,
  against: [['sites']],
  mend: {
    en: 'name a thing of the programme; * stands for any id',
    zh: '请写项目中有的内容；* 代表任意代号',
  },
  ...suggest(selector, known),
});

const tables: Readonly<Record<string, Table>> = {
  driver: 'driver',
  agreement: 'agreement',
  supply: 'supply',
  capital: 'capital',
};

function hitsSomething(context: Context, selector: string): boolean {
  const { programme } = context;
  const [kind, rest] = split(selector);
  if (kind === undefined || kind === 'kind') return activitiesHit(context, selector).length > 0;
  if (kind === 'power') {
    const [site = '', option = ''] = rest.split('.');
    return (
      Object.hasOwn(programme.sites, site) &&
      Object.hasOwn(programme.sites[site]?.power ?? {}, option)
    );
  }
  const table = tables[kind];
  return table !== undefined && context.ids[table].has(rest);
}

/** Activities by `kind:construction` or by the pattern `site.phase.activity`, shorter ones meaning any. */
export function activitiesHit(context: Context, selector: string): readonly ActivityAt[] {
  const { activities, programme } = context;
  const [kind, rest] = split(selector);
  if (kind === 'kind') return [...activities.values()].filter((at) => at.activity.kind === rest);
  const [site = '*', phase = '*', activity = '*', more] = selector.split('.');
  if (more !== undefined) return [];
  const phases = new Set(
    phasesOf(programme, `${site}.${phase}`).map((at) => `${at.site}.${at.phase}`),
  );
  return [...activities.values()].filter(
    ({ id, in: at }) => phases.has(`${at.site}.${at.id}`) && (activity === '*' || activity === id),
  );
}

function measuresSomething(context: Context, of: string): boolean {
  const [kind, rest] = split(of);
  if (kind === 'agreement' || kind === 'party' || kind === 'capital')
    return context.ids[kind].has(rest);
  return (
    phasesOf(context.programme, of).length > 0 ||
    context.ids.scope.has(kind === 'scope' ? rest : of) ||
    context.ids.agreement.has(of) ||
    context.ids.party.has(of) ||
    context.ids.capital.has(of)
  );
}

function candidates(context: Context, selector: string): readonly string[] {
  const [kind] = split(selector);
  if (kind === undefined)
    return [
      ...context.ids.site,
      ...context.phases.map((at) => `${at.site}.${at.id}`),
      ...context.activities.keys(),
    ];
  const powers = Object.entries(context.programme.sites).flatMap(([site, { power }]) =>
    Object.keys(power).map((option) => `power:${site}.${option}`),
  );
  const others = Object.entries(tables).flatMap(([name, table]) =>
    [...context.ids[table]].map((id) => `${name}:${id}`),
  );
  return [...others, ...powers, ...activityKinds.map((k) => `kind:${k}`)];
}

const allIds = ({ ids, phases }: Context): readonly string[] => [
  ...ids.scope,
  ...ids.site,
  ...ids.agreement,
  ...ids.party,
  ...ids.capital,
  ...phases.map((at) => `${at.site}.${at.id}`),
];

function split(selector: string): readonly [string | undefined, string] {
  const colon = selector.indexOf(':');
  return colon < 0 ? [undefined, selector] : [selector.slice(0, colon), selector.slice(colon + 1)];
}
