import { type Estimates, wished } from '../deal/index.ts';
import type { DealTable, OwnGroup } from './deal-table.ts';

/** Most trials of deals near the sheet and of those that coalitions make. */
export const SIDE_TRIALS = 216;

/** Contents on which simulated alternatives rest. */
export const ownContents = ({ judges, own }: DealTable): readonly number[] =>
  judges.flatMap(({ alternative }, j) => {
    if (alternative.kind === 'stated') return [];
    const groups = [1 << j, coalitionOf(judges, alternative.with)];
    return own.flatMap(({ coalition, reaction, content }) =>
      reaction === 'falls-apart' && groups.includes(coalition) ? [...content] : [],
    );
  });

const coalitionOf = (judges: DealTable['judges'], members: readonly string[]): number =>
  judges.reduce((bits, { id }, i) => (members.includes(id) ? bits | (1 << i) : bits), 0);

/**
 * What a party that names companions has with them when the rest falls apart: its part of the own deal
 * that is worth most to all of them, or what it has alone if that is more.
 */
export function simulatedAlternatives(table: DealTable, estimates: Estimates): Float64Array {
  const { judges } = table;
  const known = (coalition: number) =>
    table.own.find((g) => g.coalition === coalition && g.reaction === 'falls-apart');
  const seen = (group: OwnGroup, worth: (i: number) => number): number =>
    closelySeen(group, estimates.trials, table.nothing).reduce(
      (best, i) => (best < 0 || worth(i) > worth(best) ? i : best),
      -1,
    );
  return Float64Array.from(judges, ({ alternative }, j) => {
    if (alternative.kind === 'stated') return 0;
    const members = judges.flatMap(({ id }, i) => (alternative.with.includes(id) ? [i] : []));
    const joint = known(coalitionOf(judges, alternative.with));
    const single = known(1 << j);
    const own = single === undefined ? [] : ownUtilities(table, estimates, single, j);
    const alone = single === undefined ? 0 : own[seen(single, (i) => own[i]!)]!;
    if (joint === undefined) return alone;
    const rows = members.map((i) => ownUtilities(table, estimates, joint, i));
    const best = seen(joint, (o) => rows.reduce((sum, row) => sum + row[o]!, 0));
    return Math.max(alone, ownUtilities(table, estimates, joint, j)[best]!);
  });
}

/** Places of own deals that went as far as any of them, and those that agree on nothing: what few trials praise is mostly luck. */
export function closelySeen(
  { content }: OwnGroup,
  trials: Int32Array,
  nothing: number,
): readonly number[] {
  const most = content.reduce((m, c) => (c === nothing ? m : Math.max(m, trials[c]!)), 0);
  const enough = Math.min(most, SIDE_TRIALS);
  return [...content.keys()].filter(
    (i) => content[i] === nothing || trials[content[i]!]! >= enough,
  );
}

/** What each own deal of a group is worth to a judge. */
export function ownUtilities(
  { judges }: DealTable,
  estimates: Estimates,
  { deals, content }: OwnGroup,
  j: number,
): readonly number[] {
  const judge = judges[j]!;
  return deals.map(
    ({ deal }, i) =>
      estimates.worth[j * estimates.contents + content[i]!]! + judge.wants * wished(judge, deal),
  );
}
