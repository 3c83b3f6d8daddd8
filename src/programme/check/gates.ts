import { formatQuantity } from '../../units/index.ts';
import type { Finding } from '../diagnostic.ts';
import { addressOf } from '../link.ts';
import type { Check } from './context.ts';
import { median, most } from './median.ts';
import { fundsByPhase } from './waiting.ts';

/** A phase that waits for power needs a site that can have any. */
export const powerGates: Check = ({ programme, activities }) =>
  [...activities.values()].flatMap(({ activity, in: at, path }) =>
    activity.gates?.power === true &&
    Object.keys(programme.sites[at.site]?.power ?? {}).length === 0
      ? [
          {
            rule: 'no-power' as const,
            path: [...path, 'gates', 'power'],
            mark: 'key' as const,
            fact: {
              en: `the phase waits for power at a site without power options: ${at.site}`,
              zh: `该分期等待供电，但所在场址没有供电选项：${at.site}`,
            },
            value: at.site,
            against: [['sites', at.site, 'power']],
            mend: {
              en: `add power to the site ${at.site}, or remove the gate`,
              zh: `请为场址 ${at.site} 补上 power，或删去该放行条件`,
            },
          },
        ]
      : [],
  );

/** A supply that is needed must be delivered. */
export const supplyGates: Check = ({ programme, activities }) =>
  [...activities.values()].flatMap(({ activity, path }) =>
    Object.keys(activity.gates?.supply ?? {}).flatMap((id) => {
      const supply = programme.supplies[id];
      return supply === undefined || supply.deliveries.some(({ quantity }) => most(quantity) > 0)
        ? []
        : [
            {
              rule: 'no-supply' as const,
              path: [...path, 'gates', 'supply', id],
              mark: 'key' as const,
              fact: {
                en: `the supply is needed and never delivered: ${id}`,
                zh: `需要这种供应，却从不交付：${id}`,
              },
              value: id,
              against: [['supplies', id, 'deliveries']],
              mend: {
                en: `add deliveries to supplies.${id}, or remove the gate`,
                zh: `请为 supplies.${id} 补上 deliveries，或删去该放行条件`,
              },
            },
          ];
    }),
  );

/** How often a delivery comes and how far apart go together; by itself, either is not what was meant. */
export const repeats: Check = ({ programme }) =>
  Object.entries(programme.supplies).flatMap(([id, { deliveries }]) =>
    deliveries.flatMap(({ every, times }, i): readonly Finding[] =>
      (every === undefined) === (times === 1)
        ? []
        : [
            {
              rule: 'incomplete',
              path: ['supplies', id, 'deliveries', i, every === undefined ? 'times' : 'every'],
              mark: 'key',
              fact: {
                en: 'a delivery that repeats has every and times',
                zh: '重复的交付须同时有 every 与 times',
              },
              mend:
                every === undefined
                  ? {
                      en: 'add every, such as 3 months',
                      zh: '请补上 every，例如 3 months',
                    }
                  : {
                      en: 'add times, such as 4, or remove every',
                      zh: '请补上 times，例如 4，或删去 every',
                    },
            },
          ],
    ),
  );

/** One activity must not need more of a supply than is ever delivered. */
export const enoughSupply: Check = ({ programme, activities }) =>
  [...activities.values()].flatMap(({ address, activity, in: at, path }) =>
    Object.entries(activity.gates?.supply ?? {}).flatMap(([id, need]): readonly Finding[] => {
      const deliveries = programme.supplies[id]?.deliveries ?? [];
      const all = deliveries.reduce((sum, { quantity, times }) => sum + most(quantity) * times, 0);
      const mw = median(at.phase.mw, 0.001);
      const perMw = 'perMw' in need ? median(need.perMw, 0.001) : undefined;
      const least =
        'quantity' in need
          ? median(need.quantity, 0.001)
          : perMw === undefined || mw === undefined
            ? undefined
            : perMw * mw;
      // A supply that never comes at all is told by another check.
      if (all === 0 || least === undefined || least <= all * (1 + 1e-9)) return [];
      const [needs, has] = [least, all].map((units) =>
        formatQuantity(units, 'count', { locale: 'en' }),
      );
      return [
        {
          rule: 'too-little-supply',
          path: [...path, 'gates', 'supply', id],
          mark: 'key',
          fact: {
            en: `the activity ${address} waits for ever: of ${id} it needs ${needs}, and all deliveries come to ${has}`,
            zh: `工作 ${address} 将永远等待：它需要 ${needs} 份 ${id}，而全部交付合计 ${has} 份`,
          },
          value: String(needs),
          against: [['supplies', id, 'deliveries']],
          mend: {
            en: `correct what is needed, or add deliveries to supplies.${id}`,
            zh: `请更正所需数量，或为 supplies.${id} 增加交付`,
          },
        },
      ];
    }),
  );

/** A permit gate waits for an activity of kind permit. */
export const permitGates: Check = ({ activities }) =>
  [...activities.values()].flatMap(({ activity, in: at, path }) =>
    (activity.gates?.permits ?? []).flatMap((name, i) => {
      const to = addressOf(name, { site: at.site, phase: at.id });
      const found =
        to === undefined ? undefined : activities.get(`${to.site}.${to.phase}.${to.activity}`);
      return found === undefined || found.activity.kind === 'permit'
        ? []
        : [
            {
              rule: 'not-a-permit' as const,
              path: [...path, 'gates', 'permits', i],
              fact: {
                en: `the permit gate names an activity of kind ${found.activity.kind}: ${name}`,
                zh: `许可放行条件所指的工作类别为 ${found.activity.kind}：${name}`,
              },
              value: name,
              mend: {
                en: 'name a permit, or put it in after',
                zh: '请改指许可类工作，或移到 after',
              },
            },
          ];
    }),
  );

/** A phase that waits for funds needs a source that may be used for it. */
export const fundsGates: Check = (context) => {
  const reach = fundsByPhase(context);
  return [...context.activities.values()].flatMap(({ activity, in: at, path }) =>
    (activity.gates?.funds ?? []).flatMap((use, i) =>
      (reach.get(`${at.site}.${at.id}`) ?? []).some(
        (s) => s.packages.length === 0 || s.packages.includes(use),
      )
        ? []
        : [
            {
              rule: 'no-funds' as const,
              path: [...path, 'gates', 'funds', i],
              fact: {
                en: `no source of capital may be used for this phase and package: ${use}`,
                zh: `没有资金来源可用于本分期的这一费用包：${use}`,
              },
              value: use,
              mend: {
                en: `let a source be used for ${at.site} and ${use}; as it is the phase never gets funds`,
                zh: `请让某一来源可用于 ${at.site} 和 ${use}；照现在的写法，本分期永远得不到资金`,
              },
            },
          ],
    ),
  );
};
