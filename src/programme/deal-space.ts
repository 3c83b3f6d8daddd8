import type { Programme } from './schema/programme.ts';

/** A choice of options, by term; terms that are left out are open. */
export type Choice = Readonly<Record<string, string>>;

/** The first exclusion, by its place in the list, that a choice breaks; -1 for none. An implication binds once both sides are settled. */
export function brokenExclusion(
  { exclusions }: Pick<Programme, 'exclusions'>,
  chosen: Choice,
): number {
  return exclusions.findIndex((e) =>
    'not' in e ? has(chosen, e.not) : has(chosen, e.if) && contradicts(chosen, e.needs),
  );
}

// asked of every combination of options: nothing is made on the way
function has(chosen: Choice, some: Choice): boolean {
  for (const term in some) if (chosen[term] !== some[term]) return false;
  return true;
}

function contradicts(chosen: Choice, needs: Choice): boolean {
  for (const term in needs)
    if (chosen[term] !== undefined && chosen[term] !== needs[term]) return true;
  return false;
}

/** Combinations of options before exclusions. */
export const combinations = ({ terms }: Pick<Programme, 'terms'>): number =>
  Object.values(terms).reduce((product, { options }) => product * Object.keys(options).length, 1);

/**
 * Calls with every combination of options that no exclusion forbids, the last term changing
 * fastest, until the answer is false. The object is reused.
 */
export function eachDeal(
  programme: Pick<Programme, 'terms' | 'exclusions'>,
  visit: (chosen: Choice) => boolean,
  fixed: Choice = {},
): boolean {
  const terms = Object.entries(programme.terms).map(
    ([id, { options }]) =>
      [id, fixed[id] === undefined ? Object.keys(options) : [fixed[id]]] as const,
  );
  const chosen: Record<string, string> = {};
  const from = (level: number): boolean => {
    const term = terms[level];
    if (term === undefined) return visit(chosen);
    const [id, options] = term;
    for (const option of options) {
      chosen[id] = option;
      const admissible = brokenExclusion(programme, chosen) < 0;
      if (admissible && !from(level + 1)) return false;
    }
    delete chosen[id];
    return true;
  };
  return from(0);
}
