import { type Bilingual, formatQuantity } from '../../units/index.ts';
import type { Finding, Path } from '../diagnostic.ts';
import type { Value } from '../value.ts';
import type { Check } from './context.ts';
import { median } from './median.ts';

const text = (value: number) => formatQuantity(value, 'factor', { locale: 'en' });

const covers = {
  dscr: { en: 'debt service cover', zh: '偿债备付率' },
  stressDscr: { en: 'debt service cover in the stressed case', zh: '压力情景下的偿债备付率' },
  llcr: { en: 'loan life cover', zh: '贷款期偿债覆盖率' },
  lockUp: { en: 'lock-up cover', zh: '分红锁定的偿债备付率' },
  default: { en: 'default cover', zh: '违约界限的偿债备付率' },
} as const satisfies Readonly<Record<string, Bilingual>>;

const keys = ['dscr', 'stressDscr', 'llcr', 'lockUp', 'default'] as const;

/** Cover below 1 means debt that the cash flow cannot serve. */
export const lowCovers: Check = ({ programme }) => {
  const low = (value: Value | undefined, name: Bilingual, path: Path): readonly Finding[] => {
    const found = median(value);
    return found === undefined || found >= 1 - 1e-9
      ? []
      : [
          {
            rule: 'low-cover',
            path,
            fact: {
              en: `the ${name.en} is below 1, so the cash flow need not even cover the debt: ${text(found)}`,
              zh: `${name.zh}低于 1，现金流甚至不必足以偿债：${text(found)}`,
            },
            value: text(found),
            mend: { en: 'write 1 or more, such as 1.3', zh: '请写 1 或更大的数，例如 1.3' },
          },
        ];
  };
  return [
    ...Object.entries(programme.projects).flatMap(([id, { cover }]) =>
      keys.flatMap((key) => low(cover[key], covers[key], ['projects', id, 'cover', key])),
    ),
    ...Object.entries(programme.capital).flatMap(([id, { conditions }]) =>
      low(conditions.coverage, { en: 'ratio of revenue to debt service', zh: '收入与偿债额之比' }, [
        'capital',
        id,
        'conditions',
        'coverage',
      ]),
    ),
  ];
};

/** Cover falls from what debt is sized to, over the lock-up, to a default. */
export const coverOrder: Check = ({ programme }) =>
  Object.entries(programme.projects).flatMap(([id, { cover }]) =>
    (
      [
        ['default', 'lockUp'],
        ['lockUp', 'dscr'],
        ['default', 'dscr'],
      ] as const
    ).flatMap(([lower, upper]): readonly Finding[] => {
      // the pair of the ends only says more where there is no middle
      if (upper === 'dscr' && lower === 'default' && cover.lockUp !== undefined) return [];
      const below = median(cover[lower]);
      const above = median(cover[upper]);
      if (below === undefined || above === undefined || below <= above * (1 + 1e-9)) return [];
      return [
        {
          rule: 'cover-order',
          path: ['projects', id, 'cover', lower],
          fact: {
            en: `the ${covers[lower].en} is above the ${covers[upper].en} ${text(above)}: ${text(below)}`,
            zh: `${covers[lower].zh}高于${covers[upper].zh} ${text(above)}：${text(below)}`,
          },
          value: text(below),
          against: [['projects', id, 'cover', upper]],
          mend: {
            en: `lower it, or raise ${upper}; a loan is sized to the highest cover, locked up at a lower one and in default at the lowest`,
            zh: `请降低它，或提高 ${upper}；贷款按最高的偿债备付率定额，低一档时锁定分红，最低一档时构成违约`,
          },
        },
      ];
    }),
  );
