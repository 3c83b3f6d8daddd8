import type { DealResult, DealRow } from '../../run/index.ts';
import { signed } from '../format.ts';
import { type Cell, tableLines, wrap } from '../text/columns.ts';
import { contextOf, HALF_95, remark, section, type TextOptions } from '../text/context.ts';
import { dealFormat } from './deal-format.ts';
import { type Told, verdict } from './deal-verdict.ts';
import { isRedLine, leadingDeals, namesOf } from './names.ts';
import { type PartyRow, partyTable } from './party-table.ts';
import { tiedPoints } from './tied-points.ts';
import { waterfallEnds } from './waterfall-ends.ts';
import { dealWordsOf } from './words.ts';

/** The answer for a terminal: the verdict, then who gains what, who blocks, what rides on terms. */
export function dealText(
  result: DealResult,
  options: TextOptions & { readonly explain?: boolean },
): string {
  const words = dealWordsOf(options.language);
  const told: Told = {
    result,
    words,
    names: namesOf(result, words),
    context: { ...contextOf(options), format: dealFormat(options.language, result) },
  };
  return [
    options.style.bold(words.title(result.stamp.programme, result.stamp.dataDate)),
    '',
    ...verdict(told).flatMap((line) => wrap(line, told.context.prose)),
    ...dealLines(told, leadingDeals(result)),
    ...(result.asked === null ? [] : askedLines(told, result.asked)),
    ...blockingLines(told),
    ...swingLines(told),
    ...waterfallLines(told),
    ...(options.explain ? definitionLines(told) : []),
  ].join('\n');
}

const dim =
  ({ context }: Told) =>
  (text: string): Cell => ({ text, style: context.style.dim });
const right = { align: 'right' as const };
const partyNames = (told: Told): Cell[] =>
  told.result.parties.map(({ name }) => name).map(dim(told));

function dealLines(told: Told, rows: readonly DealRow[]): string[] {
  const { result, words, names, context } = told;
  const { format, style } = context;
  const lines = partyTable(
    {
      lead: [words.inUnit(words.columns.deal, format.moneyUnit), words.columns.all].map(dim(told)),
      cells: partyNames(told),
    },
    rows.map((row) => ({
      lead: [names.deal(row), format.share(row.allSign)],
      cells: row.stakes.map(({ gain, signs }) => ({
        text:
          gain === null
            ? words.atNoPrice
            : words.aside(signed(gain, format.moneyCell(gain)), format.percent(signs)),
        style: gain !== null && gain >= 0 ? style.good : style.bad,
      })),
    })),
    [{ shrinkTo: 14 }, right],
    context.width,
  );
  const tied = tiedPoints(result, words, format);
  const typed = [...new Set(rows.flatMap((row) => row.names))].join(words.comma);
  return section(
    words.titles.deals,
    [
      ...lines,
      ...remark(words.notes.gain, context),
      ...(tied === undefined ? [] : remark(tied, context)),
      ...(typed === '' ? [] : remark(words.typed(typed), context)),
    ],
    context,
  );
}

function askedLines(told: Told, deal: number): string[] {
  const { result, words, names, context } = told;
  const row = names.row(deal);
  if (row === undefined) return [];
  const { format } = context;
  const { columns } = words;
  const parts = ['money', 'megawatts', 'exposure', 'tail', 'wants'] as const;
  const used = parts.filter(
    (part) => part === 'money' || part === 'wants' || row.stakes.some((stake) => stake[part] !== 0),
  );
  const lines = tableLines(
    [
      [
        columns.party,
        ...used.map((part) => columns[part]),
        columns.alternative,
        columns.gain,
        '±',
        columns.signs,
      ].map(dim(told)),
      ...row.stakes.map((stake, p): Cell[] => [
        names.party(stake.party),
        ...used.map((part) => signed(stake[part], format.moneyCell(stake[part]))),
        format.moneyCell(result.parties[p]?.alternative.worth ?? 0),
        stake.gain === null ? words.atNoPrice : signed(stake.gain, format.moneyCell(stake.gain)),
        format.moneyCell(HALF_95 * stake.error),
        format.percent(stake.signs),
      ]),
    ],
    [{ shrinkTo: 14 }, ...used.map(() => right), right, right, right, right],
    context.width,
  );
  const terms = result.terms.map(({ id, question }) => {
    const option = row.options[id] ?? null;
    const against = result.parties.filter((p) => isRedLine(result, p.id, id, option));
    const chosen = `  ${question} ${names.option(id, option)}`;
    const never = `${words.atNoPrice}${words.colon}${against.map((p) => p.name).join(words.comma)}`;
    return against.length === 0 ? chosen : words.aside(chosen, never);
  });
  const paid = result.payments.find((p) => p.deal === deal);
  const payments =
    paid === undefined || paid.total === 0
      ? []
      : [
          ...paid.payees.map(
            ({ party, amount }) => `  ${names.party(party)} ← ${format.money(amount)}`,
          ),
          ...paid.payers.map(({ party, least, most, proportional }) =>
            words.aside(
              `  ${names.party(party)} → ${format.money(proportional)}`,
              `${format.money(least)} – ${format.money(most)}`,
            ),
          ),
        ];
  return [
    ...section(
      words.inUnit(words.titles.parts, format.moneyUnit),
      [...terms, ...lines, ...remark(context.words.notes.plusMinus, context)],
      context,
    ),
    ...section(words.titles.payments, payments, context),
  ];
}

function blockingLines(told: Told): string[] {
  const { result, words, names, context } = told;
  const { format } = context;
  const { columns } = words;
  const share = (count: number) => format.share(count / result.space.admissible);
  const never = result.redLines !== undefined;
  return section(
    words.titles.blocking,
    tableLines(
      [
        [
          columns.party,
          columns.alternative,
          columns.refuses,
          ...(never ? [words.atNoPrice] : []),
          columns.alone,
          columns.missing,
        ].map(dim(told)),
        ...result.blocking.map(
          ({ party, refuses, alone, nearest, missing, atNoPrice }, p): Cell[] => [
            names.party(party),
            format.money(result.parties[p]?.alternative.worth ?? 0),
            share(refuses),
            ...(never ? [share(atNoPrice ?? 0)] : []),
            share(alone),
            nearest === null ? '–' : format.money(missing),
          ],
        ),
      ],
      [{ shrinkTo: 14 }, right, right, right, right, ...(never ? [right] : [])],
      context.width,
    ),
    context,
  );
}

function swingLines(told: Told): string[] {
  const { result, words, context } = told;
  const { format } = context;
  const of = (term: string, party: string) =>
    result.swings.find((s) => s.term === term && s.party === party)?.swing ?? 0;
  return section(
    words.inUnit(words.titles.swings, format.moneyUnit),
    [
      ...partyTable(
        { lead: [words.columns.term].map(dim(told)), cells: partyNames(told) },
        result.terms.map(({ id, question }) => ({
          lead: [question],
          cells: result.parties.map((party) =>
            isRedLine(result, party.id, id) ? words.atNoPrice : format.moneyCell(of(id, party.id)),
          ),
        })),
        [{ shrinkTo: 20 }],
        context.width,
      ),
      ...remark(words.notes.swings, context),
    ],
    context,
  );
}

function waterfallLines(told: Told): string[] {
  const { result, words, names, context } = told;
  const { format, style } = context;
  const { steps } = result.waterfall;
  if (steps.length === 0) return [];
  const { start, rest, end } = waterfallEnds(result, names);
  const missed = rest.map((gain) => (gain === null ? '–' : signed(gain, format.moneyCell(gain))));
  const bold = (text: string): Cell => ({ text, style: style.bold });
  const whole = (name: string, gains: readonly (number | null)[]): PartyRow => ({
    lead: [bold(name)],
    cells: gains.map((gain) =>
      bold(gain === null ? words.atNoPrice : signed(gain, format.moneyCell(gain))),
    ),
  });
  return section(
    words.inUnit(
      names.isLikely ? words.titles.waterfall : words.titles.waterfallNearest,
      format.moneyUnit,
    ),
    [
      ...partyTable(
        { lead: [words.columns.change].map(dim(told)), cells: partyNames(told) },
        [
          whole(words.sheet, start),
          ...steps.map(({ term, from, to, shares }) => ({
            lead: [words.aside(names.option(term, to), names.question(term))],
            cells: result.parties.map(({ id }) =>
              isRedLine(result, id, term, from, to)
                ? words.atNoPrice
                : signed(shares[id] ?? 0, format.moneyCell(shares[id] ?? 0)),
            ),
          })),
          ...(missed.some((text) => /[1-9]/.test(text))
            ? [{ lead: [words.columns.rest], cells: missed }]
            : []),
          whole(names.focus, end),
        ],
        [{ shrinkTo: 20 }],
        context.width,
      ),
      ...remark(words.notes.waterfall, context),
    ],
    context,
  );
}

function definitionLines(told: Told): string[] {
  const { words, context } = told;
  return section(
    words.titles.definitions,
    [
      ...words.definitions.flatMap(([name, text]) =>
        wrap(`${name}${words.colon}${text}`, context.prose - 2).map((line) => `  ${line}`),
      ),
      ...remark(words.notes.trials, context),
    ],
    context,
  );
}
