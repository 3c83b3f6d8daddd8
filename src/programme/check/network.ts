import { formatQuantity } from '../../units/index.ts';
import type { Finding } from '../diagnostic.ts';
import { parseLink } from '../link.ts';
import { suggest } from '../suggest.ts';
import type { Check } from './context.ts';
import { median } from './median.ts';
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
            fact: {
              en: `an activity that is not a milestone has no duration: ${id}`,
              zh: `不是里程碑的工作没有工期：${id}`,
            },
            value: id,
            mend: {
              en: 'add duration, or write kind: milestone',
              zh: '请补上 duration，或写 kind: milestone',
            },
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
            fact: {
              en: `the phase has no activity that energises it: ${phase.energised}`,
              zh: `该分期没有使其投运的工作：${phase.energised}`,
            },
            value: phase.energised,
            mend: {
              en: `add an activity ${phase.energised}, or name another in energised`,
              zh: `请补上工作 ${phase.energised}，或在 energised 中另指一项`,
            },
            ...suggest(phase.energised, Object.keys(phase.activities)),
          },
        ],
  );

/** Work that nothing waits for delays nothing: it is often a link that was forgotten. */
export const openEnds: Check = (context) => {
  const awaited = new Set([...waitingsOf(context).values()].flatMap(({ all }) => all));
  // what has finished waits for nothing more
  for (const { activity, in: at } of context.activities.values())
    for (const raw of activity.progress?.finished === undefined ? [] : activity.after) {
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
            fact: {
              en: `nothing follows this activity, so its delay delays nothing: ${id}`,
              zh: `这项工作没有后续工作，它延误也不影响任何事：${id}`,
            },
            value: id,
            mend: {
              en: `name it in after of what waits for it, up to ${at.phase.energised}`,
              zh: `请在等待它的工作的 after 中写上它，直至 ${at.phase.energised}`,
            },
          },
        ],
  );
};

/** MW; a few racks are no data hall, and kW is the likelier unit to be wrong. */
const SMALLEST = 0.1;

/** A phase of no size is built and energised, and counts as a data centre that earns nothing. */
export const sizes: Check = ({ phases }) =>
  phases.flatMap(({ site, id, phase, path }): readonly Finding[] => {
    const mw = median(phase.mw);
    if (mw === undefined || mw >= SMALLEST || (mw === 0 && phase.mw.spec.kind !== 'point'))
      return [];
    const name = `${site}.${phase.group ?? id}`;
    const found = formatQuantity(mw, 'power', { locale: 'en' });
    return [
      {
        rule: 'no-size',
        path: [...path, 'mw'],
        ...(mw === 0
          ? {
              fact: {
                en: `a phase without megawatts counts as a data centre and earns nothing: ${name}`,
                zh: `没有兆瓦数的分期仍计为数据中心，却没有收入：${name}`,
              },
              value: name,
              mend: {
                en: 'write its IT megawatts, or remove the phase',
                zh: '请写其 IT 兆瓦数，或删去该分期',
              },
            }
          : {
              fact: {
                en: `the phase ${name} is smaller than ${SMALLEST} MW and counts as a data centre all the same: ${found}`,
                zh: `分期 ${name} 不足 ${SMALLEST} MW，却照样计为一座数据中心：${found}`,
              },
              value: found,
              mend: {
                en: 'look at the unit: kW, MW or GW; leave it if it is meant',
                zh: '请核对单位：kW、MW 或 GW；若确属本意则无须改动',
              },
            }),
      },
    ];
  });
