import type { Result } from '../../src/report/index.ts';
import type { Topic } from '../../src/run/index.ts';

/** A result that does not tell of some topics, with what an earlier one tells of them. */
export function withTopicsOf(result: Result, earlier: Result, missing: readonly Topic[]): Result {
  const from = (topic: Topic): Result => (missing.includes(topic) ? earlier : result);
  const money = from('money');
  const claims = new Map(result.claims.map((claim) => [claim.id, claim]));
  return {
    ...result,
    ladder: money.ladder,
    ladderTotal: money.ladderTotal,
    claims: money.claims.map((claim) => claims.get(claim.id) ?? claim),
    scopes: result.scopes.map((scope) => {
      const at = (topic: Topic) => sameIn(from(topic).scopes, scope);
      const { revenue, operatingCost } = at('money').monthly;
      const { dataCentres, need, committed, jobs } = at('tables').monthly;
      return {
        ...scope,
        attribution: at('obstacles').attribution,
        monthly: {
          ...scope.monthly,
          ...{ dataCentres, spent: at('spending').monthly.spent, need, committed, jobs },
          ...{ revenue, operatingCost },
        },
        peakNeed: at('money').peakNeed,
        unfundedNeed: at('money').unfundedNeed,
        joint: at('obstacles').joint,
        delay: at('money').delay,
      };
    }),
    sites: result.sites.map((site) => {
      const at = (topic: Topic) => sameIn(from(topic).sites, site);
      return {
        ...site,
        firstEnergised: at('schedule').firstEnergised,
        attribution: at('obstacles').attribution,
        mw: at('schedule').mw,
        spent: at('tables').spent,
      };
    }),
    phases: from('schedule').phases.map((phase) => {
      const { attribution, activities } = sameIn(from('activities').phases, phase);
      return { ...phase, attribution, activities };
    }),
    parties: money.parties,
    projects: money.projects,
    analyses: from('obstacles').analyses.map((analysis) => {
      const same = from('exclusions').analyses.find(
        ({ outcome }) => outcome.id === analysis.outcome.id,
      );
      return { ...analysis, exclusion: same?.exclusion ?? analysis.exclusion };
    }),
    checks: money.checks,
    evidence: from('evidence').evidence,
  };
}

/** The same thing in another result, if that has it. */
const sameIn = <T extends { readonly id: string }>(list: readonly T[], one: T): T =>
  list.find(({ id }) => id === one.id) ?? one;

/** Claims that a result without cash flows does not answer. */
export const unanswered = (result: Result, earlier: Result): readonly string[] => {
  const known = new Set(result.claims.map(({ id }) => id));
  return earlier.claims.flatMap(({ id }) => (known.has(id) ? [] : [id]));
};
