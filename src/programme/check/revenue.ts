import { type Bilingual, formatQuantity } from '../../units/index.ts';
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
  const finding = (
    path: Finding['path'],
    what: Bilingual,
    { company, ...of }: Holding,
  ): Finding => ({
    rule: 'nothing-to-size',
    path,
    mark: 'key',
    fact: {
      en: `${what.en}, and no contract pays ${company} there: ${nameOf({ company, ...of })}`,
      zh: `${what.zh}，但没有合同在那里向 ${company} 付款：${nameOf({ company, ...of })}`,
    },
    value: nameOf({ company, ...of }),
    mend: {
      en: `add a contract with seller: ${company} for its sites, or remove the field`,
      zh: `请为其场址补上 seller: ${company} 的合同，或删去该字段`,
    },
  });
  return [
    ...holdings.filter(unpaid).flatMap((holding) => {
      const { id, project } = holding;
      const key = (['dscr', 'stressDscr', 'llcr'] as const).find(
        (k) => project?.cover[k] !== undefined,
      );
      return id === undefined || key === undefined
        ? []
        : [
            finding(
              ['projects', id, 'cover', key],
              { en: 'debt is sized to cash flow', zh: '债务按现金流定额' },
              holding,
            ),
          ];
    }),
    ...Object.entries(context.programme.capital).flatMap(([id, source]) =>
      source.repayment !== 'sculpted' || !isServed(source)
        ? []
        : holdersOwing(context, source, holdings)
            .filter(unpaid)
            .slice(0, 1)
            .map((holding) =>
              finding(
                ['capital', id, 'repayment'],
                { en: 'repayment follows cash flow', zh: '还款随现金流而定' },
                holding,
              ),
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
          fact: {
            en: `the debt outlives the contracts that pay ${holding.company}, the longest of ${text(longest)}: ${text(tenor)}`,
            zh: `债务期限超过向 ${holding.company} 付款的合同，其中最长的为 ${text(longest)}：${text(tenor)}`,
          },
          value: text(tenor),
          mend: {
            en: 'shorten the tenor, or state the contract that follows',
            zh: '请缩短期限，或写明其后的合同',
          },
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
      const unrated = rating === 'unrated' ? weakest?.buyer : undefined;
      const who =
        weakest === undefined
          ? { en: `nobody buys from ${holding.company}`, zh: `${holding.company} 没有买方` }
          : {
              en: `the weakest buyer is ${weakest.buyer}`,
              zh: `信用最弱的买方是 ${weakest.buyer}`,
            };
      return [
        {
          rule: 'no-margin',
          path: ['capital', id, 'margins'],
          mark: 'key',
          fact: {
            en: `${who.en}, and there is no margin for that rating: ${rating}`,
            zh: `${who.zh}，但没有该评级的利差：${rating}`,
          },
          value: rating,
          mend: {
            en: `add ${rating} to the margins${unrated === undefined ? '' : `, or state credit of ${unrated}`}`,
            zh: `请在 margins 中补上 ${rating}${unrated === undefined ? '' : `，或写明 ${unrated} 的 credit`}`,
          },
        },
      ];
    }
    return [];
  });
};
