import type { Bilingual } from '../../units/index.ts';
import type { Finding } from '../diagnostic.ts';
import type { Value } from '../value.ts';
import type { ActivityAt, Check } from './context.ts';

/** A pair of drivers has one correlation, and a driver none with itself. */
export const correlations: Check = ({ programme }) => {
  const seen = new Set<string>();
  return programme.correlations.flatMap(({ between: [a, b] }, i): readonly Finding[] => {
    const sorted = [a, b].sort();
    const pair = sorted.join(' and ');
    const twice = seen.has(pair);
    seen.add(pair);
    if (a !== b && !twice) return [];
    return [
      {
        rule: 'correlation-twice',
        path: ['correlations', i, 'between', 0],
        fact:
          a === b
            ? {
                en: `a driver correlates with itself by nature: ${a}`,
                zh: `驱动因素与自身必然相关：${a}`,
              }
            : {
                en: `the correlation is stated twice: ${pair}`,
                zh: `同一相关系数写了两次：${sorted.join(' 与 ')}`,
              },
        value: a,
        mend: { en: 'keep one', zh: '请只留一处' },
      },
    ];
  });
};

const MANY = 8;

/** Many alike numbers at several sites that share no driver average out: the spread of the whole comes out too small. */
export const sharedCauses: Check = ({ activities }) => {
  const all = [...activities.values()];
  return [
    ...groups(
      all,
      (at) =>
        at.activity.drivers === undefined && alone(at.activity.duration)
          ? at.activity.kind
          : undefined,
      { en: 'durations of kind', zh: '工期，类别为' },
      'duration',
    ),
    ...groups(
      all,
      ({ activity: { cost } }) =>
        cost !== undefined && (alone(cost.perMw) || alone(cost.fixed)) ? cost.package : undefined,
      { en: 'costs of the package', zh: '费用，费用包为' },
      'cost',
    ),
  ];
};

const alone = (value: Value | undefined) =>
  value !== undefined && value.spec.kind !== 'point' && value.drivers === undefined;

function groups(
  all: readonly ActivityAt[],
  groupOf: (at: ActivityAt) => string | undefined,
  what: Bilingual,
  field: string,
): readonly Finding[] {
  const found = new Map<string, ActivityAt[]>();
  for (const at of all) {
    const group = groupOf(at);
    if (group !== undefined) found.set(group, [...(found.get(group) ?? []), at]);
  }
  return [...found].flatMap(([group, members]) => {
    const sites = new Set(members.map((at) => at.in.site));
    const [first] = members;
    if (first === undefined || members.length < MANY || sites.size < 2) return [];
    return [
      {
        rule: 'shared-cause' as const,
        path: [...first.path, field],
        mark: 'key' as const,
        fact: {
          en: `${members.length} uncertain ${what.en} ${group} at ${sites.size} sites share no driver: ${group}`,
          zh: `${sites.size} 个场址的 ${members.length} 个不确定${what.zh} ${group}，没有共同的驱动因素：${group}`,
        },
        value: group,
        mend: {
          en: 'name a driver that moves them together; otherwise their luck averages out',
          zh: '请写明使它们同向变动的驱动因素；否则各自的运气会互相抵消',
        },
      },
    ];
  });
}
