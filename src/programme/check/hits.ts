import type { Bilingual } from '../../units/index.ts';
import type { Finding, Path } from '../diagnostic.ts';
import type { Programme } from '../schema/programme.ts';
import type { Check, Context } from './context.ts';
import { activitiesHit } from './selectors.ts';

type Hit = Programme['risks'][string]['hits'][number];
type Effect = (typeof effects)[number];

const effects = ['delay', 'factor', 'cost', 'cancel'] as const;

/** A risk can only change what the things that it hits have. */
export const hits: Check = (context) =>
  Object.entries(context.programme.risks).flatMap(([id, risk]) =>
    risk.hits.flatMap((hit, row): readonly Finding[] => {
      const path: Path = ['risks', id, 'hits', row];
      const said = effects.filter((effect) =>
        effect === 'cancel' ? hit.cancel === true : hit[effect] !== undefined,
      );
      if (said.length === 0) return [without(path)];
      return said.flatMap((effect) =>
        (typeof hit.on === 'string' ? [hit.on] : hit.on).flatMap((selector) => {
          const reason = lack(context, selector, effect);
          return reason === undefined ? [] : [idle([...path, effect], selector, hit, reason)];
        }),
      );
    }),
  );

const without = (path: Path): Finding => ({
  rule: 'idle-hit',
  path,
  fact: { en: 'the risk hits something and changes nothing', zh: '风险有所触及，却什么也没有改变' },
  mend: { en: 'add delay, factor, cost or cancel', zh: '请补上 delay、factor、cost 或 cancel' },
});

const idle = (path: Path, selector: string, { on }: Hit, why: Lack): Finding => ({
  rule: why === lacks.factorOnly ? 'driver-delay' : 'idle-hit',
  path,
  mark: 'key',
  fact: { en: `${why.fact.en}: ${selector}`, zh: `${why.fact.zh}：${selector}` },
  value: selector,
  mend:
    typeof on === 'string'
      ? why.mend
      : {
          en: `${why.mend.en}; what the others of the list take may stand in a hit of its own`,
          zh: `${why.mend.zh}；列表中其余各项可另写一条 hit`,
        },
});

interface Lack {
  readonly fact: Bilingual;
  readonly mend: Bilingual;
}

const lacks = {
  factorOnly: {
    fact: {
      en: 'the driver is a factor, to which no days can be added',
      zh: '该驱动因素是倍数，不能加上天数',
    },
    mend: { en: 'write factor, such as 1.2', zh: '请写 factor，例如 1.2' },
  },
  driver: {
    fact: {
      en: 'a driver can take a factor or a delay and nothing else',
      zh: '驱动因素只能有 factor 或 delay',
    },
    mend: { en: 'remove the field', zh: '请删去该字段' },
  },
  cost: {
    fact: {
      en: 'only activities have a cost that a risk can change',
      zh: '只有工作才有可变的费用',
    },
    mend: {
      en: 'remove the field, or hit the activities that cost more',
      zh: '请删去该字段，或改为触及费用增加的工作',
    },
  },
  duration: {
    fact: {
      en: 'no activity that is meant has a duration that could change',
      zh: '所指的工作都没有可变的 duration',
    },
    mend: {
      en: 'hit an activity with a duration, or give this one a duration, such as 0 days',
      zh: '请触及有 duration 的工作，或给它写上 duration，例如 0 days',
    },
  },
  noCost: {
    fact: { en: 'no activity that is meant costs anything', zh: '所指的工作都没有费用' },
    mend: {
      en: 'hit an activity with a cost, or remove the field',
      zh: '请触及有 cost 的工作，或删去该字段',
    },
  },
} as const satisfies Readonly<Record<string, Lack>>;

/** Why what is hit cannot change so; things that are not there are told by another check. */
function lack(context: Context, selector: string, effect: Effect): Lack | undefined {
  const [kind, id] = selector.split(':');
  if (id !== undefined && kind === 'driver') {
    if (effect === 'cost' || effect === 'cancel') return lacks.driver;
    const factor = context.programme.drivers[id]?.factor !== undefined;
    return effect === 'delay' && factor ? lacks.factorOnly : undefined;
  }
  if (id !== undefined && kind !== 'kind') return effect === 'cost' ? lacks.cost : undefined;
  const found = activitiesHit(context, selector);
  if (found.length === 0 || effect === 'cancel') return undefined;
  if (effect === 'cost')
    return found.some(({ activity }) => activity.cost !== undefined) ? undefined : lacks.noCost;
  const timed = found.some(({ activity: { duration, progress } }) => {
    const over = progress?.finished !== undefined;
    return over || duration !== undefined || progress?.remaining !== undefined;
  });
  return timed ? undefined : lacks.duration;
}
