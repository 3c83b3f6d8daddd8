import type { Finding } from '../diagnostic.ts';
import type { Check } from './context.ts';
import { holdingsOf, phasesAt } from './holdings.ts';

/**
 * Who sells capacity must have it: hold the halls or the chips, operate the site, or rent there. Money
 * of a buyer goes to whoever the contract names.
 */
export const sellers: Check = (context) => {
  const { contracts, sites } = context.programme;
  /** By phase: who holds a part of it or operates it, and who rents there. */
  const keepers = new Map<string, Set<string>>();
  const tenants = new Map<string, Set<string>>();
  const add = (to: typeof keepers, phase: string, party: string) => {
    const known = to.get(phase);
    if (known === undefined) to.set(phase, new Set([party]));
    else known.add(party);
  };
  for (const { parts, company } of holdingsOf(context))
    for (const part of parts) add(keepers, part.split(' ')[0] ?? '', company);
  for (const [site, { operator }] of Object.entries(sites))
    if (operator !== undefined)
      for (const phase of phasesAt(context, [site])) add(keepers, phase, operator);
  for (const { buyer, sites: covered } of Object.values(contracts))
    for (const phase of phasesAt(context, covered)) add(tenants, phase, buyer);
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
    const covered = phasesAt(context, contract.sites);
    const has = (of: typeof keepers) => covered.some((phase) => of.get(phase)?.has(seller));
    if (covered.length === 0 || has(keepers) || has(tenants)) return [];
    const who = [...new Set(covered.flatMap((phase) => [...(keepers.get(phase) ?? [])]))].join(
      ', ',
    );
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
