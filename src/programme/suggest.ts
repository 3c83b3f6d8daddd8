import { nearestName } from '../units/index.ts';

/** Longer names are nobody's slip of the pen, and comparing them takes long. */
const LONGEST = 80;

/** The known name most like one that is not known, ready to be spread into a finding. */
export function suggest(name: string, known: Iterable<string>): { readonly nearest?: string } {
  const nearest = name.length > LONGEST ? undefined : nearestName(name, known);
  return nearest === undefined ? {} : { nearest };
}
