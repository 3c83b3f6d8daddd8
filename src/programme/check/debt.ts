import { DAYS_PER_MONTH, formatQuantity } from '../../units/index.ts';
import type { Finding } from '../diagnostic.ts';
import type { Capital } from '../schema/programme.ts';
import type { Check } from './context.ts';
import { holdersPaid, holdingsOf } from './holdings.ts';
import { median } from './median.ts';

const isDebt = ({ instrument }: Capital) => instrument !== 'common';

/** Debt that is served from the cash flow; a bridge is repaid by the money that follows. */
export const isServed = (source: Capital) => isDebt(source) && source.instrument !== 'bridge';

/** Who lends asks for a rate, and wants the money back some day. */
export const debtTerms: Check = ({ programme }) =>
  Object.entries(programme.capital).flatMap(([id, source]) => {
    const missing = (['rate', 'tenor'] as const).filter(
      (key) => source[key] === undefined && (key === 'rate' ? isDebt(source) : isServed(source)),
    );
    return missing.map(
      (key): Finding => ({
        rule: 'debt-terms',
        path: ['capital', id],
        mark: 'key',
        fact: {
          en: `money of kind ${source.instrument} has no ${key}: ${id}`,
          zh: `${source.instrument} 类资金没有 ${key}：${id}`,
        },
        value: id,
        mend:
          key === 'rate'
            ? {
                en: 'add rate, such as 7 %; as it is, the money costs nothing',
                zh: '请补上 rate，例如 7 %；照现在的写法，这笔资金没有成本',
              }
            : {
                en: 'add tenor, such as 15 years; as it is, it is paid back over 15 years',
                zh: '请补上 tenor，例如 15 years；照现在的写法，按 15 年偿还',
              },
      }),
    );
  });

/** Days; a tenor below is a slip. */
export const SHORTEST_TENOR = 28;

/** Nothing is paid back, and nothing rented, over less than a month. */
export const shortTenors: Check = ({ programme }) =>
  (['capital', 'contracts'] as const).flatMap((table) =>
    Object.entries(programme[table]).flatMap(([id, { tenor }]): readonly Finding[] => {
      const days = median(tenor);
      if (days === undefined || days >= SHORTEST_TENOR) return [];
      const found = formatQuantity(days, 'duration', { locale: 'en' });
      return [
        {
          rule: 'short-tenor',
          path: [table, id, 'tenor'],
          fact: {
            en: `the tenor is shorter than a month: ${found}`,
            zh: `期限不足一个月：${found}`,
          },
          value: found,
          mend:
            table === 'capital'
              ? { en: 'write the years over which it is paid back', zh: '请写偿还的年数' }
              : { en: 'write its length', zh: '请写合同的长度' },
        },
      ];
    }),
  );

/** New chips are bought whenever the life of the old ones ends. */
export const shortLives: Check = ({ phases }) =>
  phases.flatMap(({ phase, path }): readonly Finding[] => {
    const days = median(phase.operating?.life);
    if (days === undefined || days >= SHORTEST_TENOR) return [];
    const found = formatQuantity(days, 'duration', { locale: 'en' });
    return [
      {
        rule: 'out-of-range',
        path: [...path, 'operating', 'life'],
        fact: {
          en: `chips live less than a month: ${found}`,
          zh: `芯片寿命不足一个月：${found}`,
        },
        value: found,
        mend: {
          en: 'write the time after which they are replaced, such as 5 years, or leave it out if they never are',
          zh: '请写更换前的时间，例如 5 years；若从不更换，请删去该字段',
        },
      },
    ];
  });

/** The company whose assets are paid for is the one that owes the money. */
export const borrowers: Check = (context) => {
  const holdings = holdingsOf(context);
  return Object.entries(context.programme.capital).flatMap(([id, source]): readonly Finding[] => {
    const { borrower } = source;
    if (borrower === undefined || !isDebt(source)) return [];
    const companies = holdersPaid(context, source, holdings).map(({ company }) => company);
    if (companies.length === 0 || companies.includes(borrower)) return [];
    return [
      {
        rule: 'other-borrower',
        path: ['capital', id, 'borrower'],
        fact: {
          en: `the borrower holds nothing that the money pays for: ${borrower}`,
          zh: `借款方名下没有这笔资金所支付的资产：${borrower}`,
        },
        value: borrower,
        mend: {
          en: `write ${[...new Set(companies)].join(' or ')}, who holds it, or let a project of ${borrower} hold it`,
          zh: `请改为持有该资产的 ${[...new Set(companies)].join(' 或 ')}，或让 ${borrower} 的项目公司持有它`,
        },
      },
    ];
  });
};

/** Escrow is for bonds: what is drawn before it is needed. */
export const escrows: Check = ({ programme }) =>
  Object.entries(programme.capital).flatMap(([id, source]): readonly Finding[] =>
    source.escrow === undefined || isServed(source)
      ? []
      : [
          {
            rule: 'escrow',
            path: ['capital', id, 'escrow'],
            mark: 'key',
            fact:
              source.instrument === 'bridge'
                ? {
                    en: `a bridge is drawn when money is needed and repaid soon, yet all of it is kept in escrow: ${id}`,
                    zh: `过桥贷款随用随提、很快归还，却全额存入托管账户：${id}`,
                  }
                : {
                    en: `money of owners is drawn when it is needed, and escrow changes nothing: ${id}`,
                    zh: `股东的资金随用随提，托管不起作用：${id}`,
                  },
            value: id,
            mend: { en: 'remove escrow, or make it a bond', zh: '请删去 escrow，或改为债券' },
          },
        ],
  );

export const months = (days: number) => Math.max(1, Math.round(days / DAYS_PER_MONTH));
