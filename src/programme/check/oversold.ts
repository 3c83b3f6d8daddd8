import type { Finding } from '../diagnostic.ts';
import type { Contract } from '../schema/programme.ts';
import { apart } from './apart.ts';
import type { Check, Context } from './context.ts';
import { phasesAt } from './holdings.ts';
import { median } from './median.ts';
import { changedByOptions, means } from './options.ts';

/** What a contract sells, and when. */
interface Sale {
  readonly id: string;
  readonly contract: Contract;
  readonly phases: ReadonlySet<string>;
  /** IT MW covered at most, of all phases together; none if it covers them whole. */
  readonly mw: number | undefined;
  readonly share: number;
  /** Day before which it cannot pay, as far as its own dates tell; minus infinity if none does. */
  readonly from: number;
  readonly tenor: number;
}

interface Oversold {
  readonly sales: readonly Sale[];
  readonly where: string;
  readonly has: number;
  readonly sold: number;
}

/** Parts of a hall are rounded; what they come to beyond that is sold twice. */
const ROUNDED = 1.05;

/**
 * Leases, or offtakes, by which one seller is paid for more of a hall than there is at one time. Who
 * rents may sell on, and what options settle is not yet sold.
 */
export const oversold: Check = (context) => {
  const sellers = Map.groupBy(
    salesIn(context),
    ({ contract }) => `${contract.kind} ${contract.seller}`,
  );
  return [...sellers.values()].flatMap((sales): readonly Finding[] => {
    const found = sales.length < 2 ? undefined : mostOversold(context, sales);
    const last = found?.sales.at(-1);
    if (found === undefined || last === undefined) return [];
    const { kind, seller } = last.contract;
    const names = found.sales.map(({ id }) => id).join(', ');
    const [sold, has] = apart(found.sold, found.has, 'power');
    return [
      {
        rule: 'oversold',
        path: ['contracts', last.id],
        mark: 'key',
        fact: {
          en: `contracts of kind ${kind} by which ${seller} sells ${found.where} are paid at one time (${names}), for more than its ${has}: ${sold}`,
          zh: `${seller} 出售 ${found.where} 的 ${kind} 类合同同时收款（${names}），合计超过其全部容量 ${has}：${sold}`,
        },
        value: sold,
        mend: {
          en: 'state mw or use where a contract covers a part, or starts where it follows another; what is paid beside the rent is a contract of kind service',
          zh: '只覆盖一部分的合同请写 mw 或 use，接续另一合同的请写 starts；租金以外的付款请写成 service 类合同',
        },
      },
    ];
  });
};

/** Leases and offtakes that no option undoes, with numbers that are known here. */
function salesIn(context: Context): readonly Sale[] {
  const { agreements, contracts, dataDate } = context.programme;
  const settled = settledIn(context);
  return Object.entries(contracts).flatMap(([id, contract]): readonly Sale[] => {
    const { kind, agreement: name, starts } = contract;
    if ((kind !== 'offtake' && kind !== 'lease') || settled('contracts', id)) return [];
    if (name !== undefined && settled('agreements', name)) return [];
    const agreement = name === undefined ? undefined : agreements[name];
    const never = agreement?.never === undefined ? 0 : median(agreement.never);
    const mw = median(contract.mw);
    const share = contract.use === undefined ? 1 : median(contract.use);
    const tenor = median(contract.tenor);
    if ((contract.mw !== undefined && mw === undefined) || share === undefined) return [];
    if (never === undefined || never >= 1 || tenor === undefined) return [];
    const signed = agreement?.signed ?? dataDate + (median(agreement?.time) ?? -Infinity);
    const from = Math.max(starts ?? -Infinity, signed);
    const phases = new Set(phasesAt(context, contract.sites));
    return [{ id, contract, phases, mw, share, from, tenor }];
  });
}

/** Fields by which an option says whether, or of what, a contract is in force. */
const deciding: ReadonlySet<string> = new Set([
  'mw',
  'use',
  'sites',
  'starts',
  'agreement',
  'never',
  'signed',
]);

/** Whether options of terms say if a contract or an agreement is there, or what it covers. */
function settledIn({ programme }: Context): (table: string, id: string) => boolean {
  const addresses = changedByOptions(programme);
  return (table, id) =>
    addresses.some(
      ([of, named, field]) =>
        of === table && means(named, id) && (field === undefined || deciding.has(field)),
    );
}

/** The phases of a contract of which most is sold beyond what there is; none if nothing is. */
function mostOversold(context: Context, sales: readonly Sale[]): Oversold | undefined {
  const { dataDate } = context.programme;
  const halls = new Map(
    context.phases.map(({ site, id, phase }) => [
      `${site}.${id}`,
      {
        mw: median(phase.mw) ?? Infinity,
        // not before the data date unless it was
        energised: phase.activities[phase.energised]?.progress?.finished ?? dataDate,
      },
    ]),
  );
  const mwOf = (phases: readonly string[]) =>
    phases.reduce((sum, phase) => sum + (halls.get(phase)?.mw ?? 0), 0);
  let most: Oversold | undefined;
  const places = new Map(sales.map((sale) => [sale.contract.sites.join(', '), sale.phases]));
  for (const [where, phases] of places) {
    const has = mwOf([...phases]);
    if (has === 0 || has === Infinity) continue;
    const since = Math.min(...[...phases].map((phase) => halls.get(phase)?.energised ?? dataDate));
    /** The least that a contract sells there when it takes as much as it can elsewhere. */
    const least = ({ phases: covered, mw, share }: Sale) => {
      const inside = mwOf([...covered].filter((phase) => phases.has(phase)));
      if (mw === undefined) return inside * share;
      const outside = mwOf([...covered].filter((phase) => !phases.has(phase)));
      return Math.max(0, Math.min(mw, inside + outside) - outside) * share;
    };
    const there = sales.flatMap((sale) => {
      const mw = least(sale);
      return mw > 0 ? [{ sale, mw, from: Math.max(since, sale.from) }] : [];
    });
    for (const { from: day } of there) {
      const paid = there.filter(({ from, sale }) => from <= day && day < from + sale.tenor);
      const sold = soldTo(paid);
      if (sold <= has * ROUNDED || sold - has <= (most === undefined ? 0 : most.sold - most.has))
        continue;
      most = { sales: paid.map(({ sale }) => sale), where, has, sold };
    }
  }
  return most;
}

/** What buyers pay for, MW. A buyer may pay for the same megawatts by capacity, energy and the year. */
function soldTo(paid: readonly { readonly sale: Sale; readonly mw: number }[]): number {
  const formOf = ({ price, energy }: Contract) =>
    price !== undefined ? 'price' : energy !== undefined ? 'energy' : 'perYear';
  const buyers = Map.groupBy(paid, ({ sale }) => sale.contract.buyer);
  return [...buyers.values()].reduce((sum, of) => {
    const forms = Map.groupBy(of, ({ sale }) => formOf(sale.contract));
    const each = [...forms.values()].map((some) => some.reduce((mw, one) => mw + one.mw, 0));
    return sum + Math.max(...each);
  }, 0);
}
