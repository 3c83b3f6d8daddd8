import type { DealCoalitions, DealResult } from '../../run/index.ts';
import type { TextContext } from '../text/context.ts';
import type { Names } from './names.ts';
import { ownDeals } from './own-deals.ts';
import type { DealWords } from './words.ts';

/** A document with what is needed to speak of it. */
export interface Told {
  readonly result: DealResult;
  readonly words: DealWords;
  readonly names: Names;
  readonly context: TextContext;
}

/** Changes of the sheet that are told. */
const TOLD = 3;

/** The verdict in sentences. */
export function verdict(told: Told): string[] {
  const { result, words, names, context } = told;
  const { format } = context;
  const drawn = format.count(result.replicates);
  const any = format.share(result.anySigned);
  const focus = names.row(result.focus);
  return [
    [
      words.possible(format.count(result.space.admissible)),
      result.signable > 0
        ? words.signed(format.count(result.signable), any, drawn)
        : words.none(any, drawn),
    ].join(context.words.space),
    ...(names.isLikely && focus !== undefined
      ? [
          words.focus(
            format.share(focus.allSign),
            format.count(result.alike),
            names.options(focus),
            result.space.closely < result.space.admissible
              ? format.count(result.space.closely)
              : undefined,
          ),
        ]
      : []),
    ...redLineSentence(told),
    ...relaxationSentences(told),
    ...lossSentence(told),
    [words.withMoney(format.count(result.signableWithMoney)), ...leastPaid(told)].join(
      context.words.space,
    ),
    ...changeSentences(told),
    ...coalitionSentences(told),
    ...(result.unasked === undefined ? [] : [words.unasked(result.unasked.join(words.comma))]),
    bargainingLine(told),
  ];
}

/** Who can sign nothing because what it pays is in the file and what it earns with it may not be. */
function lossSentence({ result, words, names }: Told): string[] {
  const refusesAll = result.blocking.filter(
    ({ refuses }) => refuses === result.space.admissible && refuses > 0,
  );
  const parties = refusesAll.filter(({ party }) => {
    const stakes = result.deals.flatMap((row) => row.stakes.filter((s) => s.party === party));
    return stakes.every(({ money, megawatts }) => money < 0 && megawatts <= 0);
  });
  return parties.length === 0
    ? []
    : [words.onlyLoses(parties.map(({ party }) => names.party(party)).join(words.comma))];
}

/** The least that parties would have to give where nothing is signed; a deal that was told before is only pointed at. */
function relaxationSentences({ result, words, names, context }: Told): string[] {
  const { relaxation: relaxed } = result;
  if (relaxed === null) return result.signable === 0 ? [words.allRefused] : [];
  const money = (usd: number) => context.format.money(usd);
  const options = (deal: number) => {
    const row = names.row(deal);
    return row === undefined ? '' : names.options(row);
  };
  const again = (deal: number) => (deal === relaxed.gentlest ? words.nearestDeal : options(deal));
  return [
    words.nearest(money(relaxed.each), options(relaxed.gentlest)),
    [
      words.relax(
        money(relaxed.total),
        relaxed.concessions
          .map(({ party, amount }) => words.lacks(names.party(party), money(amount)))
          .join(words.comma),
        again(relaxed.cheapest),
      ),
      words.fewest(
        relaxed.refusers.map(names.party).join(words.comma),
        relaxed.fewest === relaxed.cheapest ? words.thatDeal : again(relaxed.fewest),
      ),
    ].join(context.words.space),
  ];
}

/** What must change hands where nothing else helps. */
function leastPaid({ result, words, names, context: { format } }: Told): string[] {
  const [first] = result.payments
    .filter(({ total }) => total > 0)
    .toSorted((a, b) => a.total - b.total);
  const row = first === undefined ? undefined : names.row(first.deal);
  if (result.signable > 0 || first === undefined || row === undefined) return [];
  const range = (least: number, most: number) =>
    least === most ? format.money(most) : `${format.money(least)} – ${format.money(most)}`;
  return [
    words.leastPaid(
      names.options(row),
      first.payees
        .map(({ party, amount }) => words.paidTo(names.party(party), format.money(amount)))
        .join(words.comma),
      first.payers
        .map(({ party, least, most }) => words.lacks(names.party(party), range(least, most)))
        .join(words.comma),
    ),
  ];
}

/** The smallest sets of changes after which all sign the sheet, and what is open in it even then. */
function changeSentences({ result, words, names, context }: Told): string[] {
  const { changes, terms } = result;
  if (changes.length === 0) return [words.noChange];
  const told = changes.slice(0, TOLD).map(({ deal, terms: changed }) => {
    const options = names.row(deal)?.options ?? {};
    const open = terms.filter(({ id }) => options[id] === undefined);
    const left =
      open.length === 0
        ? []
        : [words.stillOpen(open.map(({ question }) => question).join(words.comma))];
    return changed.length === 0
      ? words.asItStands(left.join(''))
      : words.change(
          [
            ...changed.map((t) =>
              words.aside(names.option(t, options[t] ?? null), names.question(t)),
            ),
            ...left,
          ].join(words.semicolon),
        );
  });
  const more = changes.length - TOLD;
  return more > 0 ? [...told, words.moreChanges(context.format.count(more))] : told;
}

function redLineSentence({ result, words, names, context }: Told): string[] {
  const { redLines } = result;
  if (redLines === undefined) return [];
  const lines = redLines.lines.map(({ party, term, option, why }) =>
    words.redLine(names.party(party), names.option(term, option), why),
  );
  return [words.redLines(lines.join(words.semicolon), context.format.count(redLines.deals))];
}

/** By reaction, those that come to the same as one: who would leave, or who could do without the rest. */
function coalitionSentences(told: Told): string[] {
  const { result, words } = told;
  // who signs alone has nobody to leave
  if (result.parties.length === 1) return [];
  const say = (of: DealCoalitions, reaction: string) =>
    result.signable > 0 ? leaverSentence(told, of, reaction) : apartSentence(told, of, reaction);
  return [...Map.groupBy(result.coalitions, (of) => say(of, '')).values()].flatMap((alike) =>
    alike
      .slice(0, 1)
      .map((of) => say(of, alike.map(({ reaction }) => words.reactions[reaction]).join(words.or))),
  );
}

/** Who gains most by leaving the deal that all sign most often. */
function leaverSentence(
  { words, names, context }: Told,
  { leavers }: DealCoalitions,
  reaction: string,
): string {
  const { format } = context;
  const [first] = leavers.toSorted((a, b) => sum(b.gains) - sum(a.gains));
  if (first === undefined) return words.stable(reaction);
  const { members, gains, keep } = first;
  const leaving = members.map(names.party).join(' + ');
  const others = leavers.length - 1;
  return keep === null
    ? words.leaving(reaction, leaving, others)
    : words.coalition(
        reaction,
        words.aside(leaving, `+${format.money(sum(gains))}`),
        others,
        words.paidTo(names.party(keep.party), format.money(keep.amount)),
      );
}

/** Nobody leaves a deal that nobody signs: what the strongest coalition can have instead. */
function apartSentence(
  { result, words, names, context }: Told,
  { values }: DealCoalitions,
  reaction: string,
): string {
  const { format } = context;
  const [first] = ownDeals(values);
  if (first === undefined) return words.nobodyApart(reaction);
  const { members, worth, alternatives, open } = first;
  return words.apart(
    reaction,
    members.map(names.party).join(' + '),
    format.money(worth),
    format.money(alternatives),
    open.length === 0
      ? ''
      : words.openTerms(
          format.count(open.length),
          format.count(result.terms.length),
          open.map(names.question).join(words.semicolon),
        ),
  );
}

const sum = (amounts: Readonly<Record<string, number>>) =>
  Object.values(amounts).reduce((a, b) => a + b, 0);

function bargainingLine({ result, words, names, context }: Told): string {
  const { offers, singleText, roundDays, timed } = result.bargaining;
  const { format } = context;
  if (result.parties.length === 1) return words.bargaining.alone;
  if (offers.deal === null)
    return [words.bargaining.none, words.bargaining.note].join(context.words.space);
  const row = names.row(offers.deal);
  const rounds = singleText.rounds;
  return [
    words.bargaining.offers(
      row === undefined ? `${words.deal} ${offers.deal}` : names.deal(row),
      String(offers.round),
      names.party(offers.proposer ?? ''),
    ),
    ...(rounds === null
      ? []
      : [
          words.bargaining.text(
            format.share(singleText.signed),
            rounds[1] === 0 ? undefined : format.months(rounds[1] * roundDays),
          ),
        ]),
    ...(timed === null
      ? []
      : [
          words.bargaining.timed(
            Object.entries(timed.gains)
              .map(([party, gain]) => words.lacks(names.party(party), format.money(gain)))
              .join(words.comma),
          ),
        ]),
    words.bargaining.note,
  ].join(context.words.space);
}
