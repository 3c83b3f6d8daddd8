import { formatQuantity } from '../../units/index.ts';
import type { Finding, Path } from '../diagnostic.ts';
import type { Value } from '../value.ts';
import type { Check } from './context.ts';
import { median } from './median.ts';

const text = (value: number) => formatQuantity(value, 'factor', { locale: 'en' });

const covers = {
  dscr: 'debt service cover',
  stressDscr: 'debt service cover in the stressed case',
  llcr: 'loan life cover',
  lockUp: 'lock-up cover',
  default: 'default cover',
} as const;

const keys = ['dscr', 'stressDscr', 'llcr', 'lockUp', 'default'] as const;

/** Cover below 1 means debt that the cash flow cannot serve. */
export const lowCovers: Check = ({ programme }) => {
  const low = (value: Value | undefined, name: string, path: Path): readonly Finding[] => {
    const found = median(value);
    return found === undefined || found >= 1 - 1e-9
      ? []
      : [
          {
            rule: 'low-cover',
            path,
            fact: `the ${name} is below 1, so the cash flow need not even cover the debt: ${text(found)}`,
            value: text(found),
            mend: 'write 1 or more, such as 1.3',
          },
        ];
  };
  return [
    ...Object.entries(programme.projects).flatMap(([id, { cover }]) =>
      keys.flatMap((key) => low(cover[key], covers[key], ['projects', id, 'cover', key])),
    ),
    ...Object.entries(programme.capital).flatMap(([id, { conditions }]) =>
      low(conditions.coverage, 'ratio of revenue to debt service', [
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
          fact: `the ${covers[lower]} is above the ${covers[upper]} ${text(above)}: ${text(below)}`,
          value: text(below),
          mend: `lower it, or raise ${upper}; a loan is sized to the highest cover, locked up at a lower one and in default at the lowest`,
        },
      ];
    }),
  );
