import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../units/index.ts';
import type { DatedFlow } from './dated-flows.ts';
import { dayCounts, yearFraction } from './day-count.ts';
import { irr } from './irr.ts';
import { xirr } from './xirr.ts';
import { xnpv } from './xnpv.ts';

const on = (iso: string, amount: number): DatedFlow => ({ day: dayOf(iso), amount });
const between = (count: (typeof dayCounts)[number], from: string, to: string) =>
  yearFraction(count, dayOf(from), dayOf(to));

describe('day counts', () => {
  it.each([
    ['2003-11-01', '2004-05-01', 0.497724380567],
    ['1999-02-01', '1999-07-01', 0.41095890411],
    ['1999-07-01', '2000-07-01', 1.0013773486],
    ['2002-08-15', '2003-07-15', 0.915068493151],
    ['2003-07-15', '2004-01-15', 0.504004790778],
    ['1999-07-30', '2000-01-30', 0.503892506924],
    ['2000-01-30', '2000-06-30', 0.415300546448],
  ])(
    'actual/actual ISDA, memorandum "EMU and market conventions" (1998): %s to %s',
    (from, to, years) => {
      expect(between('act/act-isda', from, to)).toBeCloseTo(years, 10);
    },
  );

  it.each([
    ['2003-12-29', '2004-01-31', 31, 32, 33],
    ['2003-12-30', '2004-01-31', 30, 30, 32],
    ['2003-12-31', '2004-01-31', 30, 30, 31],
    ['2004-01-01', '2004-01-31', 29, 30, 30],
    ['2003-12-29', '2004-02-01', 32, 32, 34],
    ['2003-12-30', '2004-02-01', 31, 31, 33],
    ['2003-12-31', '2004-02-01', 31, 31, 32],
    ['2004-01-01', '2004-02-01', 30, 30, 31],
  ])("Eagle's comparison of ISMA, NASD and actual days: %s to %s", (from, to, isma, nasd, days) => {
    expect(between('30e/360', from, to) * 360).toBeCloseTo(isma, 10);
    expect(between('30/360us', from, to) * 360).toBeCloseTo(nasd, 10);
    expect(between('act/360', from, to) * 360).toBeCloseTo(days, 10);
    expect(between('act/365f', from, to) * 365).toBeCloseTo(days, 10);
  });

  it.each([
    ['2006-08-20', '2007-02-20', 180],
    ['2006-08-31', '2007-02-28', 178],
    ['2007-02-28', '2007-08-31', 180],
    ['2007-08-31', '2008-02-29', 179],
    ['2006-01-31', '2006-02-28', 28],
    ['2006-02-28', '2006-03-03', 3],
    ['2006-09-30', '2006-10-31', 30],
    ['2008-02-28', '2008-08-31', 183],
    ['2007-02-26', '2008-02-29', 363],
    ['2008-02-29', '2009-02-28', 360],
    ['2008-02-28', '2008-03-31', 33],
  ])("30/360 US as in QuantLib's suite: %s to %s", (from, to, days) => {
    expect(between('30/360us', from, to) * 360).toBeCloseTo(days, 10);
  });

  it('turn their sign with the order of the days', () => {
    const day = fc.integer({ min: 0, max: 40_000 });
    fc.assert(
      fc.property(day, day, fc.constantFrom(...dayCounts), (a, b, count) => {
        expect(yearFraction(count, b, a)).toBeCloseTo(-yearFraction(count, a, b), 12);
        expect(Math.abs(yearFraction(count, a, b) - (b - a) / 365.25)).toBeLessThan(
          0.02 + Math.abs(b - a) * 5e-5,
        );
      }),
    );
  });
});

const documented = [
  on('2008-01-01', -10_000),
  on('2008-03-01', 2_750),
  on('2008-10-30', 4_250),
  on('2009-02-15', 3_250),
  on('2009-04-01', 2_750),
];

describe('xirr and xnpv', () => {
  it('spreadsheet documentation of XIRR: 37.336253 %', () => {
    const found = xirr(documented);
    expect(found.kind).toBe('one');
    expect(found.rates[0]).toBeCloseTo(0.373362534, 8);
  });

  it('spreadsheet documentation of XNPV: 2,086.65 at 9 %', () => {
    expect(xnpv(0.09, documented)).toBeCloseTo(2086.647602, 5);
  });

  it('is zero at the rate, in any order of the flows', () => {
    const rate = xirr([...documented].reverse()).rates[0];
    expect(xnpv(rate ?? Number.NaN, documented)).toBeCloseTo(0, 8);
  });

  it('on days 365 apart equals irr, several rates too', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 12 }),
        fc.integer({ min: 0, max: 20_000 }),
        (flows, start) => {
          const yearly = irr(flows);
          const dated = xirr(flows.map((amount, i) => ({ day: start + 365 * i, amount })));
          // where two rates nearly fall together, rounding decides
          if (yearly.touching.length + dated.touching.length > 0) return;
          expect(dated.kind).toBe(yearly.kind);
          dated.rates.forEach((rate, i) => {
            expect(Math.abs(rate - yearly.rates[i]!)).toBeLessThan(1e-6 * (1 + rate));
          });
        },
      ),
    );
  });

  it('two rates on days: -100, 230, -132 a year apart', () => {
    const found = xirr([on('2021-01-01', -100), on('2022-01-01', 230), on('2023-01-01', -132)]);
    expect(found.rates.map((rate) => Math.round(rate * 1e9) / 1e9)).toEqual([0.1, 0.2]);
  });

  it('moved as a whole by days nothing changes, by years only through leap days', () => {
    const base = xirr(documented).rates[0]!;
    const moved = (days: number) =>
      xirr(documented.map(({ day, amount }) => ({ day: day + days, amount }))).rates[0]!;
    expect(moved(10 * 365)).toBeCloseTo(base, 13);
    const isda = (years: number) =>
      xirr(
        documented.map(({ day, amount }) => ({ day: day + years * 365.25, amount })),
        'act/act-isda',
      ).rates[0]!;
    // four years bring the same leap days round again
    expect(isda(4)).toBeCloseTo(isda(0), 13);
    expect(Math.abs(isda(1) - isda(0))).toBeGreaterThan(1e-6);
  });

  it('adds up flows of one day and refuses days that are not finite', () => {
    const split = [on('2008-01-01', -4_000), on('2008-01-01', -6_000), ...documented.slice(1)];
    expect(xirr(split)).toEqual(xirr(documented));
    expect(xirr([]).kind).toBe('none');
    expect(() => xirr([{ day: Infinity, amount: 1 }])).toThrow('day of flow 0');
  });
});
