import { describe, expect, it } from 'vitest';
import type { Fields } from '../../../tests/programmes.ts';
import { dealOf, type Happens, source, total } from '../testing/one-project.ts';
import type { Statement } from '../testing/statement.ts';

const at = (line: string) => `projects.deal.${line}`;
const flow = (statement: Statement, party: string) => statement.row(`parties.${party}.flow`);

describe('the promote', () => {
  /** Paid in: 100 in the first month; paid out: 150 a year later, when 8 % makes 108 of it. */
  const promoted = (
    distribution: Fields,
    happens: Happens = { served: { 13: 150e6, 14: -150e6 } },
  ) =>
    dealOf(
      { project: { distribution: { promote: 'sponsor', ...distribution } } },
      { works: { 1: 100e6 }, placed: { 1: 100e6 }, ...happens },
    );
  const tier = (above: string, share: number) => ({ above, share });
  const classic = { preferred: '8 %', catchUp: 1, tiers: [tier('8 %', 0.2)] };

  it('8 % preferred, all of the catch-up, 20 % carry: 108 and 32 to owners, 2 and 8 to the promote', () => {
    const run = promoted(classic);
    const of = (line: string) => run.row(at(`owners.${line}`))[13]! / 1e6;
    expect(of('to-preferred')).toBeCloseTo(108, 9);
    expect(of('to-catch-up')).toBeCloseTo(2, 9);
    expect(of('promoted')).toBeCloseTo(10, 9);
    expect(flow(run, 'sponsor')[13]).toBeCloseTo(10e6, 3);
    expect(flow(run, 'builder')[13]).toBeCloseTo(140e6, 3);
  });

  it.each([
    [
      'half of the catch-up: 16/3 of catch-up, and still a fifth of all profit',
      { ...classic, catchUp: 0.5 },
      10,
    ],
    ['no catch-up: a fifth of what is above 108', { ...classic, catchUp: undefined }, 8.4],
    [
      'two hurdles of 8 and 15 %: 8.75 at 20 % until owners have 115, then 33.25 at 30 %',
      { ...classic, catchUp: undefined, tiers: [tier('8 %', 0.2), tier('15 %', 0.3)] },
      1.75 + 9.975,
    ],
    [
      'a preferred return that is not reached',
      { ...classic, preferred: '60 %', tiers: [tier('60 %', 0.2)] },
      0,
    ],
    [
      'a preferred return below the first hurdle: the hurdle, as long as nothing catches up',
      { ...classic, preferred: '4 %', catchUp: undefined },
      8.4,
    ],
    ['a share of nothing', { ...classic, catchUp: undefined, tiers: [tier('8 %', 0)] }, 0],
  ])('%s', (_, distribution, expected) => {
    expect(promoted(distribution).row(at('owners.promoted'))[13]! / 1e6).toBeCloseTo(expected, 9);
  });

  it('has exactly its part of all profit once it has caught up, month by month', () => {
    const run = promoted(classic, { served: { 2: 3e6, 62: -3e6 } });
    const part = run.row(at('owners.promoted'));
    const out = run.row(at('cash.distributed'));
    expect(total(part)).toBeCloseTo(0.2 * (180e6 - 100e6), 2);
    // owners first: a reference account at 8 % a year
    let account = 100e6;
    let t = 2;
    for (; account > 0; t++) account = account * 1.08 ** (1 / 12) - 3e6;
    expect(total(part.slice(0, t - 1))).toBe(0);
    expect(total(part.slice(0, t + 3))).toBeCloseTo(0.2 * (total(out.slice(0, t + 3)) - 100e6), 2);
  });

  it('without a catch-up has none, also once it has more than its first share', () => {
    const tiers = [tier('8 %', 0.2), tier('15 %', 0.5)];
    const run = promoted(
      { ...classic, catchUp: undefined, tiers },
      { served: { 13: 300e6, 15: -300e6 } },
    );
    expect(run.row(at('owners.promoted'))[14]).toBeCloseTo(150e6, 3);
    expect(total(run.row(at('owners.to-catch-up')))).toBe(0);
  });

  it('of nothing leaves owners what they have pro rata', () => {
    const none = promoted({ ...classic, catchUp: undefined, tiers: [tier('8 %', 0)] });
    const plain = promoted({ promote: undefined });
    expect([...flow(none, 'builder')]).toEqual([...flow(plain, 'builder')]);
  });
});

describe('a call that is half paid', () => {
  /** Of 100, the sponsor is called for 60 and pays 30; the company pays 40 and what is missing. */
  const called = (calls: Fields, happens: Happens = {}) =>
    dealOf(
      {
        capital: {
          theirs: source('sponsor', 'common', { paysCalls: 0.5 }),
          ours: source('builder', 'common'),
        },
        project: { calls },
      },
      {
        works: { 1: 100e6 },
        placed: { 1: 100e6 },
        committed: { 'works.theirs': { 1: 60e6 }, 'works.ours': { 1: 40e6 } },
        served: { 2: 50e6, 3: -50e6 },
        ...happens,
      },
    );
  const millions = (run: Statement, party: string) =>
    [...flow(run, party).slice(1, 3)].map((x) => Math.round(x * 1e3) / 1e9);

  it('dilutes: shares are what was paid, 30 and 70', () => {
    const run = called({ remedy: 'dilution' });
    expect(millions(run, 'sponsor')).toEqual([-30, 15]);
    expect(millions(run, 'builder')).toEqual([-70, 35]);
  });

  it('punitively: half of what it paid no longer counts, 15 and 70', () => {
    const run = called({ remedy: 'punitive', penalty: 0.5 });
    expect(flow(run, 'sponsor')[2]).toBeCloseTo((50e6 * 15) / 85, 3);
    expect(flow(run, 'builder')[2]).toBeCloseTo((50e6 * 70) / 85, 3);
  });

  it('forfeits everything', () => {
    expect(millions(called({ remedy: 'forfeiture' }), 'sponsor')).toEqual([-30, 0]);
    expect(millions(called({ remedy: 'forfeiture' }), 'builder')).toEqual([-70, 50]);
  });

  it('is lent at 12 %: 30.3 is due of a share of 30, the rest of 0.3 a month later', () => {
    const run = called(
      { remedy: 'member-loan', rate: '12 %' },
      { served: { 2: 50e6, 3: -40e6, 4: -10e6 } },
    );
    expect(millions(run, 'sponsor')).toEqual([-30, 0]);
    expect(millions(run, 'builder')).toEqual([-70, 50]);
    expect(flow(run, 'sponsor')[3]).toBeCloseTo(6e6 - 0.303e6, 3);
    expect(flow(run, 'builder')[3]).toBeCloseTo(4e6 + 0.303e6, 3);
  });

  it('counts no part of what is not finished by the horizon, missed or paid', () => {
    const built = { unfinished: { 1: 20e6 } };
    const run = called({ remedy: 'dilution' }, built);
    expect(millions(run, 'sponsor')).toEqual([-24, 15]);
    expect(millions(run, 'builder')).toEqual([-56, 35]);
    const lent = called({ remedy: 'member-loan', rate: '12 %' }, built);
    // 24 of the 48 that it was called for is a loan, at 1 % a month
    expect(millions(lent, 'sponsor')).toEqual([-24, 5.76]);
  });

  it('leaves what owners pay in later to their shares', () => {
    const run = called({ remedy: 'dilution' }, { running: { 5: 10e6, 6: -10e6 } });
    expect(flow(run, 'sponsor')[5]).toBeCloseTo(-3e6, 3);
    expect(flow(run, 'builder')[5]).toBeCloseTo(-7e6, 3);
  });
});

describe('the value at the end', () => {
  const ends = (residual: Fields, mw: Record<number, number> = { 2: 10, 62: -10 }) =>
    dealOf(
      { project: { residual } },
      { works: { 1: 100e6 }, placed: { 1: 60e6 }, placedPower: { 1: 40e6 }, mw },
    );

  it('is paid to the project, and its guarantor makes it up', () => {
    const run = ends({ share: 0.1, guarantor: 'renter', guaranteed: 0.3 });
    expect(run.row(at('operations.residual'))[62]).toBeCloseTo(10e6, 3);
    expect(flow(run, 'renter')[62]).toBeCloseTo(-20e6, 3);
    expect(flow(run, 'builder')[62]).toBeCloseTo(30e6, 3);
    expect(total(run.row(at('operations.residual')))).toBeCloseTo(10e6, 3);
  });

  it('is that of a hall of a kilowatt too', () => {
    const run = ends({ share: 0.1 }, { 2: 0.001, 62: -0.001 });
    expect(run.row(at('operations.residual'))[62]).toBeCloseTo(10e6, 3);
  });

  it('comes in the last month of the cash flows where something runs until then', () => {
    const run = ends({ share: 0.1, guarantor: 'renter', guaranteed: 0.3 }, { 2: 10 });
    const last = run.row(at('operations.residual')).length - 1;
    expect(run.row(at('operations.residual'))[last]).toBeCloseTo(10e6, 3);
    expect(total(run.row(at('operations.residual')))).toBeCloseTo(10e6, 3);
    expect(flow(run, 'renter')[last]).toBeCloseTo(-20e6, 3);
    const justBefore = ends({ share: 0.1 }, { 2: 10, [last]: -10 });
    expect(justBefore.row(at('operations.residual'))[last]).toBeCloseTo(10e6, 3);
  });

  it('above what is guaranteed costs the guarantor nothing', () => {
    const run = ends({ share: 0.4, guarantor: 'renter', guaranteed: 0.3 });
    expect(total(flow(run, 'renter'))).toBe(0);
    expect(flow(run, 'builder')[62]).toBeCloseTo(40e6, 3);
  });
});

describe('a party', () => {
  it('has received over paid, and been out of pocket by the deepest point of its sum', () => {
    const run = dealOf(
      {},
      {
        works: { 1: 100e6 },
        placed: { 1: 100e6 },
        served: { 2: 60e6, 3: -60e6, 8: 50e6, 9: -50e6 },
        running: { 5: 80e6, 6: -80e6 },
      },
    );
    expect(run.scalar('parties.builder.multiple')).toBeCloseTo(110 / 180, 12);
    expect(run.scalar('parties.builder.peak')).toBeCloseTo(120e6, 3);
    expect(run.scalar('parties.sponsor.multiple')).toBe(0);
    expect(run.scalar('parties.sponsor.peak')).toBe(0);
  });
});

describe('what owners pay before the first month', () => {
  it('is paid by the company', () => {
    const run = dealOf(
      { rent: { late: { due: '2025-01-01', perMwMonth: '1 USD/MW-month' } } },
      { remedies: { 0: 7e6 }, works: { 0: 1e6 }, placed: { 0: 1e6 } },
    );
    expect(flow(run, 'builder')[0]).toBeCloseTo(-8e6, 6);
    expect(flow(run, 'renter')[0]).toBeCloseTo(7e6, 6);
  });
});
