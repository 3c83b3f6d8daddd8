import { addressOf, type Finding, type Path } from '../diagnostic.ts';
import type { Check } from './context.ts';

/** Numbers without a source of their own or around them, one finding for each object. */
export const unsourced: Check = ({ mentions }) => {
  const groups = new Map<string, { path: Path; fields: string[] }>();
  for (const mention of mentions) {
    if (
      mention.is !== 'value' ||
      mention.covered !== undefined ||
      mention.value.source !== undefined
    )
      continue;
    const path = mention.path.slice(0, -1);
    const key = addressOf(path);
    const group = groups.get(key) ?? { path, fields: [] };
    group.fields.push(String(mention.path.at(-1)));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ path, fields }): Finding => {
    const few = fields.slice(0, 6).join(', ');
    return {
      rule: 'unsourced',
      path,
      mark: 'key',
      fact: {
        en: `${fields.length === 1 ? 'a number has' : `${fields.length} numbers have`} no source: ${few}${fields.length > 6 ? ', …' : ''}`,
        zh: `${fields.length} 个数值没有出处：${few}${fields.length > 6 ? '……' : ''}`,
      },
      mend: {
        en: 'add source: a fact, a reference class, or judgement with a reason, here or further out',
        zh: '请在此处或外层补上 source：事实、参考类，或附理由的 judgement',
      },
    };
  });
};

/** A judgement says why. */
export const noReasons: Check = ({ mentions }) =>
  mentions.flatMap((mention): readonly Finding[] => {
    const { ids, reason } =
      mention.is === 'source'
        ? mention
        : mention.is === 'value'
          ? { ids: mention.value.source ?? [], reason: mention.value.reason }
          : { ids: [], reason: undefined };
    if (!ids.includes('judgement') || (reason !== undefined && reason.trim() !== '')) return [];
    return [
      {
        rule: 'no-reason',
        path: [...mention.path, 'source'],
        fact: { en: 'a judgement without a reason: judgement', zh: '判断没有给出理由：judgement' },
        value: 'judgement',
        mend: { en: 'add reason: what it rests on', zh: '请补上 reason，说明依据' },
      },
    ];
  });
