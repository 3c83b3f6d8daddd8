import type { Finding } from '../diagnostic.ts';
import type { Check } from './context.ts';
import { holdingsOf, phasesAt } from './holdings.ts';

/**
 * Who sells capacity must have it: hold the halls or the chips, operate the site, or rent there. Money
 * of a buyer goes to whoever the contract names.
 */
export const sellers: Check = (context) => {
  const { contracts, sites } = context.programme;
  const holdings = holdingsOf(context);
  return Object.entries(contracts).flatMap(([id, contract]): readonly Finding[] => {
    const { kind, seller, buyer } = contract;
    const finding = (key: string, en: string, zh: string, mend: Finding['mend']): Finding => ({
      rule: 'contract-parties',
      path: ['contracts', id, key],
      fact: { en, zh },
      value: seller,
      mend,
    });
    if (seller === buyer)
      return [
        finding('buyer', `a party buys from itself: ${seller}`, `买方就是卖方：${seller}`, {
          en: 'correct seller or buyer',
          zh: '请更正 seller 或 buyer',
        }),
      ];
    if (kind !== 'offtake' && kind !== 'lease') return [];
    const covered = new Set(phasesAt(context, contract.sites));
    if (covered.size === 0) return [];
    const atAny = (selectors: readonly string[]) =>
      phasesAt(context, selectors).some((phase) => covered.has(phase));
    const holders = holdings
      .filter(({ parts }) => [...parts].some((part) => covered.has(part.split(' ')[0] ?? '')))
      .map(({ company }) => company);
    const operators = Object.entries(sites).flatMap(([site, { operator }]) =>
      operator !== undefined && atAny([site]) ? [operator] : [],
    );
    const tenants = Object.values(contracts).flatMap((other) =>
      other !== contract && atAny(other.sites) ? [other.buyer] : [],
    );
    if ([...holders, ...operators, ...tenants].includes(seller)) return [];
    const who = [...new Set([...holders, ...operators])].join(', ');
    return [
      finding(
        'seller',
        `the seller neither holds, operates nor rents anything there, and would be paid all the same: ${seller}`,
        `卖方在那里既不持有、也不运营或租用任何东西，却照样收款：${seller}`,
        {
          en: `name who sells the capacity (there: ${who}), or the contract by which the seller has it`,
          zh: `请写明出售容量的一方（该处为：${who}），或卖方取得容量的合同`,
        },
      ),
    ];
  });
};
