import type { Result } from '../../src/report/index.ts';

/** A result without cash flows, with all that only these can tell as another result has it. */
export function withMoneyOf(result: Result, money: Result): Result {
  const { ladder, ladderTotal, parties, cashMonths, projects } = money;
  const { sourcesEqualUses } = money.checks;
  const claims = new Map(result.claims.map((claim) => [claim.id, claim]));
  return {
    ...result,
    ladder,
    ladderTotal,
    parties,
    cashMonths,
    projects,
    checks: { ...result.checks, sourcesEqualUses },
    claims: money.claims.map((claim) => claims.get(claim.id) ?? claim),
    scopes: result.scopes.map((scope) => {
      const old = money.scopes.find(({ id }) => id === scope.id);
      if (old === undefined) return scope;
      const { revenue, operatingCost } = old.monthly;
      const { lateRemedies, revenueForegone } = old.delay;
      return {
        ...scope,
        monthly: { ...scope.monthly, revenue, operatingCost },
        delay: { ...scope.delay, lateRemedies, revenueForegone },
      };
    }),
  };
}

/** Claims that the result without cash flows does not answer. */
export const unanswered = (result: Result, money: Result): readonly string[] => {
  const known = new Set(result.claims.map(({ id }) => id));
  return money.claims.flatMap(({ id }) => (known.has(id) ? [] : [id]));
};
