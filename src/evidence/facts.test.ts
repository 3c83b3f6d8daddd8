import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { dayOf } from '../units/index.ts';
import { asOf } from './asOf.ts';
import { type Fact, parseFacts } from './facts.ts';
import { lateSources } from './late-sources.ts';

const file = new URL('../../cases/stargate-2025-07/facts.yaml', import.meta.url);
const raw: unknown = parse(readFileSync(file, 'utf8'));

function stargate(): readonly Fact[] {
  const parsed = parseFacts(raw);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.facts;
}

describe('the facts of the Stargate case', () => {
  const facts = stargate();

  it('are 57, all known on the data date', () => {
    expect(facts).toHaveLength(57);
    expect(asOf(facts, dayOf('2025-07-21')).facts).toHaveLength(57);
  });

  it('name no site that was not public', () => {
    expect(facts.find((fact) => fact.id === 'ART-06')?.site).toBe('ohio');
    expect(new Set(facts.map((fact) => fact.site))).toEqual(
      new Set(['abilene', 'denton', 'milam', 'ohio', 'uae', null]),
    );
  });

  it('state each conflict from both sides', () => {
    const byId = new Map(facts.map((fact) => [fact.id, fact]));
    for (const fact of facts) {
      for (const other of fact.conflictsWith ?? []) {
        expect(byId.get(other)?.conflictsWith).toContain(fact.id);
      }
    }
  });

  it('list the accounts that disagree', () => {
    const pairs = asOf(facts, dayOf('2025-07-21')).conflicts.map((c) => [c.fact, c.other]);
    expect(pairs).toEqual([
      ['F-003', 'ART-01'],
      ['F-007', 'ART-07'],
      ['F-008', 'ART-03'],
      ['F-009', 'F-011'],
      ['F-024', null],
      ['F-032', 'ART-13'],
      ['ART-08', 'ART-09'],
    ]);
  });

  it('warn of sources younger than the fact', () => {
    const late = lateSources(facts);
    const uae = late.find((entry) => entry.id === 'F-028');
    expect(uae).toMatchObject({ known: '2025-05-22', published: '2025-10-16', certain: true });
    expect(uae?.text.en).toBe(
      'the source cited for F-028 was published after the fact became known (2025-05-22): 2025-10-16',
    );
    expect(late.find((entry) => entry.id === 'ART-12')?.certain).toBe(false);
    expect(late.some((entry) => entry.id === 'F-003')).toBe(false);
  });
});

describe('parseFacts', () => {
  const [first, second] = stargate();

  it('refuses an unknown key, a wrong date and a wrong kind in one pass', () => {
    const bad = { ...first, knwon: '2025', known: '2025-02-30', kind: 'rumour' };
    const parsed = parseFacts({ facts: [bad] });
    const paths = parsed.ok ? [] : parsed.problems.map((problem) => problem.path.join('.'));
    expect(paths.sort()).toEqual(['facts.0', 'facts.0.kind', 'facts.0.known']);
  });

  it('says which date does not exist', () => {
    const parsed = parseFacts({ facts: [{ ...first, known: '2025-02-30' }] });
    expect(parsed.ok ? '' : parsed.problems[0]?.fact.en).toBe(
      'no such date: 2025-02-30; write 2025-07-21, 2025-07 or 2025',
    );
  });

  it('finds double ids, dangling ids and facts that refer to themselves', () => {
    const bad = [
      { ...first, supersededBy: first?.id },
      { ...second, id: first?.id, conflictsWith: ['F-999'] },
    ];
    const parsed = parseFacts({ facts: bad });
    expect(parsed.ok ? [] : parsed.problems.map((problem) => problem.path.join('.'))).toEqual([
      'facts.1.id',
      'facts.0.supersededBy',
      'facts.1.conflictsWith.0',
    ]);
  });

  it('finds facts that replace one another in a circle, of which none would be left', () => {
    const round = [
      { ...first, supersededBy: second?.id, conflictsWith: [] },
      { ...second, supersededBy: first?.id, conflictsWith: [] },
    ];
    const parsed = parseFacts({ facts: round });
    expect(parsed.ok ? [] : parsed.problems.map(({ fact }) => fact.en)).toEqual([
      `facts replace one another in a circle: ${first?.id} → ${second?.id} → ${first?.id}`,
    ]);
  });
});
