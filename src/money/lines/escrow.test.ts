import { describe, expect, it } from 'vitest';
import { dealOf, each, source, total } from '../testing/one-project.ts';

const bond = (earns: string) =>
  source('bank', 'bond', { rate: '6 %', tenor: '10 years', repayment: 'bullet', escrow: earns });
const at = (line: string) => `projects.deal.${line}`;

describe('a bond whose proceeds wait in escrow', () => {
  const deal = dealOf(
    { capital: { bond: bond('3 %') } },
    {
      works: each(2, 11, 100e6),
      placed: { 11: 1000e6 },
      committed: { 'works.bond': { 1: 1200e6 } },
      served: { 12: 60e6, 170: -60e6 },
    },
  );

  it('pays interest on all of it and earns on what waits: negative carry', () => {
    expect(deal.row(at('works.bond.interest-building'))[2]).toBeCloseTo(1200e6 * 0.005, 4);
    expect(deal.row(at('works.bond.earned'))[2]).toBeCloseTo(1200e6 * 0.0025, 4);
    const waiting = 1200e6 - 100e6 + 3e6;
    expect(deal.row(at('works.bond.escrow'))[2]).toBeCloseTo(waiting, 4);
    expect(deal.row(at('works.bond.earned'))[3]).toBeCloseTo(waiting * 0.0025, 4);
  });

  it('owes nothing of what it gives back, and loses none of it', () => {
    const draws = total(deal.row(at('works.bond.draw')));
    const refund = total(deal.row(at('works.bond.refund')));
    const earned = total(deal.row(at('works.bond.earned')));
    expect(draws + refund).toBeCloseTo(1200e6, 4);
    expect(draws + earned).toBeCloseTo(1000e6 + total(deal.row(at('works.earned-out'))), 4);
    const interest = total(deal.row(at('works.bond.interest-building')));
    expect(deal.scalar(at('returns.term-debt'))).toBeCloseTo(draws + interest, 4);
    expect(deal.row(at('works.bond.balance')).at(-1)).toBe(0);
    expect(deal.scalar(at('checks.worst-balance'))).toBeLessThan(1e-9);
  });

  it('keeps what it earns beyond a month of uses for the next, and pays the rest to the project', () => {
    const rich = dealOf(
      { capital: { bond: bond('24 %') } },
      {
        works: { 2: 10e6, 3: 1e6, 4: 100e6, 5: 1e6 },
        placed: { 5: 112e6 },
        committed: { 'works.bond': { 1: 1000e6 } },
        served: { 6: 60e6, 170: -60e6 },
      },
    );
    // 20, then 2 % of what waits: more than is used but for the fourth month
    expect([...rich.row(at('works.need')).slice(2, 6)].map((x) => x / 1e6)).toEqual([0, 0, 51, 0]);
    expect(total(rich.row(at('works.earned-out')))).toBeCloseTo(
      total(rich.row(at('works.bond.earned'))) - 61e6,
      4,
    );
    expect(rich.scalar(at('checks.worst-balance'))).toBeLessThan(1e-9);
  });

  it('is given back only when nothing more is committed', () => {
    const twice = dealOf(
      { capital: { bond: bond('3 %') } },
      {
        works: each(2, 11, 100e6),
        placed: { 11: 1000e6 },
        committed: { 'works.bond': { 1: 900e6, 14: 300e6 } },
      },
    );
    const refund = twice.row(at('works.bond.refund'));
    expect([...refund.keys()].filter((t) => refund[t]! > 0)).toEqual([15]);
    expect(total(twice.row(at('works.bond.draw'))) + refund[15]!).toBeCloseTo(1200e6, 4);
    expect(twice.row(at('works.bond.escrow')).at(-1)).toBe(0);
  });

  it('is given back after the last cost of what is never finished, and owed for what counts', () => {
    const late = dealOf(
      { capital: { bond: bond('0 %') } },
      {
        works: each(2, 6, 100e6),
        unfinished: each(2, 6, 40e6),
        committed: { 'works.bond': { 1: 700e6 } },
      },
    );
    expect(late.row(at('works.bond.refund'))[7]).toBeCloseTo(200e6, 4);
    const owed = late.row(at('works.bond.building'))[7]!;
    const interest = total(late.row(at('works.bond.interest-building')).slice(0, 8));
    expect(owed).toBeCloseTo(300e6 + interest, 4);
    expect(total(late.row('parties.bank.flow'))).toBeCloseTo(-300e6, 4);
    expect(late.scalar(at('checks.worst-balance'))).toBeLessThan(1e-9);
  });
});
