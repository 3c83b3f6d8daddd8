import { describe, expect, it } from 'vitest';
import { dealOf, each, type Happens, source, total } from '../testing/one-project.ts';

const loan = source('bank', 'senior', { rate: '6 %', tenor: '10 years' });
const at = (line: string) => `projects.deal.${line}`;

describe('the end of construction', () => {
  const deal = dealOf(
    {
      capital: {
        loan: { ...loan, upfront: '1 %', commitment: '1.2 %' },
        bridge: source('bank', 'bridge', { rate: '12 %' }),
      },
      project: { reserve: { months: 6, prefunded: true } },
    },
    {
      works: each(1, 10, 100e6),
      placed: { 10: 1000e6 },
      committed: { 'works.loan': { 1: 1600e6 }, 'works.bridge': { 1: 400e6 } },
      served: { 11: 40e6, 170: -40e6 },
    },
  );

  it('turns all construction debt into term debt, also what is drawn to fill the reserve', () => {
    expect(total(deal.row(at('works.reserve-funded')))).toBeGreaterThan(50e6);
    for (const id of ['loan', 'bridge'])
      expect([...deal.row(at(`works.${id}.building`)).slice(20)].every((x) => x === 0)).toBe(true);
    expect(deal.row(at('works.loan.balance')).at(-1)).toBe(0);
    expect(deal.scalar(at('returns.lender-loss'))).toBe(0);
  });

  it('ends the fee on what is undrawn', () => {
    const fees = deal.row(at('works.loan.fee'));
    const draws = deal.row(at('works.loan.draw'));
    expect(fees[1]).toBeCloseTo(16e6, 6);
    expect(fees[2]).toBeCloseTo(((1600e6 - draws[1]!) * 0.012) / 12, 6);
    expect(fees[10]).toBeGreaterThan(0);
    expect(total(fees.slice(11))).toBe(0);
  });

  it('repays a bridge from the other sources, not from itself', () => {
    const bridge = deal.row(at('works.bridge.draw'));
    const loan = deal.row(at('works.loan.draw'));
    expect(total(bridge.slice(0, 11))).toBeGreaterThan(100e6);
    expect(bridge[11]).toBe(0);
    expect(loan[11]! + deal.row(at('works.own'))[11]!).toBeCloseTo(
      deal.row(at('works.need'))[11]!,
      4,
    );
    const paid = total(deal.row(at('works.bridge.taken-out')));
    expect(paid).toBeCloseTo(
      total(bridge) + total(deal.row(at('works.bridge.interest-building'))),
      4,
    );
  });
});

describe('a bridge', () => {
  const bridged = (happens: Happens) =>
    dealOf(
      {
        capital: {
          loan: source('bank', 'senior', { rate: '6 %', tenor: '10 years' }),
          bridge: source('bank', 'bridge', { rate: '12 %' }),
        },
        project: { funding: 'bridge-first', cover: { gearing: 0.5 } },
      },
      {
        works: each(1, 10, 10e6),
        committed: { 'works.loan': { 1: 200e6 }, 'works.bridge': { 1: 200e6 } },
        ...happens,
      },
    );

  it('does not count twice in the uses that gearing is measured on', () => {
    const run = bridged({ placed: { 10: 100e6 }, served: { 11: 40e6 } });
    // what takes it out pays the cost and the interest that the bridge bore
    const takenOut = total(run.row(at('works.taken-out')));
    expect(takenOut).toBeGreaterThan(104e6);
    expect(run.scalar(at('sizing.by-gearing'))).toBeCloseTo(0.5 * takenOut, 4);
  });

  it('that nothing takes out is a loss of its lender', () => {
    const run = bridged({});
    const paid = Array.from({ length: 10 }, (_, i) => 10e6 / 1.01 ** (i + 1));
    expect(run.scalar(at('returns.lender-loss'))).toBeCloseTo(total(paid), 4);
  });
});
