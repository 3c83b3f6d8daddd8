import { describe, expect, it } from 'vitest';
import type { Fields } from '../../../tests/programmes.ts';
import { dealOf, each } from '../testing/one-project.ts';

const at = (line: string) => `projects.deal.returns.${line}`;

describe('levelised cost', () => {
  const happens = { works: each(1, 10, 1e6), placed: { 10: 10e6 }, mw: { 11: 20, 131: -20 } };
  const levelised = (project: Fields) => dealOf({ project }, happens).scalar(at('per-mw-month'));

  it('counts the fee of the developer as a cost of construction', () => {
    const fee = { to: 'sponsor', share: '5 %' };
    expect(levelised({ fee }) / levelised({})).toBeCloseTo(1.05, 12);
  });
});
