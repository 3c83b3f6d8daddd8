import type { Finding } from '../diagnostic.ts';
import type { Value } from '../value.ts';
import type { ActivityAt, Check } from './context.ts';

/** A pair of drivers has one correlation, and a driver none with itself. */
export const correlations: Check = ({ programme }) => {
  const seen = new Set<string>();
  return programme.correlations.flatMap(({ between: [a, b] }, i): readonly Finding[] => {
    const pair = [a, b].sort().join(' and ');
    const twice = seen.has(pair);
    seen.add(pair);
    if (a !== b && !twice) return [];
    return [
      {
        rule: 'correlation-twice',
        path: ['correlations', i, 'between', 0],
        fact:
          a === b
            ? `a driver correlates with itself by nature: ${a}`
            : `the correlation is stated twice: ${pair}`,
        value: a,
        mend: 'keep one',
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
      'durations of kind',
      'duration',
    ),
    ...groups(
      all,
      ({ activity: { cost } }) =>
        cost !== undefined && (alone(cost.perMw) || alone(cost.fixed)) ? cost.package : undefined,
      'costs of the package',
      'cost',
    ),
  ];
};

const alone = (value: Value | undefined) =>
  value !== undefined && value.spec.kind !== 'point' && value.drivers === undefined;

function groups(
  all: readonly ActivityAt[],
  groupOf: (at: ActivityAt) => string | undefined,
  what: string,
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
        fact: `${members.length} uncertain ${what} ${group} at ${sites.size} sites share no driver: ${group}`,
        value: group,
        mend: 'name a driver that moves them together; otherwise their luck averages out',
      },
    ];
  });
}
