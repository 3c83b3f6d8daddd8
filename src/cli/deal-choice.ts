import type { Choice, Programme } from '../programme/index.ts';
import { nearestName } from '../units/index.ts';
import { exitCodes, Refusal } from './refusal.ts';
import type { World } from './world.ts';

/**
 * Reads what --deal says: the name of a deal, or options joined by commas, each by its id or as
 * `term=option` where several terms have that id. Terms that are not named stay as on the table.
 * @throws Refusal when there is no such deal or option, or more than one, or two of one term.
 */
export function dealChoice(world: World, { terms, deals }: Programme, text: string): Choice {
  const named = deals[text];
  if (named !== undefined) return named;
  const { refused } = world.words;
  const chosen: Record<string, string> = {};
  for (const part of text.split(',').map((p) => p.trim())) {
    const [before = '', after] = part.split('=');
    const option = after ?? before;
    const found = Object.entries(terms).filter(
      ([term, { options }]) =>
        Object.hasOwn(options, option) && (after === undefined || term === before),
    );
    const [first] = found;
    if (first === undefined) {
      const known = [
        ...Object.keys(deals),
        ...Object.values(terms).flatMap(({ options }) => Object.keys(options)),
      ];
      throw new Refusal(refused.unknownOption(part, nearestName(option, known)), exitCodes.usage);
    }
    if (found.length > 1)
      throw new Refusal(
        refused.whichTerm(
          part,
          found.map(([term]) => `${term}=${option}`),
        ),
        exitCodes.usage,
      );
    const [term] = first;
    const other = chosen[term];
    if (other !== undefined && other !== option)
      throw new Refusal(refused.twoOptions(term, [other, option]), exitCodes.usage);
    chosen[term] = option;
  }
  return chosen;
}
