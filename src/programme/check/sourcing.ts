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
      fact: `${fields.length === 1 ? 'a number has' : `${fields.length} numbers have`} no source: ${few}${fields.length > 6 ? ', …' : ''}`,
      mend: 'add source: a fact, a reference class, or judgement with a reason, here or further out',
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
        fact: 'a judgement without a reason: judgement',
        value: 'judgement',
        mend: 'add reason: what it rests on',
      },
    ];
  });
