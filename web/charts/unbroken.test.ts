import { expect, it } from 'vitest';
import { unbroken } from './unbroken.ts';

it('keeps numbers with their units, and breaks elsewhere', () => {
  expect(unbroken('from -1.5 bn USD to 3 bn USD')).toBe(
    'from -1.5\u00a0bn\u00a0USD to 3\u00a0bn\u00a0USD',
  );
  expect(unbroken('442 MW of 13.4 GW, 17 % of it')).toBe(
    '442\u00a0MW of 13.4\u00a0GW, 17\u00a0% of it',
  );
  expect(unbroken('到2029年底累计支出82.9亿美元，规划8.3吉瓦')).toBe(
    '到2029\u2060年底累计支出82.9\u2060亿\u2060美\u2060元，规划8.3\u2060吉\u2060瓦',
  );
  expect(unbroken('27 mixed claims, 3 bonds')).toBe('27 mixed claims, 3 bonds');
});
