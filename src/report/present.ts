import type { Result, ScopeResult } from './result.ts';
import { type Language, wordsOf } from './words/index.ts';

/** The id of the scope that holds every site. */
const ALL = 'all';

/**
 * The same result in the order and the words of a reader: named scopes first, everything last,
 * and what the engine names itself in the reader's language. Doing it twice changes nothing.
 * `date` writes an ISO day.
 */
export function presented(
  result: Result,
  language: Language,
  date: (iso: string) => string = (iso) => iso,
): Result {
  const words = wordsOf(language);
  const scopes = [
    ...result.scopes.filter(({ id }) => id !== ALL),
    ...result.scopes.filter(({ id }) => id === ALL),
  ].map(
    (scope): ScopeResult => ({
      ...scope,
      name: scope.id === ALL ? words.everything : scope.name,
      joint: { ...scope.joint, of: words.joint(scope.joint.of) },
    }),
  );
  const place = new Map(scopes.map(({ id }, i) => [id, i]));
  const names = new Map(scopes.map(({ id, name }) => [id, name]));
  const analyses = result.analyses
    .map((analysis) => {
      const { name, unit, scope, by } = analysis.outcome;
      const write = unit === 'MW' ? words.outcome.mw : words.outcome.usd;
      const known = names.get(scope);
      const shown = known === undefined ? name : write(known, date(by));
      return { ...analysis, outcome: { ...analysis.outcome, name: shown }, scope };
    })
    .toSorted((a, b) => (place.get(a.scope) ?? 0) - (place.get(b.scope) ?? 0))
    .map(({ outcome, tornado, exclusion }) => ({ outcome, tornado, exclusion }));
  return { ...result, scopes, analyses };
}

/** The scopes that a short answer speaks of: the first two and everything, those of the same sites once. */
export function leadScopes({ scopes }: Result): readonly ScopeResult[] {
  const sites = scopes.map((scope) => scope.sites.toSorted().join());
  return scopes.filter(
    (_, i) => (i < 2 || i === scopes.length - 1) && sites.indexOf(sites[i] ?? '') === i,
  );
}
