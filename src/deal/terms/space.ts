import { type Choice, eachDeal, type Patch, type Programme } from '../../programme/index.ts';

/** One way to settle a term. */
export interface OptionRow {
  readonly id: string;
  readonly name: string;
  readonly patches: readonly Patch[];
  /** Party -> why it signs no deal with the option at any price. */
  readonly refusedBy: Readonly<Record<string, string>>;
}

export interface TermRow {
  readonly id: string;
  readonly question: string;
  readonly options: readonly OptionRow[];
  /** Option on the table, -1 when the term is open. */
  readonly current: number;
}

/** What is negotiated, in the order of the file. */
export type Space = readonly TermRow[];

/** A deal as an option by term, -1 for a term that stays open. */
export type Deal = Int8Array;

export function spaceOf(programme: Programme): Space {
  return Object.entries(programme.terms).map(([id, term]) => {
    const options = Object.entries(term.options).map(([option, { name, patch, refusedBy }]) => ({
      id: option,
      name,
      patches: patch,
      refusedBy,
    }));
    return {
      id,
      question: term.question,
      options,
      current: options.findIndex((option) => option.id === term.current),
    };
  });
}

/** All deals that the exclusions allow, the last term changing fastest. */
export function admissibleDeals(programme: Programme, space: Space): readonly Deal[] {
  const deals: Deal[] = [];
  eachDeal(programme, (chosen) => {
    deals.push(dealOf(space, chosen));
    return true;
  });
  return deals;
}

/** A deal from options by name; terms that are not named are as on the table, or open with `open`. */
export function dealOf(space: Space, chosen: Choice, open = true): Deal {
  return Int8Array.from(space, ({ id, options, current }) => {
    const option = chosen[id];
    if (option === undefined) return open ? -1 : current;
    return options.findIndex((o) => o.id === option);
  });
}

/** The names of a deal's options by term; open terms are left out. */
export const choiceOf = (space: Space, deal: Deal): Choice =>
  Object.fromEntries(
    space.flatMap(({ id, options }, t) => {
      const option = options[deal[t]!];
      return option === undefined ? [] : [[id, option.id]];
    }),
  );

/** What is on the table today. */
export const currentSheet = (space: Space): Deal => Int8Array.from(space, ({ current }) => current);

/** The changes to the programme that a deal makes, in the order of the terms. */
export const patchesOf = (space: Space, deal: Deal): readonly Patch[] =>
  space.flatMap(({ options }, t) => options[deal[t]!]?.patches ?? []);

export const dealKey = (deal: Deal): string => deal.join(',');
