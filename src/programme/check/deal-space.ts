import { brokenExclusion, type Choice, combinations, eachDeal } from '../deal-space.ts';
import type { Finding } from '../diagnostic.ts';
import type { Check } from './context.ts';

/** More combinations than that are not looked at. */
const MOST_DEALS = 250_000;

/** There must be a deal, each option must be part of one, and all of them must be few enough to be looked at. */
export const dealSpace: Check = ({ programme, ids }) => {
  const terms = Object.entries(programme.terms);
  const names = programme.exclusions.flatMap((e) =>
    Object.entries('not' in e ? e.not : { ...e.if, ...e.needs }),
  );
  // what is misspelt is found elsewhere, and would only seem to be possible here
  if (
    names.some(
      ([term, option]) =>
        !ids.term.has(term) || programme.terms[term]?.options[option] === undefined,
    )
  )
    return [];
  const count = combinations(programme);
  if (count > MOST_DEALS)
    return [
      {
        rule: 'too-many-deals',
        path: ['terms'],
        mark: 'key',
        fact: `at most ${MOST_DEALS} combinations of options can be looked at, the terms have more: ${count}`,
        value: String(count),
        mend: 'join terms that are settled together, or leave out options that nobody would take',
      },
    ];
  const possible = (fixed: Choice) => !eachDeal(programme, () => false, fixed);
  if (terms.length > 0 && !possible({}))
    return [
      {
        rule: 'contradiction',
        path: ['exclusions'],
        mark: 'key',
        fact: `the exclusions leave no deal of ${count}`,
        value: String(count),
        mend: 'remove one of them',
      },
    ];
  return terms.flatMap(([term, { options }]) =>
    Object.keys(options).flatMap((option): readonly Finding[] =>
      possible({ [term]: option })
        ? []
        : [
            {
              rule: 'contradiction',
              path: ['terms', term, 'options', option],
              mark: 'key',
              fact: `the exclusions leave no deal with the option: ${option}`,
              value: option,
              mend: 'remove the option or one of the exclusions',
            },
          ],
    ),
  );
};

/** Named deals, and what is on the table, should be possible. */
export const excluded: Check = ({ programme }) => {
  const broken = (chosen: Choice, path: Finding['path'], name: string): readonly Finding[] => {
    const index = brokenExclusion(programme, chosen);
    const exclusion = programme.exclusions[index];
    if (exclusion === undefined) return [];
    return [
      {
        rule: 'excluded',
        path,
        mark: 'key',
        fact: `${name} goes against an exclusion${exclusion.why === undefined ? '' : ` (${exclusion.why})`}: ${index + 1}`,
        value: String(index + 1),
        mend: 'change one of its options, or the exclusion',
      },
    ];
  };
  const current = Object.fromEntries(
    Object.entries(programme.terms).flatMap(([id, term]) =>
      term.current === undefined ? [] : [[id, term.current]],
    ),
  );
  return [
    ...broken(current, ['terms'], 'what is on the table'),
    ...Object.entries(programme.deals).flatMap(([id, deal]) =>
      broken(deal, ['deals', id], `the deal ${id}`),
    ),
  ];
};

/** Who wants something of a term must be able to walk away, and must judge by something. */
export const judgements: Check = ({ programme }) => {
  const wanting = new Set(
    Object.values(programme.terms).flatMap(({ options }) =>
      Object.values(options).flatMap(({ wants }) => Object.keys(wants)),
    ),
  );
  return Object.entries(programme.parties).flatMap(
    ([id, { alternative, judges }]): readonly Finding[] => {
      const simulated = alternative?.with !== undefined;
      const without = wanting.has(id) && alternative?.npv === undefined && !simulated;
      const { money = 1, wants = 1, exposure = 0, tail = 0, megawatts } = judges ?? {};
      const weightless =
        money === 0 && wants === 0 && exposure === 0 && tail === 0 && megawatts === undefined;
      return [
        ...(without
          ? [
              {
                rule: 'no-alternative' as const,
                path: ['parties', id],
                mark: 'key' as const,
                fact: `a party wants something of the terms and has no alternative, so it is not asked to sign: ${id}`,
                value: id,
                mend: 'state what its alternative is worth, or with whom it is to be simulated',
              },
            ]
          : []),
        ...(weightless
          ? [
              {
                rule: 'no-weight' as const,
                path: ['parties', id, 'judges'],
                mark: 'key' as const,
                fact: `a party weighs everything with zero, so all deals are alike to it: ${id}`,
                value: id,
                mend: 'give money, wants, megawatts, exposure or tail some weight',
              },
            ]
          : []),
        ...(judges?.by === 'certainty-equivalent' && (judges.tolerance === undefined || tail > 0)
          ? [
              {
                rule: 'counted-twice' as const,
                path: ['parties', id, 'judges'],
                mark: 'key' as const,
                fact:
                  judges.tolerance === undefined
                    ? `a certainty equivalent needs a risk tolerance: ${id}`
                    : `a certainty equivalent already counts the worst tenth: ${id}`,
                value: id,
                mend:
                  judges.tolerance === undefined
                    ? 'add tolerance'
                    : 'remove tail, or judge by the mean',
              },
            ]
          : []),
      ];
    },
  );
};
