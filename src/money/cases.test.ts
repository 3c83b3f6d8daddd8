import { expect, it } from 'vitest';
import { dayAfter, programmeOf } from '../../tests/programmes.ts';
import { compile } from '../model/index.ts';
import { cases } from './cases.ts';
import { caseValues } from './statement.ts';

/** What a lender asks about, written as plain numbers. */
interface Numbers {
  readonly days: number;
  readonly cost: number;
  readonly rate: number;
  readonly price: number;
  readonly tenor: number;
  readonly life: number;
}
const middle: Numbers = { days: 300, cost: 100, rate: 0.06, price: 300, tenor: 14, life: 6 };

/** A hall in which everything is even between two thirds and four thirds of its middle, or certain. */
const modelOf = (n: Numbers, sure: boolean) => {
  const drawn = (x: number, unit: string) =>
    sure ? `${x} ${unit}` : { uniform: [`${(x * 2) / 3} ${unit}`, `${(x * 4) / 3} ${unit}`] };
  const activities = {
    ntp: { kind: 'milestone', gates: { funds: ['facility'] } },
    build: {
      kind: 'construction',
      after: ['ntp'],
      duration: drawn(n.days, 'days'),
      cost: { fixed: drawn(n.cost, 'MUSD') },
    },
  };
  const operating = { cost: '5k USD/MW-month', refresh: '1m USD/MW', life: drawn(n.life, 'years') };
  const risks = { fire: { name: 'Fire', probability: 0.4, hits: [{ on: 's', delay: '99 days' }] } };
  const phases = { p: { mw: '10 MW', energised: 'build', activities, operating } };
  return compile(
    programmeOf({
      finance: { until: '2048-12-31' },
      sites: { s: { name: 'Site', developer: 'builder', phases } },
      ...(sure ? {} : { risks }),
      capital: {
        loan: {
          ...{ party: 'bank', instrument: 'senior', amount: '90m USD', available: dayAfter(0) },
          ...{ share: '60 %', rate: n.rate, tenor: '8 years' },
        },
        equity: {
          ...{ party: 'builder', instrument: 'common', amount: '60m USD' },
          ...{ available: dayAfter(0), share: '40 %' },
        },
      },
      contracts: {
        rent: {
          ...{ kind: 'offtake', seller: 'builder', buyer: 'renter', sites: ['s'] },
          ...{ price: drawn(n.price, 'kUSD/MW-month'), tenor: drawn(n.tenor, 'years') },
        },
      },
      projects: { deal: { company: 'builder', sites: ['s'] } },
    }),
  );
};

const inProject = ['works.cost', 'works.loan.monthly', 'operations.ebitda', 'operations.refresh'];
const lines = [
  ...inProject.map((line) => `projects.deal.${line}`),
  ...['parties.builder.flow', 'parties.bank.flow', 'projects.deal.cash.cover'],
];
/** Quantiles of what is even between two thirds and four thirds. */
const at = (x: number, p: number) => x * ((2 + 2 * p) / 3);

it.each<[string, Partial<Numbers>]>([
  ['sponsor', {}],
  ['bank', { days: at(300, 0.7), cost: at(100, 0.7), price: at(300, 0.3), rate: 0.07 }],
  ['delay', { days: at(300, 0.9) }],
  ['overrun', { cost: 120 }],
  ['rates', { rate: 0.08 }],
  ['offtaker-loss', { tenor: 7 }],
  ['early-refresh', { life: 4 }],
  ['downside', { days: at(300, 0.9), cost: 120, rate: 0.08, life: 4, price: at(300, 0.3) }],
])('%s is the programme with these numbers written out, and no risk', (id, changed) => {
  const of = cases.filter((one) => one.id === id);
  const [drawn] = caseValues(modelOf(middle, false), of, lines);
  const [written] = caseValues(modelOf({ ...middle, ...changed }, true), cases.slice(0, 1), lines);
  // what costs more than its budget is paid by the company, and lenders have lent on the budget
  const alike = changed.cost === undefined ? lines : lines.slice(0, inProject.length);
  for (const line of alike) {
    const [a, b] = [[...(drawn?.(line) ?? [])], [...(written?.(line) ?? [])]];
    const size = Math.max(...b.map(Math.abs));
    expect(size).toBeGreaterThan(0);
    b.forEach((x, t) => {
      expect(Math.abs(x - (a[t] ?? Number.NaN))).toBeLessThan(1e-9 * size);
    });
  }
});
