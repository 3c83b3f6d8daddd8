import { type DateSpan, type Day, dateSpan } from '../units/index.ts';
import type { Fact } from './facts.ts';

/** A fact as it stood on the day of the view. */
export interface KnownFact {
  readonly fact: Fact;
  /** Id of the fact that replaces it, if that one was known too. */
  readonly supersededBy: string | null;
}

/** Two accounts that disagree: two facts, or a fact and a rival account noted in it. */
export interface Conflict {
  readonly fact: string;
  readonly other: string | null;
  readonly publisher: string;
  readonly statement: string;
}

/** What was known on a day. */
export interface KnownView {
  readonly day: Day;
  /** In the order of the file. */
  readonly facts: readonly KnownFact[];
  /** Each pair once; `publisher` and `statement` are those of the other side. */
  readonly conflicts: readonly Conflict[];
}

/**
 * The days that a date text may mean.
 * @throws RangeError when there is no such date.
 */
export function spanOf(text: string): DateSpan {
  const span = dateSpan(text);
  if (span === undefined) throw new RangeError(`no such date: ${text}`);
  return span;
}

/** The day by which all facts were known; undefined without facts. */
export const lastKnown = (facts: readonly Fact[]): Day | undefined =>
  facts.length === 0 ? undefined : Math.max(...facts.map(({ known }) => spanOf(known).last));

/**
 * The view on a day: facts whose last possible day of becoming known is not after it.
 * Nothing that came later shows, neither a fact nor that it replaces or contradicts one.
 */
export function asOf(facts: readonly Fact[], day: Day): KnownView {
  const known = facts.filter((fact) => spanOf(fact.known).last <= day);
  const byId = new Map(known.map((fact) => [fact.id, fact]));
  return {
    day,
    facts: known.map((fact) => ({
      fact,
      supersededBy:
        fact.supersededBy !== null && byId.has(fact.supersededBy) ? fact.supersededBy : null,
    })),
    conflicts: conflictsOf(known, byId),
  };
}

function conflictsOf(known: readonly Fact[], byId: ReadonlyMap<string, Fact>): Conflict[] {
  const paired = new Set<string>();
  return known.flatMap((fact) => {
    const others = (fact.conflictsWith ?? []).flatMap((id) => {
      const other = byId.get(id);
      const key = [fact.id, id].sort().join(' ');
      if (other === undefined || paired.has(key)) return [];
      paired.add(key);
      const { source, statement } = other;
      return [{ fact: fact.id, other: id, publisher: source.publisher, statement }];
    });
    const rivals = (fact.rivals ?? []).map(({ publisher, statement }) => ({
      fact: fact.id,
      other: null,
      publisher,
      statement,
    }));
    return [...others, ...rivals];
  });
}
