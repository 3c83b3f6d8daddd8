import {
  admissibleTable,
  blockersOf,
  type Judged,
  type Leaving,
  leaving,
  margin,
  type Own,
  opposition,
  paretoFront,
  type Reaction,
  reactions,
  type Signing,
  type Solutions,
  solutionsOf,
  ties,
  type UtilityTable,
  wished,
} from '../deal/index.ts';
import { points } from './deal-points.ts';
import { pinnedDeals, type Raced } from './deal-race.ts';
import type { PointName } from './deal-result.ts';
import type { DealTable, OwnGroup } from './deal-table.ts';
import type { ValueCrew } from './deal-values.ts';
import { closelySeen, ownUtilities } from './simulated-alternatives.ts';

/** Everything that follows from the values of deals, before it is put into words. */
export interface Analysis {
  /** Places of the admissible deals, and of all that have a value. */
  readonly among: Int32Array;
  readonly valued: Int32Array;
  readonly solutions: Solutions;
  readonly frontSize: {
    readonly deals: number;
    readonly distinct: number;
    readonly inZone: number;
  };
  readonly front: Int32Array;
  readonly signing: Signing;
  readonly opposition: number | undefined;
  readonly ties: readonly (readonly number[])[];
  /** Those of the admissible deals that were looked at closely: only they may be picked for being best. */
  readonly known: Int32Array;
  /** The most signable admissible deal, or the nearest to it. */
  readonly focus: number;
  /** Those that another small change of the wants could make it. */
  readonly nextFoci: readonly number[];
  readonly wishes: Float64Array;
  readonly coalitions: ReadonlyMap<
    Reaction,
    {
      readonly own: readonly Own[];
      readonly groups: readonly OwnGroup[];
      readonly leaving: Leaving;
    }
  >;
}

/** Replicates in which everything unsure is drawn anew. */
export const REPLICATES = 200;
/** Deals that compete for the front in replicates. */
const CANDIDATES = 400;

export async function analyse(
  table: DealTable,
  raced: Raced,
  seed: number,
  crew: Pick<ValueCrew, 'signing'>,
): Promise<Analysis> {
  const { judged, table: utilities } = raced;
  const among = Int32Array.from({ length: table.admissible }, (_, d) => d);
  const valued = Int32Array.from(table.deals.keys()).filter(
    (d) => judged.estimates.trials[table.content[d]!]! > 0,
  );
  const known = wellKnown(table, raced, among);
  const compact = admissibleTable(utilities, table.admissible);
  const solutions = solutionsOf(compact, known);
  const front = paretoFront(compact);
  const zoneFront = paretoFront(compact, solutions.zone);
  const candidates = candidatesOf(table, raced, front.deals, solutions);
  const sure = await crew.signing({ judged, among: valued, candidates, seed }, REPLICATES);
  const [focus, ...nextFoci] = fociOf(utilities, known, sure);
  return {
    among,
    valued,
    solutions,
    front: front.deals,
    frontSize: {
      deals: front.deals.length,
      distinct: front.distinct,
      inZone: zoneFront.deals.length,
    },
    signing: sure,
    opposition: opposition(compact),
    ties: ties(compact),
    known,
    focus: focus!,
    nextFoci,
    wishes: wishesOf(judged),
    coalitions: new Map(
      reactions.map((reaction) => [reaction, coalitionsOf(table, raced, among, reaction)]),
    ),
  };
}

/** Trials from which on a deal counts as looked at closely, if any deal has more. */
const CLOSELY = 200;

function wellKnown(table: DealTable, { judged }: Raced, among: Int32Array): Int32Array {
  const trials = (d: number) => judged.estimates.trials[table.content[d]!]!;
  const most = among.reduce((best, d) => Math.max(best, trials(d)), 0);
  return among.filter((d) => trials(d) >= Math.min(most, CLOSELY));
}

/** Deals with names, points, and of the others those that the front and the zone are nearest to. */
function candidatesOf(
  table: DealTable,
  { table: utilities, judged }: Raced,
  front: Int32Array,
  solutions: Solutions,
): Int32Array {
  const picked = points.flatMap((name: PointName) => {
    const solution = solutions[name];
    return solution.kind === 'deals' ? solution.deals : [];
  });
  const trials = (d: number) => judged.estimates.trials[table.content[d]!]!;
  const byTrials = [...front].sort((a, b) => trials(b) - trials(a) || a - b);
  const byMargin = Array.from({ length: table.admissible }, (_, d) => d)
    .map((d) => ({ d, m: margin(utilities, d) }))
    .sort((a, b) => b.m - a.m || a.d - b.d)
    .slice(0, CANDIDATES / 2)
    .map(({ d }) => d);
  const all = [
    ...pinnedDeals(table).filter((d) => d < table.admissible),
    ...picked,
    ...byMargin,
    ...byTrials,
  ];
  return Int32Array.from(new Set(all)).slice(0, CANDIDATES).sort();
}

/** Deals that may be the next focus. */
const NEXT_FOCI = 4;

/** The deals that are signed most often; of those that never are, first the one whose worst-off party lacks least. */
const fociOf = (table: UtilityTable, among: Int32Array, { allSign }: Signing): readonly number[] =>
  [...among]
    .sort((a, b) => allSign[b]! - allSign[a]! || nearness(table, a, b))
    .slice(0, 1 + NEXT_FOCI);

/** Below 0 where the first deal is nearer to being signed; of what is refused at any price, that by fewer. */
function nearness(table: UtilityTable, a: number, b: number): number {
  const [of, than] = [margin(table, a), margin(table, b)];
  if (of !== than) return than - of;
  return of === Number.NEGATIVE_INFINITY
    ? blockersOf(table, a).length - blockersOf(table, b).length
    : 0;
}

function wishesOf({ judges, deals }: Judged): Float64Array {
  const out = new Float64Array(judges.length * deals.length);
  judges.forEach((judge, j) => {
    deals.forEach((deal, d) => {
      out[j * deals.length + d] = judge.wants * wished(judge, deal);
    });
  });
  return out;
}

/**
 * Own deals that went the whole way: only what was looked at closely may tempt anybody away. Where
 * nothing is agreed nobody has left for anything: each is at its alternative.
 */
export function winnersOf(group: OwnGroup, trials: Int32Array, nothing: number): readonly number[] {
  return closelySeen(group, trials, nothing).filter((i) => group.content[i] !== nothing);
}

function coalitionsOf(
  table: DealTable,
  { judged, table: utilities }: Raced,
  among: Int32Array,
  reaction: Reaction,
) {
  const groups = table.own.filter((g) => g.reaction === reaction);
  const { estimates } = judged;
  const own = groups.map((group): Own => {
    const members = [...table.judges.keys()].filter((j) => group.coalition & (1 << j));
    const known = winnersOf(group, estimates.trials, table.nothing);
    const rows = members.map((j) => {
      const all = ownUtilities(table, estimates, group, j);
      return known.map((i) => all[i]!);
    });
    return {
      coalition: group.coalition,
      outcomes: known.length,
      utility: Float64Array.from(rows.flat()),
    };
  });
  return { own, groups, leaving: leaving(utilities, among, own) };
}
