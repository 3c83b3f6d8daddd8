import { describe, expect, it } from 'vitest';
import { dayOf } from '../units/index.ts';
import { asOf } from './asOf.ts';
import type { Fact } from './facts.ts';

function fact(id: string, known: string, more: Partial<Fact> = {}): Fact {
  return {
    id,
    happened: known,
    precision: 'day',
    known,
    kind: 'claim',
    parties: [],
    site: null,
    quantities: [],
    statement: `statement of ${id}`,
    source: { publisher: `publisher of ${id}`, url: null, published: known },
    confidence: 'high',
    supersededBy: null,
    ...more,
  };
}

describe('asOf', () => {
  const facts = [
    fact('old', '2025-01-10', { supersededBy: 'new' }),
    fact('new', '2025-03-10', { conflictsWith: ['other'] }),
    fact('other', '2025-05', { conflictsWith: ['new'] }),
  ];
  const ids = (day: string) => asOf(facts, dayOf(day)).facts.map((known) => known.fact.id);

  it('shows a fact from the day it became known', () => {
    expect(ids('2025-01-09')).toEqual([]);
    expect(ids('2025-01-10')).toEqual(['old']);
  });

  it('shows that a fact is replaced only once the newer one is known', () => {
    const replaced = (day: string) => asOf(facts, dayOf(day)).facts[0]?.supersededBy;
    expect(replaced('2025-03-09')).toBe(null);
    expect(replaced('2025-03-10')).toBe('new');
  });

  it('takes a month as its last day', () => {
    expect(ids('2025-05-30')).toEqual(['old', 'new']);
    expect(ids('2025-05-31')).toEqual(['old', 'new', 'other']);
  });

  it('lists a conflict once, and only when both sides are known', () => {
    expect(asOf(facts, dayOf('2025-05-30')).conflicts).toEqual([]);
    expect(asOf(facts, dayOf('2025-05-31')).conflicts).toEqual([
      {
        fact: 'new',
        other: 'other',
        publisher: 'publisher of other',
        statement: 'statement of other',
      },
    ]);
  });
});
