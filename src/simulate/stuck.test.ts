import { describe, expect, it } from 'vitest';
import { hall, money, programme, stuck } from '../../tests/halls.ts';
import { dayAfter, type Fields } from '../../tests/programmes.ts';

describe('what a phase is stuck on', () => {
  const never = (name: string): Fields => ({ name, parties: ['builder'], never: 1, time: '1 day' });
  const agreements = { big: never('Big'), small: never('Small') };
  const on = (amount: number, agreement: string, more: Fields = {}): Fields =>
    money(amount, 0, { conditions: { agreements: [agreement] }, ...more });

  it('is what the largest sum that it lacks is conditional on, else the capital', () => {
    const phases = { free: hall(1, 0), a: hall(5, 100) };
    const there = money(80, 0);
    const capital = { there, big: on(19, 'big'), small: on(1, 'small') };
    expect(stuck(programme(phases, capital, { agreements }), 1)).toEqual({ 'agreement:big': 1 });
    expect(stuck(programme(phases, { there }), 1)).toEqual({ capital: 1 });
  });

  it('is the capital, too, when it is given up', () => {
    const phases = { a: hall(5, 100, { longStop: dayAfter(40) }) };
    expect(stuck(programme(phases, { equity: money(99, 0) }))).toEqual({ capital: 1 });
  });

  it.each([
    [70, 0, 'agreement:deal'],
    [10, 70, 'capital'],
  ])(
    'is what money comes too late for: a signature on day %i or its own day %i',
    (signed, day, cause) => {
      const phases = { a: hall(5, 100, { longStop: dayAfter(40) }) };
      const deal = { deal: { name: 'Deal', parties: ['sponsor'], time: `${signed} days` } };
      const equity = money(100, day, { conditions: { agreements: ['deal'] } });
      expect(stuck(programme(phases, { equity }, { agreements: deal }))).toEqual({ [cause]: 1 });
    },
  );

  it('is what the money of its package lacks, not that of another', () => {
    const install = {
      kind: 'chips',
      after: ['build'],
      duration: '3 days',
      gates: { funds: ['chips'] },
      cost: { package: 'chips', fixed: '900 USD' },
    };
    const phases = { a: hall(5, 100, { energised: 'install', activities: { install } }) };
    const only = (pack: string) => ({ for: { packages: [pack] } });
    const capital = {
      there: money(100, 0, only('facility')),
      spare: on(100, 'big', only('facility')),
      chips: on(900, 'small', only('chips')),
    };
    expect(stuck(programme(phases, capital, { agreements }))).toEqual({ 'agreement:small': 1 });
  });

  it('is not the money that has come, when its finish waits for what never happens', () => {
    const permit = { kind: 'permit', duration: '20 days' };
    const build = {
      kind: 'construction',
      after: ['prepare', 'permit FF'],
      duration: '10 days',
      gates: { funds: ['facility'] },
      cost: { fixed: '100 USD' },
    };
    const refused = {
      name: 'Refused',
      probability: 1,
      hits: [{ on: 's.a.permit', cancel: true }],
    };
    const phases = { a: hall(5, 0, { activities: { permit, build } }) };
    const parts = programme(phases, { equity: money(100, 80) }, { risks: { refused } });
    expect(stuck(parts)).toEqual({ 'risk:refused': 1 });
  });
});
