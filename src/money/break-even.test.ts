import { expect, it } from 'vitest';
import { dayAfter, type Fields, programmeOf } from '../../tests/programmes.ts';
import { compile } from '../model/index.ts';
import { breakEvens } from './break-even.ts';
import { cases } from './cases.ts';
import { caseValues } from './statement.ts';

const [sponsor] = cases;

/** What the deal is made of: USD per MW-month, per year and per MWh. */
interface Terms {
  readonly price: number;
  readonly rate: number;
  readonly energy: number;
}

/** One hall of 10 MW that a loan pays 60 % of, two contracts and power at a price. */
const modelOf = ({ price, rate, energy }: Terms) =>
  compile(
    programmeOf({
      finance: { until: '2044-12-31', tax: '21 %' },
      sites: {
        s: {
          name: 'Site',
          developer: 'builder',
          power: {
            line: { kind: 'grid', mw: '20 MW', available: dayAfter(0), price: `${energy} USD/MWh` },
          },
          phases: {
            p: {
              mw: '10 MW',
              energised: 'build',
              activities: {
                ntp: { kind: 'milestone', gates: { funds: ['facility'] } },
                build: {
                  kind: 'construction',
                  after: ['ntp'],
                  duration: '300 days',
                  cost: { fixed: '100m USD' },
                },
              },
              operating: { cost: '5k USD/MW-month', loadFactor: 0.8 },
            },
          },
        },
      },
      capital: {
        loan: loan(rate),
        equity: {
          ...{ party: 'builder', instrument: 'common', amount: '60m USD' },
          ...{ available: dayAfter(0), share: '40 %' },
        },
      },
      contracts: { first: contract('6 MW', price), second: contract('4 MW', price / 2) },
      projects: { deal: { company: 'builder', sites: ['s'] } },
    }),
  );
const loan = (rate: number): Fields => ({
  ...{ party: 'bank', instrument: 'senior', amount: '80m USD', available: dayAfter(0) },
  ...{ share: '60 %', rate, tenor: '10 years' },
});
const contract = (mw: string, price: number): Fields => ({
  ...{ kind: 'offtake', seller: 'builder', buyer: 'renter', sites: ['s'], mw },
  ...{ price: `${price} USD/MW-month`, tenor: '14 years' },
});

const said: Terms = { price: 250_000, rate: 0.06, energy: 50 };
const coverLine = 'projects.deal.cash.least-cover';
const npvLine = 'projects.deal.returns.npv';

/** Least cover and net present value with other terms. */
const comesTo = (terms: Partial<Terms>) => {
  const [value] = caseValues(modelOf({ ...said, ...terms }), [sponsor], [coverLine, npvLine]);
  return { cover: value?.(coverLine)[0], npv: value?.(npvLine)[0] };
};

it('is what has to be written in the file for a cover of 1.00, or for the hurdle', () => {
  const [found] = breakEvens(modelOf(said), sponsor);
  const { price = 0, rate = 0, energy = 0, priceForReturn = 0, cover } = found ?? {};
  expect(cover).toBeCloseTo(comesTo({}).cover ?? 0, 9);
  expect(cover).toBeGreaterThan(1.2);
  expect(price).toBeLessThan(1);
  expect(comesTo({ price: said.price * price }).cover).toBeCloseTo(1, 5);
  expect(rate).toBeGreaterThan(0);
  expect(comesTo({ rate: said.rate + rate }).cover).toBeCloseTo(1, 5);
  expect(energy).toBeGreaterThan(1);
  expect(comesTo({ energy: said.energy * energy }).cover).toBeCloseTo(1, 5);
  const { npv } = comesTo({ price: said.price * priceForReturn });
  expect(Math.abs(npv ?? Number.NaN)).toBeLessThan(1e3);
});

it('is none of debt that there is not, or that nothing in reach breaks', () => {
  const paid = modelOf({ ...said, price: 2e7 });
  expect(breakEvens(paid, sponsor)).toMatchObject([
    { price: undefined, priceForReturn: undefined },
  ]);
});
