import { expect, test } from 'vitest';
import type { Dimension } from './dimension.ts';
import { parseQuantity } from './parse-quantity.ts';

const mendOf = (text: string, dimension: Dimension) => {
  const read = parseQuantity(text, dimension);
  return read.ok ? read.value : read.mend.en;
};

test.each([
  ['700.000.000 USD', 'write 700,000,000 USD'],
  ['700 000 000 USD', 'write 700,000,000 USD'],
  ["700'000 USD", 'write 700,000 USD'],
  ['700,5m USD', 'write 700.5m USD'],
  ['700m EUR', 'convert it to US dollars'],
  ['€700m', 'convert it to US dollars'],
  ['300m - 400m USD', 'write { uniform: [300m USD, 400m USD] } or { p10, p50, p90 }'],
  ['about 30bn USD', 'write 30bn USD or { p10, p50, p90 }'],
  ['７００m USD', 'write 700m USD'],
])('money written %s', (text, mend) => {
  expect(mendOf(text, 'money')).toBe(mend);
});

test.each([
  ['40 \u041cW', 'type it again with Latin letters'],
  ['40–50 MW', 'write { uniform: [40 MW, 50 MW] } or { p10, p50, p90 }'],
  ['40 to 50 MW', 'write { uniform: [40 MW, 50 MW] } or { p10, p50, p90 }'],
  ['~40 MW', 'write 40 MW or { p10, p50, p90 }'],
])('power written %s', (text, mend) => {
  expect(mendOf(text, 'power')).toBe(mend);
});

test('cents are told in dollars', () => {
  expect(mendOf('4.5 c/kWh', 'money/energy')).toBe('write 0.045 USD/kWh');
  expect(mendOf('12 cents/kWh', 'money/energy')).toBe('write 0.12 USD/kWh');
});

test('m is a million, not months', () => {
  expect(mendOf('6m', 'duration')).toBe('write 6 months');
});

test('what is right stays as it was read', () => {
  expect(mendOf('1,234.5 MW', 'power')).toBe(1234.5);
  expect(mendOf('-3 d', 'duration')).toBe(-3);
  expect(mendOf('12.5 %', 'share')).toBe(0.125);
  expect(mendOf('12 parsecs', 'duration')).toBe('write duration such as 18 months, 3 weeks, 10 d');
});

test.each([
  ['21.07.2025', 'write 2025-07-21'],
  ['2025-7-21', 'write 2025-07-21'],
  ['2025/07/21', 'write 2025-07-21'],
  ['12/31/2027', 'write 2027-12-31'],
  ['31/12/2027', 'write 2027-12-31'],
  ['03/04/2027', 'write 2027-04-03 or 2027-03-04'],
  ['21 July 2025', 'write 2025-07-21'],
  ['July 21, 2025', 'write 2025-07-21'],
  ['21-Jul-2025', 'write 2025-07-21'],
  ['31.02.2027', 'write a date such as 2025-07-21, 2025-07, 2025-Q3'],
  ['2025-02-30', 'write a date such as 2025-07-21, 2025-07, 2025-Q3'],
])('a date written %s', (text, mend) => {
  expect(mendOf(text, 'date')).toBe(mend);
});
