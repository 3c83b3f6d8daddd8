import { expect, it } from 'vitest';
import { apart } from './apart.ts';

it('isolates names that run from right to left, with what stands between their words', () => {
  expect(apart('مركز بيانات — الرياض: 270 MW of 270 MW')).toBe(
    '\u2068مركز بيانات — الرياض\u2069: 270 MW of 270 MW',
  );
  expect(apart('Agreement “שלום 5 עולם” and مر… 2.6 bn USD')).toBe(
    'Agreement “\u2068שלום 5 עולם\u2069” and \u2068مر…\u2069 2.6 bn USD',
  );
  expect(apart('Abilene: 442 MW · 到2029年底')).toBe('Abilene: 442 MW · 到2029年底');
});
