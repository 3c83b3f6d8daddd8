import { revenuePerDebt, yearlyRevenue } from '../coverage.ts';
import type { Capital } from '../schema/programme.ts';
import type { Value } from '../value.ts';
import type { Context, PhaseAt } from './context.ts';
import { phasesAt } from './holdings.ts';
import { median } from './median.ts';
import { changedByOptions, means } from './options.ts';

/** Debt that revenue covers for a phase at planned values, in USD; infinity where that is not known here. */
export function coveredDebt(
  context: Context,
): (id: string, source: Capital, at: PhaseAt) => number {
  const { programme, phases } = context;
  const addresses = changedByOptions(programme);
  // what options make of revenue is another forecast
  if (addresses.some(([table]) => table === 'contracts')) return () => Infinity;
  const mwOf = new Map(phases.map(({ site, id, phase }) => [`${site}.${id}`, median(phase.mw)]));
  const contracts = Object.values(programme.contracts)
    .filter(({ kind }) => kind !== 'power')
    .map((contract) => {
      const covered = phasesAt(context, contract.sites);
      const all = covered.reduce((sum, phase) => sum + (mwOf.get(phase) ?? Number.NaN), 0);
      return { contract, covered: new Set(covered), all };
    });
  const revenues = new Map<string, number>();
  const revenueOf = (phase: string): number =>
    contracts
      .filter(({ covered }) => covered.has(phase))
      .map(({ contract, all }) =>
        yearlyRevenue({
          mw: mwOf.get(phase) ?? Number.NaN,
          all,
          most: known(contract.mw),
          price: known(contract.price),
          perDay: known(contract.perYear),
          use: known(contract.use),
          takeOrPay: known(contract.takeOrPay),
        }),
      )
      .reduce((most, usd) => Math.max(most, usd), 0);
  return (id, { conditions, rate, tenor }, at) => {
    if (conditions.coverage === undefined) return Infinity;
    if (addresses.some(([table, of]) => table === 'capital' && means(of, id))) return Infinity;
    const phase = `${at.site}.${at.id}`;
    const revenue = revenues.get(phase) ?? revenueOf(phase);
    revenues.set(phase, revenue);
    const least = known(conditions.coverage) ?? Number.NaN;
    const debt = revenue / revenuePerDebt(least, known(rate) ?? 0, known(tenor));
    return Number.isNaN(debt) ? Infinity : debt;
  };
}

/** Of a number that is stated; not a number before its reference class is known. */
const known = (value: Value | undefined): number | undefined =>
  value === undefined ? undefined : (median(value) ?? Number.NaN);
