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

/** The first two scopes and everything, as a short answer speaks of them. */
export const leadScopes = (result: Result): readonly ScopeResult[] =>
  distinctScopes(result).filter(
    (scope) =>
      result.scopes.indexOf(scope) < 2 || result.scopes.indexOf(scope) === result.scopes.length - 1,
  );

/** The scopes, those of the same sites once, by the name that comes first. */
export function distinctScopes({ scopes }: Result): readonly ScopeResult[] {
  const sites = scopes.map(sitesOf);
  return scopes.filter((_, i) => sites.indexOf(sites[i] ?? '') === i);
}

/** The scopes of exactly the sites of one, itself among them. */
export const sameScopes = ({ scopes }: Result, scope: ScopeResult): readonly ScopeResult[] =>
  scopes.filter((other) => sitesOf(other) === sitesOf(scope));

const sitesOf = ({ sites }: ScopeResult): string => sites.toSorted().join();
