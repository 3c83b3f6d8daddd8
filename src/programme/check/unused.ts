import type { Check } from './context.ts';
import { named } from './references.ts';

const kinds = [
  ['plan', 'plans'],
  ['calendar', 'calendars'],
  ['driver', 'drivers'],
  ['party', 'parties'],
  ['supply', 'supplies'],
] as const;

/** What is declared and never used is often a slip in a name. */
export const unused: Check = ({ programme, mentions }) => {
  const used = new Set<string>();
  // A correlation ties drivers together but is no use of them.
  for (const mention of mentions)
    if (mention.is === 'reference' && mention.path[0] !== 'correlations')
      used.add(`${mention.to} ${mention.id}`);
  for (const { hits } of Object.values(programme.risks))
    for (const { on } of hits)
      for (const selector of typeof on === 'string' ? [on] : on)
        used.add(selector.replace(':', ' '));
  return kinds.flatMap(([kind, table]) =>
    Object.keys(programme[table]).flatMap((id) =>
      used.has(`${kind} ${id}`)
        ? []
        : [
            {
              rule: 'unused' as const,
              path: [table, id],
              mark: 'key' as const,
              fact: {
                en: `the ${kind} is never used: ${id}`,
                zh: `该${named[kind].zh}从未使用：${id}`,
              },
              value: id,
              mend: { en: 'use it or remove it', zh: '请使用或删去' },
            },
          ],
    ),
  );
};
