import type { Bilingual } from '../../units/index.ts';
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
        fact: {
          en: `at most ${MOST_DEALS} combinations of options can be looked at, the terms have more: ${count}`,
          zh: `最多可考察 ${MOST_DEALS} 种选项组合，这些条款超出此数：${count}`,
        },
        value: String(count),
        mend: {
          en: 'join terms that are settled together, or leave out options that nobody would take',
          zh: '请合并一起议定的条款，或删去无人会选的选项',
        },
      },
    ];
  const possible = (fixed: Choice) => !eachDeal(programme, () => false, fixed);
  if (terms.length > 0 && !possible({}))
    return [
      {
        rule: 'contradiction',
        path: ['exclusions'],
        mark: 'key',
        fact: {
          en: `the exclusions leave no deal of ${count}`,
          zh: `互斥规则排除了全部条款组合，其总数：${count}`,
        },
        value: String(count),
        mend: { en: 'remove one of them', zh: '请删去其中一条' },
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
              fact: {
                en: `the exclusions leave no deal with the option: ${option}`,
                zh: `按互斥规则，没有任何条款组合可含此选项：${option}`,
              },
              value: option,
              mend: {
                en: 'remove the option or one of the exclusions',
                zh: '请删去该选项或其中一条互斥规则',
              },
            },
          ],
    ),
  );
};

/** Named deals, and what is on the table, should be possible. */
export const excluded: Check = ({ programme }) => {
  const broken = (chosen: Choice, path: Finding['path'], name: Bilingual): readonly Finding[] => {
    const index = brokenExclusion(programme, chosen);
    const exclusion = programme.exclusions[index];
    if (exclusion === undefined) return [];
    return [
      {
        rule: 'excluded',
        path,
        mark: 'key',
        fact: {
          en: `${name.en} goes against an exclusion${exclusion.why === undefined ? '' : ` (${exclusion.why})`}: ${index + 1}`,
          zh: `${name.zh}违反一条互斥规则${exclusion.why === undefined ? '' : `（${exclusion.why}）`}，序号：${index + 1}`,
        },
        value: String(index + 1),
        mend: {
          en: 'change one of its options, or the exclusion',
          zh: '请更换其中一个选项，或修改互斥规则',
        },
      },
    ];
  };
  const current = Object.fromEntries(
    Object.entries(programme.terms).flatMap(([id, term]) =>
      term.current === undefined ? [] : [[id, term.current]],
    ),
  );
  return [
    ...broken(current, ['terms'], { en: 'what is on the table', zh: '目前摆在桌面上的选项' }),
    ...Object.entries(programme.deals).flatMap(([id, deal]) =>
      broken(deal, ['deals', id], { en: `the deal ${id}`, zh: `条款组合 ${id} ` }),
    ),
  ];
};

/** Who comes with an option only is not there in other deals, so it cannot be asked about all of them. */
export const added: Check = ({ programme }) =>
  Object.entries(programme.terms).flatMap(([term, { options }]) =>
    Object.entries(options).flatMap(([option, { patch }]) =>
      patch.flatMap((change, i): readonly Finding[] => {
        if (!('add' in change) || !isAsked(change.as)) return [];
        const [table, id = ''] = change.add.split('.');
        if (table !== 'parties') return [];
        return [
          {
            rule: 'no-alternative',
            path: ['terms', term, 'options', option, 'patch', i, 'add'],
            fact: {
              en: `a party that an option adds is not asked to sign: ${id}`,
              zh: `由选项加入的参与方不需其签署：${id}`,
            },
            value: id,
            mend: {
              en: 'list it among the parties, if it is to judge deals',
              zh: '如需其评判条款组合，请列入 parties',
            },
          },
        ];
      }),
    ),
  );

const isAsked = (party: unknown): boolean =>
  typeof party === 'object' && party !== null && ('alternative' in party || 'judges' in party);

/** Who wants or refuses something of a term, or is to judge deals, must be able to walk away, and must judge by something. */
export const judgements: Check = ({ programme }) => {
  const wanting = new Set(
    Object.values(programme.terms).flatMap(({ options }) =>
      Object.values(options).flatMap(({ wants, refusedBy }) => [
        ...Object.keys(wants),
        ...Object.keys(refusedBy),
      ]),
    ),
  );
  const negotiated = Object.keys(programme.terms).length > 0;
  return Object.entries(programme.parties).flatMap(
    ([id, { alternative, judges }]): readonly Finding[] => {
      const valued = alternative?.npv !== undefined || alternative?.with !== undefined;
      const asked = negotiated && (alternative !== undefined || judges !== undefined);
      const without = (wanting.has(id) || asked) && !valued;
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
                fact: wanting.has(id)
                  ? {
                      en: `a party wants something of the terms and has no alternative, so it is not asked to sign: ${id}`,
                      zh: `参与方对条款有诉求，却没有备选，因而不需其签署：${id}`,
                    }
                  : {
                      en: `a party is to judge deals and its alternative is worth nothing that is stated, so it is not asked to sign: ${id}`,
                      zh: `参与方要评判条款组合，其备选的价值却未写明，因而不需其签署：${id}`,
                    },
                value: id,
                mend: {
                  en: 'state what its alternative is worth, or with whom it is to be simulated',
                  zh: '请写明其备选的价值，或写明与谁一起模拟',
                },
              },
            ]
          : []),
        ...(weightless
          ? [
              {
                rule: 'no-weight' as const,
                path: ['parties', id, 'judges'],
                mark: 'key' as const,
                fact: {
                  en: `a party weighs everything with zero, so all deals are alike to it: ${id}`,
                  zh: `参与方各项权重均为零，所有条款组合对它毫无差别：${id}`,
                },
                value: id,
                mend: {
                  en: 'give money, wants, megawatts, exposure or tail some weight',
                  zh: '请给 money、wants、megawatts、exposure 或 tail 一定的权重',
                },
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
                    ? {
                        en: `a certainty equivalent needs a risk tolerance: ${id}`,
                        zh: `确定性等值需要风险容忍度：${id}`,
                      }
                    : {
                        en: `a certainty equivalent already counts the worst tenth: ${id}`,
                        zh: `确定性等值已计入最差的一成：${id}`,
                      },
                value: id,
                mend:
                  judges.tolerance === undefined
                    ? { en: 'add tolerance', zh: '请补上 tolerance' }
                    : {
                        en: 'remove tail, or judge by the mean',
                        zh: '请删去 tail，或改按均值评判',
                      },
              },
            ]
          : []),
      ];
    },
  );
};
