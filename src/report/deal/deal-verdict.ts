import type { DealCoalitions, DealResult, DealRow } from '../../run/index.ts';
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

/** The verdict in sentences. */
export function verdict({ result, words, names, context }: Told): string[] {
  const { format } = context;
  const { relaxation: relaxed, focus } = result;
  const money = (usd: number) => format.money(usd);
  const options = (row: DealRow | undefined) =>
    Object.entries(row?.options ?? {})
      .map(([term, option]) => names.option(term, option))
      .join(words.semicolon);
  const any = format.share(result.anySigned);
  return [
    [
      words.possible(format.count(result.space.admissible)),
      result.signable > 0 ? words.signed(format.count(result.signable), any) : words.none(any),
    ].join(context.words.space),
    ...(result.signable > 0 ? [words.focus(format.share(names.row(focus)?.allSign ?? 0))] : []),
    ...redLineSentence({ result, words, names, context }),
    ...(relaxed === null
      ? result.signable === 0
        ? [words.allRefused]
        : []
      : [
          [
            words.nearest(money(relaxed.each)),
            words.relax(
              money(relaxed.total),
              relaxed.concessions
                .map(({ party, amount }) => words.lacks(names.party(party), money(amount)))
                .join(words.comma),
            ),
          ].join(context.words.space),
          words.fewest(
            relaxed.refusers.map(names.party).join(words.comma),
            options(names.row(relaxed.fewest)),
          ),
        ]),
    words.withMoney(format.count(result.signableWithMoney)),
    ...(result.changes.length === 0
      ? [words.noChange]
      : result.changes
          .slice(0, 3)
          .map(({ deal, terms }) =>
            terms.length === 0
              ? words.asItStands
              : words.change(
                  terms
                    .map((t) =>
                      words.aside(
                        names.option(t, names.row(deal)?.options[t] ?? null),
                        names.question(t),
                      ),
                    )
                    .join(words.semicolon),
                ),
          )),
    ...coalitionSentences({ result, words, names, context }),
    bargainingLine({ result, words, names, context }),
  ];
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
  return keep === null
    ? words.leaving(reaction, leaving)
    : words.coalition(
        reaction,
        words.aside(leaving, `+${format.money(sum(gains))}`),
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
