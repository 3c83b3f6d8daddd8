import { describe, expect, it } from 'vitest';
import { dayOf } from '../units/index.ts';
import type { Fact } from './facts.ts';
import { checkHindsight } from './hindsight.ts';

const dataDate = dayOf('2025-07-21');
const late: Fact = {
  id: 'F-900',
  happened: '2025-09-23',
  precision: 'day',
  known: '2025-09-23',
  kind: 'site',
  parties: [],
  site: null,
  quantities: [],
  statement: 'Five more sites were named.',
  source: { publisher: 'someone', url: null, published: '2025-09-23' },
  confidence: 'high',
  supersededBy: null,
};
const early: Fact = { ...late, id: 'F-800', known: '2025-07-21' };
const where = 'sites.abilene.power';
const check = (id: string, allowed?: ReadonlyMap<string, string>) =>
  checkHindsight([{ id, where }], dataDate, [late, early], allowed);

describe('checkHindsight', () => {
  it('passes what was public on the data date', () => {
    expect(check('F-800')).toEqual([]);
    expect(check('cost.mw.abilene_phase1')).toEqual([]);
    expect(check('overrun.cost.flyvbjerg.it')).toEqual([]);
  });

  it('refuses a later fact', () => {
    expect(check('F-900')).toEqual([
      {
        id: 'F-900',
        where,
        code: 'hindsight',
        severity: 'error',
        fact: {
          en: 'the fact F-900 became known after the data date 2025-07-21: 2025-09-23',
          zh: '事实 F-900 公开的日期晚于数据截止日 2025-07-21：2025-09-23',
        },
        mend: {
          en: 'use evidence of the time or a judgement, or allow F-900 under hindsight.allow with a reason',
          zh: '请用当时的证据或判断，或在 hindsight.allow 下附理由准许 F-900',
        },
      },
    ]);
  });

  it('refuses a class published later, and one whose year may be later, in other words', () => {
    expect(check('sched.epoch.ramp_rate')[0]).toMatchObject({
      severity: 'error',
      fact: {
        en: 'the reference class sched.epoch.ramp_rate was published after the data date 2025-07-21: 2026-08-20',
      },
    });
    expect(check('cost.mw.cushman')[0]).toMatchObject({
      severity: 'error',
      fact: {
        en: 'the reference class cost.mw.cushman was published on a day that may be after the data date 2025-07-21: 2025',
      },
    });
  });

  it('refuses a class that describes a later time than its publication says', () => {
    expect(check('cost.power.ccgt.quotes')[0]?.fact.en).toBe(
      'the reference class cost.power.ccgt.quotes describes a time after the data date 2025-07-21: 2025-09',
    );
  });

  it('turns an allowed use into a note with the reason', () => {
    const allowed = new Map([['cost.mw.cushman', 'the guide came out in January 2025']]);
    expect(check('cost.mw.cushman', allowed)).toMatchObject([
      { code: 'hindsight', severity: 'info', mend: { en: 'the guide came out in January 2025' } },
    ]);
  });

  it('names the nearest id for an unknown one', () => {
    expect(check('cost.mw.cushmann')).toMatchObject([
      { code: 'unknown-evidence', severity: 'error', nearest: 'cost.mw.cushman' },
    ]);
    expect(check('F-80')[0]?.nearest).toBe('F-800');
    expect(check('zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz')[0]?.nearest).toBeUndefined();
  });
});
