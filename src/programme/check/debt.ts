import { DAYS_PER_MONTH, formatQuantity } from '../../units/index.ts';
import type { Finding } from '../diagnostic.ts';
import type { Capital } from '../schema/programme.ts';
import type { Check } from './context.ts';
import { holdersPaid, holdingsOf } from './holdings.ts';
import { median } from './median.ts';

export const isDebt = ({ instrument }: Capital) => instrument !== 'common';

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
        fact: `money of kind ${source.instrument} has no ${key}: ${id}`,
        value: id,
        mend:
          key === 'rate'
            ? 'add rate, such as 7 %; as it is, the money costs nothing'
            : 'add tenor, such as 15 years; as it is, it is paid back over 15 years',
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
          fact: `the tenor is shorter than a month: ${found}`,
          value: found,
          mend:
            table === 'capital' ? 'write the years over which it is paid back' : 'write its length',
        },
      ];
    }),
  );

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
        fact: `the borrower holds nothing that the money pays for: ${borrower}`,
        value: borrower,
        mend: `write ${[...new Set(companies)].join(' or ')}, who holds it, or let a project of ${borrower} hold it`,
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
                ? `a bridge is drawn when money is needed and repaid soon, yet all of it is kept in escrow: ${id}`
                : `money of owners is drawn when it is needed, and escrow changes nothing: ${id}`,
            value: id,
            mend: 'remove escrow, or make it a bond',
          },
        ],
  );

export const months = (days: number) => Math.max(1, Math.round(days / DAYS_PER_MONTH));
