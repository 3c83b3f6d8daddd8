import type { Result } from './result.ts';

/** Names of phases by id. Those that share a name at their site are numbered: `launch centre (2/5)`. */
export function phaseNames({ phases }: Result): ReadonlyMap<string, string> {
  return new Map(
    [...Map.groupBy(phases, ({ site, name }) => JSON.stringify([site, name])).values()].flatMap(
      (alike) =>
        alike.map(({ id, name }, i): [string, string] => [
          id,
          alike.length === 1 ? name : `${name} (${i + 1}/${alike.length})`,
        ]),
    ),
  );
}
