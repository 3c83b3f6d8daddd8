import { type Bilingual, formatQuantity } from '../../units/index.ts';
import type { Finding } from '../diagnostic.ts';
import type { packages } from '../schema/activity.ts';
import type { Value } from '../value.ts';
import type { Check, Context, PhaseAt } from './context.ts';
import { coveredDebt } from './coverage.ts';
import { partOf, payableBy } from './holdings.ts';
import { median } from './median.ts';

/** Debt that revenue covers, beyond which nothing that is nearly enough is judged. */
const NEARLY = 1.1;

/** Sources that may each cover a share of a budget must be able to cover it together. */
export const budgets: Check = (context) => {
  const debtFor = coveredDebt(context);
  const sources = Object.entries(context.programme.capital).map(([id, source]) => ({
    id,
    source,
    share: source.share === undefined ? 1 : (median(source.share, 0.999) ?? 1),
    parts: new Set(payableBy(context, source)),
  }));
  return [...context.activities.values()].flatMap(({ activity, in: at, path }) => {
    // what has begun takes its money and does not wait for it
    if (activity.progress?.started !== undefined || activity.progress?.finished !== undefined)
      return [];
    return (activity.gates?.funds ?? []).flatMap((pack, i): readonly Finding[] => {
      const cost = plannedCost(context, at, pack);
      const of = sources.filter(({ parts }) => parts.has(partOf(`${at.site}.${at.id}`, pack)));
      if (of.length === 0 || cost === undefined) return [];
      const covered = of.map(({ id, source, share }) => {
        const most = cost === 0 ? 1 : debtFor(id, source, at) / cost;
        return { id, share, most, capped: most * NEARLY < share };
      });
      const enough = covered.reduce(
        (sum, { share, most }) => sum + Math.min(share, most * NEARLY),
        0,
      );
      if (enough >= 1 - 1e-9) return [];
      const together = covered.reduce((sum, { share, most }) => sum + Math.min(share, most), 0);
      const found = formatQuantity(together, 'share', { locale: 'en' });
      const capped = covered.filter((one) => one.capped).map(({ id }) => id);
      return [
        {
          rule: 'never-covered',
          path: [...path, 'gates', 'funds', i],
          fact: factOf(`${at.site}.${at.id}`, pack, capped.join(', '), found),
          value: found,
          mend:
            capped.length === 0
              ? {
                  en: 'raise the share of a source, leave out the share of the last one, or add a source',
                  zh: '请提高某一来源的份额，或省去最后一个来源的份额，或增加来源',
                }
              : {
                  en: 'check the price of the contracts and coverage, rate and tenor of the debt, or let other sources pay more',
                  zh: '请核对合同价格以及债务的 coverage、rate 与 tenor，或让其他来源承担更多',
                },
        },
      ];
    });
  });
};

const factOf = (phase: string, pack: string, capped: string, found: string): Bilingual =>
  capped === ''
    ? {
        en: `the sources that may pay for ${pack} of ${phase} can cover no more than a part of its budget: ${found}`,
        zh: `${phase} 的费用包 ${pack} 可用的资金来源合计只能覆盖预算的一部分：${found}`,
      }
    : {
        en: `the sources that may pay for ${pack} of ${phase} can cover no more than a part of its budget, since revenue covers so little debt (${capped}): ${found}`,
        zh: `${phase} 的费用包 ${pack} 可用的资金来源合计只能覆盖预算的一部分，因为收入所能覆盖的债务太少（${capped}）：${found}`,
      };

/**
 * The least that a package of a phase is planned to cost, USD: what grows with time and what a
 * reference class gives is not known here. None if it costs nothing.
 */
function plannedCost(
  { programme }: Context,
  { site, id, phase }: PhaseAt,
  pack: (typeof packages)[number],
): number | undefined {
  const { phases = {}, power = {} } = programme.sites[site] ?? {};
  const costs = Object.values(phase.activities).flatMap(({ cost }) =>
    cost?.package === pack ? cost : [],
  );
  // the first phase of a site pays for its power
  const plants = pack === 'power' && Object.keys(phases)[0] === id ? Object.values(power) : [];
  const stated = [
    ...costs.map(({ fixed }) => usd(fixed, 1)),
    ...costs.map(({ perMw }) => usd(perMw, median(phase.mw))),
    ...costs.map(({ perDay }) => usd(perDay, undefined)),
    ...plants.map(({ capex }) => usd(capex, 1)),
  ];
  const some = stated.some((cost) => cost !== 0);
  return some ? stated.reduce<number>((sum, cost = 0) => sum + cost, 0) : undefined;
}

/** Median times a quantity; 0 if none is stated, and undefined if either is not known here. */
function usd(value: Value | undefined, times: number | undefined): number | undefined {
  if (value === undefined) return 0;
  const each = median(value);
  return each === undefined || times === undefined ? undefined : each * times;
}
