import type { Fact } from '../../evidence/index.ts';
import { addressOf, mentionsOf, type Programme, sourcesUsed } from '../../programme/index.ts';
import type { Evidence } from '../result.ts';

/** What the numbers of a programme rest on. */
export function evidenceOf(programme: Programme, facts: readonly Fact[]): Evidence {
  const numbers = mentionsOf(programme).flatMap((mention) =>
    mention.is === 'value'
      ? [{ path: mention.path, sources: mention.value.source ?? mention.covered ?? [] }]
      : [],
  );
  const judged = numbers.filter(({ sources }) => sources.includes('judgement'));
  const unsourced = numbers.filter(({ sources }) => sources.length === 0);
  const uses = Map.groupBy(sourcesUsed(programme), ({ id }) => id);
  return {
    values: numbers.length,
    sourced: numbers.length - judged.length - unsourced.length,
    judged: judged.length,
    unsourced: unsourced.map(({ path }) => addressOf(path)),
    facts: facts.map((fact) => ({
      id: fact.id,
      happened: fact.happened,
      known: fact.known,
      statement: fact.statement,
      publisher: fact.source.publisher,
      url: fact.source.url,
      confidence: fact.confidence,
      usedBy: uses.get(fact.id)?.length ?? 0,
    })),
    allowedHindsight: Object.entries(programme.hindsight.allow).map(([id, reason]) => ({
      id,
      reason,
    })),
  };
}
