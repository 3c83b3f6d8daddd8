import { parseLink } from '../link.ts';
import { suggest } from '../suggest.ts';
import type { Check } from './context.ts';
import { waitingsOf } from './waiting.ts';

/** What has no duration cannot be scheduled. */
export const durations: Check = ({ activities }) =>
  [...activities.values()].flatMap(({ id, activity, path }) =>
    activity.kind === 'milestone' ||
    activity.duration !== undefined ||
    activity.progress?.finished !== undefined ||
    activity.progress?.remaining !== undefined
      ? []
      : [
          {
            rule: 'no-duration' as const,
            path,
            mark: 'key' as const,
            fact: `an activity that is not a milestone has no duration: ${id}`,
            value: id,
            mend: 'add duration, or write kind: milestone',
          },
        ],
  );

/** Every phase must have the activity whose finish energises it. */
export const energised: Check = ({ phases }) =>
  phases.flatMap(({ phase, path }) =>
    Object.hasOwn(phase.activities, phase.energised)
      ? []
      : [
          {
            rule: 'no-energised' as const,
            path,
            mark: 'key' as const,
            fact: `the phase has no activity that energises it: ${phase.energised}`,
            value: phase.energised,
            mend: `add an activity ${phase.energised}, or name another in energised`,
            ...suggest(phase.energised, Object.keys(phase.activities)),
          },
        ],
  );

/** Work that nothing waits for delays nothing: it is often a link that was forgotten. */
export const openEnds: Check = (context) => {
  const awaited = new Set([...waitingsOf(context).values()].flatMap(({ all }) => all));
  for (const { activity, in: at } of context.activities.values())
    for (const raw of activity.after) {
      const link = parseLink(raw, { site: at.site, phase: at.id });
      if (link.ok) awaited.add(`${link.value.site}.${link.value.phase}.${link.value.activity}`);
    }
  return [...context.activities.values()].flatMap(({ address, id, activity, in: at, path }) =>
    awaited.has(address) || id === at.phase.energised || activity.progress?.finished !== undefined
      ? []
      : [
          {
            rule: 'open-end' as const,
            path,
            mark: 'key' as const,
            fact: `nothing follows this activity, so its delay delays nothing: ${id}`,
            value: id,
            mend: `name it in after of what waits for it, up to ${at.phase.energised}`,
          },
        ],
  );
};
