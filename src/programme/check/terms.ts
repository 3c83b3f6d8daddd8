import type { Finding, Path } from '../diagnostic.ts';
import { type Patch, patched } from '../patch.ts';
import type { Check } from './context.ts';
import { named, noSuch } from './references.ts';

/** Every patch must change something that is there, to something it can be, and that only once. */
export const patches: Check = ({ programme }) =>
  Object.entries(programme.terms).flatMap(([term, { options }]) =>
    Object.entries(options).flatMap(([option, { patch }]) => {
      const path = ['terms', term, 'options', option, 'patch'];
      return [...patched(programme, patch, path).findings, ...setTwice(patch, path)];
    }),
  );

function setTwice(patch: readonly Patch[], path: Path): readonly Finding[] {
  const seen = new Map<string, unknown>();
  return patch.flatMap((p, i): readonly Finding[] => {
    if (!('set' in p)) return [];
    const before = seen.get(p.set);
    const again = seen.has(p.set) && JSON.stringify(before) !== JSON.stringify(p.to);
    seen.set(p.set, p.to);
    return again
      ? [
          {
            rule: 'contradiction',
            path: [...path, i, 'set'],
            fact: {
              en: `an option sets the same field to two things: ${p.set}`,
              zh: `一个选项把同一字段设成两个值：${p.set}`,
            },
            value: p.set,
            mend: { en: 'keep one of them', zh: '请只留一个' },
          },
        ]
      : [];
  });
}

const optionOf = (term: string) => ({ en: `option of ${term}`, zh: `${term} 的选项` });

/** Options and terms that deals and exclusions name must be there. */
export const deals: Check = ({ programme, ids }) => {
  const findings = (chosen: Readonly<Record<string, string>>, path: Path): readonly Finding[] =>
    Object.entries(chosen).flatMap(([term, option]) => {
      if (!ids.term.has(term)) return [noSuch(named.term, term, ids.term, [...path, term], 'key')];
      const options = Object.keys(programme.terms[term]?.options ?? {});
      return options.length === 0 || options.includes(option)
        ? []
        : [noSuch(optionOf(term), option, options, [...path, term])];
    });
  return [
    ...Object.entries(programme.deals).flatMap(([id, deal]) => findings(deal, ['deals', id])),
    ...programme.exclusions.flatMap((exclusion, i) =>
      'not' in exclusion
        ? findings(exclusion.not, ['exclusions', i, 'not'])
        : [
            ...findings(exclusion.if, ['exclusions', i, 'if']),
            ...findings(exclusion.needs, ['exclusions', i, 'needs']),
          ],
    ),
    ...Object.entries(programme.terms).flatMap(([id, { current, options }]) =>
      current === undefined || Object.hasOwn(options, current)
        ? []
        : [noSuch(optionOf(id), current, Object.keys(options), ['terms', id, 'current'])],
    ),
  ];
};

/** What a party signs at no price has no price for it. */
export const redLines: Check = ({ programme }) =>
  Object.entries(programme.terms).flatMap(([term, { options }]) =>
    Object.entries(options).flatMap(([option, { wants, refusedBy }]) =>
      Object.keys(refusedBy)
        .filter((party) => Object.hasOwn(wants, party))
        .map((party) => ({
          rule: 'counted-twice' as const,
          path: ['terms', term, 'options', option, 'wants', party],
          mark: 'key' as const,
          fact: {
            en: `a party signs the option at no price and prices it too: ${party}`,
            zh: `参与方无论如何不签该选项，却又为其定价：${party}`,
          },
          value: party,
          mend: {
            en: 'keep the want or refusedBy, not both',
            zh: '请在 wants 与 refusedBy 中只留其一',
          },
        })),
    ),
  );

/** A term whose options neither change anything nor are wanted or refused by anyone decides nothing. */
export const noEffects: Check = ({ programme }) =>
  Object.entries(programme.terms).flatMap(([id, { options }]) =>
    Object.values(options).some(
      ({ patch, wants, refusedBy }) =>
        patch.length > 0 || Object.keys(wants).length > 0 || Object.keys(refusedBy).length > 0,
    )
      ? []
      : [
          {
            rule: 'no-effect' as const,
            path: ['terms', id],
            mark: 'key' as const,
            fact: {
              en: `no option of the term changes or is worth anything: ${id}`,
              zh: `该条款的选项既不改变任何内容，也无人看重：${id}`,
            },
            value: id,
            mend: {
              en: 'give its options patches, wants or refusedBy, or remove the term',
              zh: '请为其选项写上 patch、wants 或 refusedBy，或删去该条款',
            },
          },
        ],
  );
