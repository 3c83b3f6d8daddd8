import { formatQuantity } from '../../units/index.ts';
import type { Finding } from '../diagnostic.ts';
import { ratings } from '../schema/money.ts';
import type { Check } from './context.ts';
import { isServed } from './debt.ts';
import { type Holding, holdersOwing, holdingsOf, sales } from './holdings.ts';
import { median } from './median.ts';

const nameOf = ({ id, company }: Holding) => id ?? company;

/** Debt can only be sized to, or repaid in proportion to, revenue that there is. */
export const sizings: Check = (context) => {
  const holdings = holdingsOf(context);
  const unpaid = (holding: Holding) =>
    holding.parts.size > 0 && sales(context, holding, holdings).length === 0;
  const finding = (path: Finding['path'], what: string, { company, ...of }: Holding): Finding => ({
    rule: 'nothing-to-size',
    path,
    mark: 'key',
    fact: `${what}, and no contract pays ${company} there: ${nameOf({ company, ...of })}`,
    value: nameOf({ company, ...of }),
    mend: `add a contract with seller: ${company} for its sites, or remove the field`,
  });
  return [
    ...holdings.filter(unpaid).flatMap((holding) => {
      const { id, project } = holding;
      const key = (['dscr', 'stressDscr', 'llcr'] as const).find(
        (k) => project?.cover[k] !== undefined,
      );
      return id === undefined || key === undefined
        ? []
        : [finding(['projects', id, 'cover', key], 'debt is sized to cash flow', holding)];
    }),
    ...Object.entries(context.programme.capital).flatMap(([id, source]) =>
      source.repayment !== 'sculpted' || !isServed(source)
        ? []
        : holdersOwing(context, source, holdings)
            .filter(unpaid)
            .slice(0, 1)
            .map((holding) =>
              finding(['capital', id, 'repayment'], 'repayment follows cash flow', holding),
            ),
    ),
  ];
};

/** Debt that outlives the contracts it rests on is repaid from revenue that nobody has promised. */
export const outlived: Check = (context) => {
  const holdings = holdingsOf(context);
  return Object.entries(context.programme.capital).flatMap(([id, source]): readonly Finding[] => {
    const tenor = median(source.tenor);
    if (tenor === undefined || !isServed(source)) return [];
    for (const holding of holdersOwing(context, source, holdings)) {
      const lengths = sales(context, holding, holdings).flatMap(
        (contract) => median(contract.tenor) ?? [],
      );
      const longest = Math.max(...lengths);
      if (lengths.length === 0 || tenor <= longest * (1 + 1e-6)) continue;
      const text = (days: number) => formatQuantity(days, 'duration', { locale: 'en' });
      return [
        {
          rule: 'outlived',
          path: ['capital', id, 'tenor'],
          fact: `the debt outlives the contracts that pay ${holding.company}, the longest of ${text(longest)}: ${text(tenor)}`,
          value: text(tenor),
          mend: 'shorten the tenor, or state the contract that follows',
        },
      ];
    }
    return [];
  });
};

/** Where margins go by the rating of the buyer, the rating that counts must be among them. */
export const margins: Check = (context) => {
  const holdings = holdingsOf(context);
  const { capital, parties } = context.programme;
  return Object.entries(capital).flatMap(([id, source]): readonly Finding[] => {
    const stated = source.margins;
    if (stated === undefined) return [];
    for (const holding of holdersOwing(context, source, holdings)) {
      const buyers = sales(context, holding, holdings).map(({ buyer }) => ({
        buyer,
        rating: parties[buyer]?.credit ?? 'unrated',
      }));
      const [weakest] = buyers.sort(
        (a, b) => ratings.indexOf(b.rating) - ratings.indexOf(a.rating),
      );
      const rating = weakest?.rating ?? 'unrated';
      if (stated[rating] !== undefined) continue;
      const who =
        weakest === undefined
          ? `nobody buys from ${holding.company}`
          : `the weakest buyer is ${weakest.buyer}`;
      return [
        {
          rule: 'no-margin',
          path: ['capital', id, 'margins'],
          mark: 'key',
          fact: `${who}, and there is no margin for that rating: ${rating}`,
          value: rating,
          mend: `add ${rating} to the margins${weakest === undefined ? '' : `, or state credit of ${weakest.buyer}`}`,
        },
      ];
    }
    return [];
  });
};
