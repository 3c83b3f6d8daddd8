import type { Finding, Path } from '../diagnostic.ts';
import { addressOf } from '../link.ts';
import { suggest } from '../suggest.ts';
import type { Check, Context, PhaseAt } from './context.ts';

/** Addresses of activities outside links: in gates, power options, agreements and conditions. */
export const activities: Check = (context) => {
  const { programme, phases } = context;
  return [
    ...phases.flatMap((at) =>
      Object.entries(at.phase.activities).flatMap(([id, activity]) =>
        (activity.gates?.permits ?? []).flatMap((name, i) =>
          unknownActivity(context, name, [...at.path, 'activities', id, 'gates', 'permits', i], at),
        ),
      ),
    ),
    ...Object.entries(programme.sites).flatMap(([site, { power }]) =>
      Object.entries(power).flatMap(([id, { after }]) =>
        after.flatMap((name, i) =>
          unknownActivity(context, name, ['sites', site, 'power', id, 'after', i]),
        ),
      ),
    ),
    ...Object.entries(programme.agreements).flatMap(([id, { afterActivities }]) =>
      afterActivities.flatMap((name, i) =>
        unknownActivity(context, name, ['agreements', id, 'afterActivities', i]),
      ),
    ),
    ...Object.entries(programme.capital).flatMap(([id, { conditions }]) =>
      conditions.after.flatMap((name, i) =>
        unknownActivity(context, name, ['capital', id, 'conditions', 'after', i]),
      ),
    ),
  ];
};

/** Whether a name, inside a phase or at large, leads to an activity; if not, why. */
export function unknownActivity(
  context: Context,
  name: string,
  path: Path,
  here?: PhaseAt,
): readonly Finding[] {
  const address =
    here === undefined ? threeParts(name) : addressOf(name, { site: here.site, phase: here.id });
  const full =
    address === undefined ? undefined : `${address.site}.${address.phase}.${address.activity}`;
  if (full !== undefined && context.activities.has(full)) return [];
  const copies = context.phases.filter(
    (at) => at.site === address?.site && at.phase.group === address.phase,
  );
  if (copies.length > 0)
    return [
      {
        rule: 'which-copy',
        path,
        fact: {
          en: `${address?.phase} is repeated ${copies.length} times, and only one of them can be meant: ${name}`,
          zh: `${address?.phase} 有 ${copies.length} 个副本，这里只能指其中一个：${name}`,
        },
        value: name,
        mend: {
          en: `name the copy, such as ${address?.site}.${copies[0]?.id}.${address?.activity}`,
          zh: `请写明是哪个副本，例如 ${address?.site}.${copies[0]?.id}.${address?.activity}`,
        },
      },
    ];
  const local = here === undefined ? [] : Object.keys(here.phase.activities);
  return [
    {
      rule: 'unknown-activity',
      path,
      fact: { en: `there is no activity ${name}`, zh: `没有这项工作：${name}` },
      value: name,
      mend:
        here === undefined
          ? { en: 'write site.phase.activity', zh: '请写成 site.phase.activity 的形式' }
          : {
              en: 'name an activity of this phase, or write site.phase.activity',
              zh: '请写本分期的工作，或写成 site.phase.activity 的形式',
            },
      ...suggest(
        name,
        name.includes('.') || here === undefined ? context.activities.keys() : local,
      ),
    },
  ];
}

function threeParts(name: string) {
  const [site, phase, activity, more] = name.split('.');
  return site && phase && activity && more === undefined ? { site, phase, activity } : undefined;
}
