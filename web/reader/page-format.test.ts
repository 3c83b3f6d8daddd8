import { expect, it } from 'vitest';
import { sampleResult } from '../../tests/sample-result.ts';
import { pageFormat } from './page-format.ts';

const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

it('writes the money of a column in one unit', () => {
  const amounts = [1.8e9, -974.5e6, 12.4e6, 0];
  const write = pageFormat('en', sampleResult, []).moneyLike(amounts);
  expect(amounts.map(write).map(spaced)).toEqual([
    '1.8 bn USD',
    '−1.0 bn USD',
    '0.01 bn USD',
    '0 USD',
  ]);
  // none of them reads as nothing
  expect(spaced(write(12_300))).toBe('12.3 k USD');
  const zh = pageFormat('zh', sampleResult, []).moneyLike([114.1e8, 9382.9e4]);
  expect(zh(9382.9e4)).toBe('0.9亿美元');
  expect(zh(4567e8)).toBe('4567.0亿美元');
});

it('says of a day that does not come that it is after the horizon', () => {
  expect(pageFormat('en', sampleResult, []).day(Number.POSITIVE_INFINITY)).toMatch(
    /^after 20\d\d$/,
  );
});
