import {
  blockersOf,
  blocking,
  changeSets,
  choiceOf,
  type Deal,
  gainOf,
  leaversOf,
  margin,
  outcomeOf,
  refuses,
  relaxation,
  robustness,
  sidePayments,
  signableWithMoney,
  swings,
  type Waterfall,
} from '../deal/index.ts';
import { brokenExclusion, combinations } from '../programme/index.ts';
import { type Analysis, REPLICATES, winnersOf } from './deal-analysis.ts';
import { points } from './deal-points.ts';
import type { Raced } from './deal-race.ts';
import type { DealCoalitions, DealPoint, DealResult, DealRow } from './deal-result.ts';
import type { DealTable } from './deal-table.ts';
import type { Stamp } from './result.ts';

/** Deals that a document lists at most besides those with a name. */
const LISTED = 60;

export interface Found {
  readonly table: DealTable;
  readonly raced: Raced;
  readonly analysis: Analysis;
  readonly waterfall: Waterfall;
  readonly bargaining: DealResult['bargaining'];
  readonly spent: { readonly simulated: number; readonly asked: number };
  readonly stamp: Stamp;
}

/** Puts what was found into a document. */
export function dealDocument(found: Found): DealResult {
  const { table, raced, analysis, spent, stamp, waterfall } = found;
  const { judges, space, programme, sheet } = table;
  const utilities = raced.table;
  const { among, focus, signing, solutions } = analysis;
  const id = (p: number) => judges[p]!.id;
  const term = (t: number) => space[t]!.id;
  const near = table.near.filter((d) => raced.judged.estimates.trials[table.content[d]!]! > 0);
  // nobody can sign a sheet that an exclusion forbids
  const isAllowed = brokenExclusion(programme, choiceOf(space, table.deals[sheet]!)) < 0;
  const changes = changeSets(
    table.deals[sheet]!,
    table.deals,
    [...new Set([...(isAllowed ? [sheet] : []), ...near])],
    (d) => margin(utilities, d) >= 0,
  );
  const relaxed = relaxation(utilities, analysis.known);
  const listed = listedDeals(
    found,
    changes.map(({ deal }) => deal),
  );
  const paid = [
    ...new Set([
      focus,
      ...listed.slice(0, 8),
      ...(relaxed === undefined ? [] : [relaxed.cheapest]),
      ...leastPaid(found),
    ]),
  ];
  return {
    stamp,
    parties: judges.map((judge, j) => ({
      id: judge.id,
      name: judge.name,
      by: judge.tolerance === undefined ? 'mean' : 'certainty-equivalent',
      alternative: {
        kind: judge.alternative.kind,
        does: judge.alternative.does,
        worth: utilities.alternative[j]!,
      },
    })),
    ...unaskedOf(table),
    terms: space.map(({ id: termId, question, options, current }) => ({
      id: termId,
      question,
      options: options.map((o) => ({ id: o.id, name: o.name })),
      current: options[current]?.id ?? null,
    })),
    ...(table.refused === undefined ? {} : { redLines: redLinesOf(table, table.refused) }),
    space: {
      combinations: combinations(programme),
      admissible: table.admissible,
      closely: analysis.known.length,
      contents: new Set(table.content.subarray(0, table.admissible)).size,
      simulated: spent.simulated,
      asked: spent.asked,
      rounds: raced.rounds,
    },
    shown: table.shown.name,
    replicates: REPLICATES,
    signable: solutions.zone.length,
    signableWithMoney: signableWithMoney(utilities, among).length,
    anySigned: signing.anySigned,
    sheet,
    asked: table.asked ?? null,
    focus,
    alike: analysis.known.filter((d) => signing.allSign[d] === signing.allSign[focus]).length,
    deals: listed.map((d) => rowOf(found, d)),
    points: {
      nash: pointOf(solutions.nash),
      kalaiSmorodinsky: pointOf(solutions.kalaiSmorodinsky),
      egalitarian: pointOf(solutions.egalitarian),
      utilitarian: pointOf(solutions.utilitarian),
    },
    front: analysis.frontSize,
    opposition: analysis.opposition ?? null,
    ties: {
      groups: analysis.ties.length,
      deals: analysis.ties.reduce((sum, group) => sum + group.length, 0),
    },
    blocking: blocking(utilities, among).map(({ party, nearest, ...row }) => ({
      party: id(party),
      refuses: row.refuses,
      alone: row.alone,
      nearest: nearest < 0 ? null : nearest,
      missing: row.missing,
      ...(row.atNoPrice === undefined ? {} : { atNoPrice: row.atNoPrice }),
    })),
    swings: swings(utilities, space, table.deals, among, table.redLines).map(
      ({ term: t, party, effects, swing, refused }) => ({
        term: term(t),
        party: id(party),
        effects: Object.fromEntries(
          space[t]!.options.flatMap((o, i) =>
            refused.includes(i) ? [] : [[o.id, effects[i] ?? 0]],
          ),
        ),
        swing,
      }),
    ),
    changes: changes.map(({ deal, terms }) => ({ deal, terms: terms.map(term) })),
    waterfall: {
      from: sheet,
      to: focus,
      steps: waterfall.terms.map((t, i) => ({
        term: term(t),
        from: space[t]!.options[table.deals[sheet]![t]!]?.id ?? null,
        to: space[t]!.options[table.deals[focus]![t]!]?.id ?? null,
        shares: byParty(table, (p) => waterfall.shares[i]![p]!),
      })),
    },
    payments: paid.flatMap((deal) => {
      const payments = sidePayments(utilities, deal);
      if (payments === undefined) return [];
      return [
        {
          deal,
          total: payments.total,
          payers: payments.payers.map((p) => ({ ...p, party: id(p.party) })),
          payees: payments.payees.map((p) => ({ ...p, party: id(p.party) })),
        },
      ];
    }),
    relaxation:
      relaxed === undefined
        ? null
        : {
            ...relaxed,
            concessions: relaxed.concessions.map((c) => ({ ...c, party: id(c.party) })),
            refusers: relaxed.refusers.map(id),
          },
    robustness: robustness(utilities, analysis.wishes, among),
    coalitions: [...analysis.coalitions.keys()].map((reaction) => coalitionsOf(found, reaction)),
    bargaining: found.bargaining,
  };
}

const byParty = (table: DealTable, of: (p: number) => number): Record<string, number> =>
  Object.fromEntries(table.judges.map(({ id }, p) => [id, of(p)]));

const redLinesOf = (
  { space, judges, redLines, admissible }: DealTable,
  refused: Int32Array,
): NonNullable<DealResult['redLines']> => ({
  deals: refused.subarray(0, admissible).reduce((sum, bits) => sum + Number(bits !== 0), 0),
  lines: redLines.map(({ party, term, option, why }) => ({
    party: judges[party]!.id,
    term: space[term]!.id,
    option: space[term]!.options[option]!.id,
    why,
  })),
});

const pointOf = (
  solution:
    | { kind: 'deals'; deals: readonly number[]; value: number }
    | { kind: 'undefined'; why: string },
): DealPoint =>
  solution.kind === 'deals'
    ? { deals: solution.deals, value: solution.value, why: null }
    : { deals: [], value: null, why: solution.why };

/** Deals with names first, then points, change sets, what relaxes, and the best by what all would sign. */
function listedDeals(
  { table, raced, analysis, bargaining }: Found,
  changes: readonly number[],
): readonly number[] {
  const relaxed = relaxation(raced.table, analysis.known);
  const picked = points.flatMap((name) => {
    const s = analysis.solutions[name];
    return s.kind === 'deals' ? s.deals.slice(0, 5) : [];
  });
  const blocked = blocking(raced.table, analysis.among).flatMap(({ nearest }) =>
    nearest < 0 ? [] : [nearest],
  );
  const best = [...analysis.among]
    .map((d) => ({ d, sign: analysis.signing.allSign[d]!, m: margin(raced.table, d) }))
    .sort((a, b) => b.sign - a.sign || b.m - a.m || a.d - b.d)
    .slice(0, LISTED)
    .map(({ d }) => d);
  const front = [...analysis.front]
    .sort((a, b) => analysis.signing.onFront[b]! - analysis.signing.onFront[a]! || a - b)
    .slice(0, LISTED);
  return [
    ...new Set([
      table.sheet,
      ...table.named.values(),
      ...(table.asked === undefined ? [] : [table.asked]),
      analysis.focus,
      ...picked,
      ...changes.slice(0, 20),
      ...(relaxed === undefined ? [] : [relaxed.cheapest, relaxed.gentlest, relaxed.fewest]),
      ...leastPaid({ raced, analysis }),
      ...(bargaining.offers.deal === null ? [] : [bargaining.offers.deal]),
      ...(bargaining.singleText.usual === null ? [] : [bargaining.singleText.usual]),
      ...blocked,
      ...best,
      ...front,
    ]),
  ];
}

/** Of the deals that only money makes one that all sign, the one that needs least of it. */
function leastPaid({ raced, analysis }: Pick<Found, 'raced' | 'analysis'>): readonly number[] {
  const [first] = [...signableWithMoney(raced.table, analysis.known)]
    .filter((d) => margin(raced.table, d) < 0)
    .map((d) => ({ d, total: sidePayments(raced.table, d)?.total ?? Number.POSITIVE_INFINITY }))
    .toSorted((a, b) => a.total - b.total || a.d - b.d);
  return first === undefined ? [] : [first.d];
}

/** Who has something at stake in the terms and is not asked. */
function unaskedOf({ programme, judges }: DealTable): Pick<DealResult, 'unasked'> {
  const options = Object.values(programme.terms).flatMap((term) => Object.values(term.options));
  const names = Object.entries(programme.parties).flatMap(([id, { name }]) =>
    judges.every((judge) => judge.id !== id) &&
    options.some(({ wants, refusedBy }) => Object.hasOwn({ ...wants, ...refusedBy }, id))
      ? [name]
      : [],
  );
  return names.length === 0 ? {} : { unasked: names };
}

/** One deal with all that is known of it. */
export function rowOf({ table, raced, analysis }: Found, d: number): DealRow {
  const { judges, space, content, judgeMeasures, shown, nothing } = table;
  const { estimates } = raced.judged;
  const { values } = raced;
  const c = content[d]!;
  const trials = estimates.trials[c]!;
  const choice = choiceOf(space, table.deals[d]!);
  const columns = (of: number, j: number) => {
    const { npv, exposure, megawatts } = judgeMeasures[j]!;
    const column = (m: number) => (m < 0 ? undefined : values.column(of, m).subarray(0, trials));
    return {
      npv: values.column(of, npv).subarray(0, trials),
      exposure: column(exposure),
      megawatts: column(megawatts),
    };
  };
  return {
    deal: d,
    names: [...table.named].flatMap(([name, place]) => (place === d ? [name] : [])),
    options: choice,
    admissible: d < table.admissible,
    ...(brokenExclusion(table.programme, choice) < 0 ? {} : { excluded: true }),
    trials,
    stakes: judges.map((judge, j) => {
      // who judges by money alone has nothing else in its outcomes
      const parts = judge.megawatts !== undefined || judge.exposure > 0 || judge.tail > 0;
      const outcome = parts ? outcomeOf(judge, columns(c, j), columns(nothing, j)) : nothingElse;
      const worth = estimates.worth[j * estimates.contents + c]!;
      const utility = raced.table.utility[j * raced.table.deals + d]!;
      return {
        party: judge.id,
        // deals with few trials carry the correction by what they are compared with in their money
        money: judge.money * outcome.money + worth - outcome.worth,
        megawatts: outcome.megawatts,
        exposure: outcome.exposure,
        tail: outcome.tail,
        wants: utility - worth,
        utility,
        gain: refuses(raced.table, j, d) ? null : gainOf(raced.table, j, d),
        error: estimates.error[j * estimates.contents + c]!,
        signs: analysis.signing.signs[j * raced.table.deals + d]!,
      };
    }),
    refusers: blockersOf(raced.table, d).map((p) => judges[p]!.id),
    allSign: analysis.signing.allSign[d]!,
    onFront: analysis.signing.onFront[d]!,
    megawatts: meanOf(values.column(c, shown.measure)),
    inCore: {
      'falls-apart': analysis.coalitions.get('falls-apart')?.leaving.blockedBy[d] === 0,
      'stays-together': analysis.coalitions.get('stays-together')?.leaving.blockedBy[d] === 0,
    },
  };
}

/** Outcomes that are all in the worth. */
const nothingElse = { money: 0, megawatts: 0, exposure: 0, tail: 0, worth: 0 };

const meanOf = (x: Float64Array): number =>
  x.reduce((sum, v) => sum + v, 0) / Math.max(1, x.length);

function coalitionsOf(
  { table, raced, analysis }: Found,
  reaction: 'falls-apart' | 'stays-together',
): DealCoalitions {
  const found = analysis.coalitions.get(reaction);
  if (found === undefined) throw new RangeError(`no such reaction: ${reaction}`);
  const { leaving, own, groups } = found;
  const names = (coalition: number) =>
    table.judges.flatMap(({ id }, p) => (coalition & (1 << p) ? [id] : []));
  const { estimates } = raced.judged;
  const bestOf = (coalition: number, place: number): Readonly<Record<string, string>> | null => {
    const group = groups.find((g) => g.coalition === coalition);
    if (group === undefined || place < 0) return null;
    const known = winnersOf(group, estimates.trials, table.nothing);
    const deal: Deal | undefined = group.deals[known[place] ?? -1]?.deal;
    return deal === undefined ? null : choiceOf(table.space, deal);
  };
  return {
    reaction,
    values: leaving.values.map(({ coalition, worth, best: place }) => {
      const best = bestOf(coalition, place);
      return {
        members: names(coalition),
        worth,
        alternatives: table.judges.reduce(
          (sum, _, p) => (coalition & (1 << p) ? sum + raced.table.alternative[p]! : sum),
          0,
        ),
        best,
        open: best === null ? [] : table.space.flatMap(({ id }) => (id in best ? [] : [id])),
      };
    }),
    core: leaving.core.length,
    coreEmpty: leaving.coreEmpty,
    leastCore: leaving.leastCore,
    nucleolus:
      leaving.nucleolus === undefined ? null : byParty(table, (p) => leaving.nucleolus?.[p] ?? 0),
    passesKohlberg: leaving.passesKohlberg,
    shapley: byParty(table, (p) => leaving.shapley[p]!),
    leavers: leaversOf(raced.table, analysis.focus, own).map(({ coalition, gains, keep }) => ({
      members: names(coalition),
      gains: Object.fromEntries(gains.map(({ party, gain }) => [table.judges[party]!.id, gain])),
      keep:
        keep === undefined ? null : { party: table.judges[keep.party]!.id, amount: keep.amount },
    })),
  };
}
