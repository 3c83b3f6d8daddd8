import {
  contentsOf,
  createReach,
  type Deal,
  estimate,
  type Judged,
  nothingAgreed,
  patchesOf,
  racePlan,
  refusedBits,
  standing,
  survivors,
  type UtilityTable,
  type ValueStore,
  type Values,
} from '../deal/index.ts';
import type { Patch } from '../programme/index.ts';
import type { ValueBank } from './deal-cache.ts';
import { type DealTable, keysOf, type OwnGroup } from './deal-table.ts';
import type { ValueCrew } from './deal-values.ts';
import { MIXTURE_TRIALS, raceAhead, roundsAhead, timedWork } from './deal-work.ts';
import { scoresOf } from './race-scores.ts';
import {
  ownContents,
  ownUtilities,
  SIDE_TRIALS,
  simulatedAlternatives,
} from './simulated-alternatives.ts';

/** Up to how many of the deals near the sheet, or of those that a coalition makes, get their trials at once. */
const SIDE_FULL = 27;

/** One numbered round: how many contents reached how many trials. */
export interface RoundRow {
  readonly trials: number;
  readonly contents: number;
}

/** Values of all that was asked, some with few trials. */
export interface Raced {
  readonly judged: Judged;
  readonly table: UtilityTable;
  readonly rounds: readonly RoundRow[];
  /** The values that count. */
  readonly values: Values;
  /** Whether a slightly different question should find its values too. */
  readonly provident: boolean;
}

/**
 * Values everything. What everybody is compared with, what sub-coalitions can do and deals with names
 * are simulated in full; all others race. `store` may hold values already.
 */
export async function race(
  table: DealTable,
  store: ValueStore,
  crew: Pick<ValueCrew, 'raise'>,
  trials: number,
  later: (work: number) => void = () => {},
): Promise<Raced> {
  const { content, admissible } = table;
  const pinned = [...new Set([table.nothing, ...pinnedDeals(table).map((d) => content[d]!)])];
  const reach = createReach(store);
  // who has nothing yet also gets what a slightly different question will need
  const provident = table.contents.rows.every((_, content) => store.trials(content) === 0);
  const raise: Raise = async (contents, most, next = []) => {
    await crew.raise(store, provident ? [...contents, ...next] : contents, most);
    reach.extend(contents, most);
  };
  const fewer = Math.min(trials, SIDE_TRIALS);
  const all = Array.from({ length: admissible }, (_, d) => d);
  const ahead = workAhead(table, new Set(pinned), trials, fewer);
  later(ahead.all + ahead.near + ahead.own + ahead.rest);
  await raise(pinned, trials);
  const references = pinned.slice(1).length > 0 ? pinned.slice(1) : pinned;
  const judgeNow = (among?: Iterable<number>): { judged: Judged; table: UtilityTable } => {
    const judged = judgedOf(table, reach, references, among);
    return { judged, table: standing(judged) };
  };
  const rounds: RoundRow[] = [];
  const run = async (deals: readonly number[], most: number, after: number, full?: number) => {
    let left = deals;
    const plan = racePlan(new Set(deals.map((d) => content[d]!)).size, most, full);
    const { totals, factor } = plan;
    let next: readonly number[] = [];
    for (const [r, total] of totals.entries()) {
      if (r > 0) {
        const now = judgeNow(left.map((d) => content[d]!)).table;
        const keep = Math.max(1, Math.ceil(left.length / factor));
        const found = survivors(scoresOf(now, left), keep);
        const close = (some: Int32Array) => Array.from(some, (i) => content[left[i]!]!);
        // the last step is the longest for the fewest: whoever came so far, or nearly, is worth it
        const isLast = r === totals.length - 1;
        next = isLast ? [...next, ...close(found.rest)] : close(nextTo(found.rest, keep));
        left = Array.from(found.kept, (i) => left[i]!);
      }
      const different = new Set(left.map((d) => content[d]!));
      later(roundsAhead(plan, different.size, r) + after);
      await raise(
        left.map((d) => content[d]!),
        total,
        next,
      );
      rounds.push({ trials: total, contents: different.size });
    }
  };
  // what parties can do by themselves first: deals are judged by what it leaves to gain
  await raceOwn(table, reach, raise, fewer, references, (own) =>
    later(own + ahead.all + ahead.near + ahead.rest),
  );
  await run(all, trials, ahead.near + ahead.rest);
  await run(table.near, fewer, ahead.rest, SIDE_FULL);
  later(ahead.rest);
  return { ...judgeNow(), rounds, values: reach, provident };
}

/** How many are next to those who go on: so many, and a share of them. */
const LEAST_NEXT = 5;
const NEXT = 0.07;

const nextTo = (rest: Int32Array, keep: number): Int32Array =>
  rest.subarray(0, LEAST_NEXT + Math.ceil(keep * NEXT));

/** Brings contents up to a number of trials; `next` are those that might have been among them. */
type Raise = (
  contents: readonly number[],
  trials: number,
  next?: readonly number[],
) => Promise<void>;

/**
 * Own deals of each coalition race by the sum of their members' utilities, and by what each likes best;
 * all coalitions at once, so that threads have enough to do.
 */
async function raceOwn(
  table: DealTable,
  values: Values,
  raise: Raise,
  trials: number,
  references: readonly number[],
  later: (work: number) => void,
): Promise<void> {
  const racing = table.own.map((group) => {
    const left = [...new Map([...group.content].map((c, i) => [c, i])).values()];
    const members = [...table.judges.keys()].filter((j) => group.coalition & (1 << j));
    const next: readonly number[] = [];
    return { group, members, left, next, plan: racePlan(left.length, trials, SIDE_FULL) };
  });
  const rounds = Math.max(...racing.map(({ plan }) => plan.totals.length));
  const contentsOf = (some: typeof racing) =>
    some.flatMap(({ group, left }) => left.map((i) => group.content[i]!));
  for (let r = 0; r < rounds; r++) {
    const running = racing.filter(({ plan }) => r < plan.totals.length);
    if (r > 0) {
      const { estimates } = judgedOf(table, values, references, contentsOf(running));
      for (const one of running) {
        const utilities = one.members.map((j) => ownUtilities(table, estimates, one.group, j));
        const of = (score: (i: number) => number) => Float64Array.from(one.left, score);
        const scores = [
          ...utilities.map((u) => of((i) => u[i]!)),
          of((i) => utilities.reduce((sum, u) => sum + u[i]!, 0)),
        ];
        const keep = Math.max(1, Math.ceil(one.left.length / one.plan.factor));
        const found = survivors(scores, keep);
        one.next = Array.from(nextTo(found.rest, keep), (i) => one.group.content[one.left[i]!]!);
        one.left = Array.from(found.kept, (i) => one.left[i]!);
      }
    }
    const after = running.reduce(
      (sum, { plan, left }) => sum + roundsAhead(plan, left.length, r),
      0,
    );
    const totals = [...new Set(running.map(({ plan }) => plan.totals[r]!))];
    for (const [i, total] of totals.entries()) {
      const waiting = totals.slice(i + 1);
      later(
        after +
          running.reduce(
            (sum, { plan, group, left }) =>
              waiting.includes(plan.totals[r]!)
                ? sum + lacking(values, group, left, plan.totals[r]!)
                : sum,
            0,
          ),
      );
      const now = running.filter(({ plan }) => plan.totals[r] === total);
      await raise(
        contentsOf(now),
        total,
        now.flatMap(({ next }) => next),
      );
    }
  }
}

const lacking = (
  values: Values,
  { content }: OwnGroup,
  places: readonly number[],
  total: number,
): number => places.reduce((sum, i) => sum + Math.max(0, total - values.trials(content[i]!)), 0);

/** What will have to be simulated, by step, as far as it can be known before anything is. */
function workAhead(
  { content, admissible, near, own, space, programme }: DealTable,
  pinned: ReadonlySet<number>,
  trials: number,
  fewer: number,
) {
  const possible = new Set(content.subarray(0, admissible));
  const [first = 0] = racePlan(possible.size, trials).totals;
  const reached = new Map<number, number>();
  const known = (c: number) => (pinned.has(c) ? trials : (reached.get(c) ?? 0));
  const beside = (contents: Iterable<number>) => {
    const some = [...contents];
    const work = raceAhead(some, fewer, SIDE_FULL, known);
    const [least = 0] = racePlan(new Set(some).size, fewer, SIDE_FULL).totals;
    for (const c of some) reached.set(c, Math.max(least, reached.get(c) ?? 0));
    return work;
  };
  const alone = own.reduce((sum, group) => sum + beside(group.content), 0);
  const all = raceAhead(possible, trials, undefined, known);
  for (const c of possible) reached.set(c, Math.max(first, reached.get(c) ?? 0));
  return {
    all,
    near: beside(near.map((d) => content[d]!)),
    own: alone,
    // mixtures of the sheet and the focus, of which nobody knows yet how far they are apart
    rest: 2 ** (space.length - 1) * Math.min(MIXTURE_TRIALS, trials) + timedWork(programme, trials),
  };
}

/** Deals that are simulated in full whatever they are worth. */
export const pinnedDeals = (table: DealTable): readonly number[] => [
  table.sheet,
  ...table.named.values(),
  ...(table.asked === undefined ? [] : [table.asked]),
];

function judgedOf(
  table: DealTable,
  values: Values,
  references: readonly number[],
  among?: Iterable<number>,
): Judged {
  const { space, judges, deals, content, nothing, contents, judgeMeasures } = table;
  const estimates = estimate(
    values,
    contents.rows.length,
    nothing,
    references,
    judges,
    judgeMeasures,
    among && [...among, ...ownContents(table)],
  );
  return {
    space,
    deals,
    content,
    judges,
    estimates,
    simulated: simulatedAlternatives(table, estimates),
    ...(table.refused === undefined ? {} : { refused: table.refused }),
  };
}

/** Deals that were not listed before, with so many trials, and with other changes than their own if these are given. */
export async function valueMore(
  table: DealTable,
  deals: readonly Deal[],
  crew: ValueCrew,
  bank: ValueBank,
  round: { readonly seed: number; readonly trials: number },
  trials: number,
  patches?: readonly Patch[],
): Promise<{ readonly judged: Judged; readonly table: UtilityTable }> {
  const { programme, space, measures } = table;
  const lists = [
    ...deals.map((deal) => patches ?? patchesOf(space, deal)),
    nothingAgreed(programme),
  ];
  const contents = contentsOf(programme, lists);
  const keys = keysOf(contents);
  crew.start({ contents, measures, ...round });
  const store = bank.storeFor(keys, trials);
  await crew.raise(store, contents.of, trials);
  bank.learn(store, keys);
  const nothing = contents.of[deals.length]!;
  const judged = judgedOf(
    {
      ...table,
      deals,
      refused: refusedBits(table.redLines, deals),
      content: contents.of.slice(0, deals.length),
      nothing,
      contents,
      own: [],
    },
    store,
    [nothing],
  );
  return { judged, table: standing(judged) };
}
