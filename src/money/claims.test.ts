import { expect, it } from 'vitest';
import { dayAfter, type Fields } from '../../tests/programmes.ts';
import { simulated } from '../../tests/simulated.ts';
import { DAYS_PER_MONTH } from '../units/index.ts';

const hall = (cost: number): Fields => ({
  mw: '10 MW',
  energised: 'build',
  activities: {
    build: { kind: 'construction', duration: '100 days', cost: { fixed: `${cost} USD` } },
  },
});

const contract = (kind: string, sites: readonly string[], price: number): Fields => ({
  ...{ kind, sites, seller: 'builder', buyer: 'renter', tenor: '10 years' },
  price: `${price} USD/MW-month`,
});

const agreement = (time: string): Fields => ({
  ...{ name: 'Agreement', parties: ['builder', 'renter'], time },
});

const least: Readonly<Record<string, unknown>> = { spent: '1 USD', revenue: '1 USD/yr', signed: 1 };

/** What claims `measure` on things, `*` for everything, measure at the end of 2026. */
function measured(measure: string, of: readonly string[]): number[] {
  const claims = of.map((what, i) => [
    `c${i}`,
    {
      ...{ says: 'So it will be', fact: [], measure, atLeast: least[measure], by: '2026-12-31' },
      ...(what === '*' ? {} : { of: what }),
    },
  ]);
  const run = simulated(
    {
      sites: {
        s: { name: 'Site', developer: 'builder', phases: { a: hall(100), b: hall(400) } },
        t: { name: 'Other', developer: 'builder', phases: { c: hall(7) } },
      },
      agreements: {
        lease: agreement('50 days'),
        loan: agreement('400 days'),
        last: agreement('999 days'),
      },
      contracts: {
        whole: contract('lease', ['s', 't'], 10),
        part: contract('offtake', ['s.b'], 30),
      },
      claims: Object.fromEntries(claims),
    },
    { trials: 1, money: true },
  );
  return of.map((_, i) => run.column(run.outcomes.layout.claimMeasure, i)[0]!);
}

const close = (x: number) => expect.closeTo(x, 9);

it('a claim on spending measures the phase that it names, not its whole site', () => {
  expect(measured('spent', ['s.a', 's.b', 's', 't', '*'])).toEqual(
    [100, 400, 500, 7, 507].map(close),
  );
});

it('a claim on revenue measures the phase that it names, by the contract that counts there', () => {
  // the offtaker of the second hall pays for what is leased there too
  const perDay = (perMw: number) => close((10 * perMw) / DAYS_PER_MONTH);
  expect(measured('revenue', ['s.a', 's.b', 's', 't', '*'])).toEqual(
    [10, 30, 40, 10, 50].map(perDay),
  );
});

it('a claim on signatures of nothing in particular counts all agreements', () => {
  expect(dayAfter(400) < '2026-12-31').toBe(true);
  expect(measured('signed', ['lease', 'agreement:lease', 'last', '*'])).toEqual([1, 1, 0, 2]);
});
