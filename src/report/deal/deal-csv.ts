import type { DealResult, DealRow } from '../../run/index.ts';
import { type CsvCell, csvText } from '../csv/cell.ts';
import { stampTable } from '../csv/stamp.ts';
import type { CsvTable } from '../csv/tables.ts';
import { isRedLine } from './names.ts';

/** Stands for an amount that no money makes up for. */
const AT_NO_PRICE = 'at no price';

/** Every deal with its options and what each party makes of it; `rows` calls with each. */
export function dealsCsv(
  result: DealResult,
  rows: (visit: (row: DealRow) => void) => void,
): CsvTable {
  const lines: CsvCell[][] = [];
  rows((row) => {
    lines.push([
      row.deal,
      row.names.join(' '),
      ...result.terms.map(({ id }) => row.options[id] ?? null),
      row.admissible ? 1 : 0,
      row.trials,
      row.allSign,
      row.onFront,
      row.megawatts,
      ...row.stakes.flatMap(({ money, wants, utility, gain, error, signs }) => [
        money,
        wants,
        utility,
        gain ?? AT_NO_PRICE,
        error,
        signs,
      ]),
    ]);
  });
  return {
    name: 'deals.csv',
    text: csvText(
      [
        'deal',
        'name',
        ...result.terms.map(({ id }) => id),
        'admissible',
        'trials',
        'all_sign',
        'on_front',
        'megawatts',
        ...result.parties.flatMap(({ id }) =>
          ['money', 'wants', 'utility', 'gain', 'error', 'signs'].map((part) => `${id}_${part}`),
        ),
      ],
      lines,
    ),
  };
}

const refusedOptions = ({ redLines }: DealResult, term: string, party: string): string[] =>
  redLines?.lines.flatMap((line) =>
    line.term === term && line.party === party ? [line.option] : [],
  ) ?? [];

/** The other tables of the document: blocking, swings, waterfall, payments, coalitions, robustness, and the stamp of all. */
export function dealCsvTables(result: DealResult): readonly CsvTable[] {
  const parties = result.parties.map(({ id }) => id);
  return [
    {
      name: 'blocking.csv',
      text: csvText(
        [
          'party',
          'alternative',
          'refuses',
          'refuses_alone',
          'nearest_deal',
          'missing',
          ...(result.redLines === undefined ? [] : ['refuses_at_no_price']),
        ],
        result.blocking.map((b, p) => [
          b.party,
          result.parties[p]?.alternative.worth ?? null,
          b.refuses,
          b.alone,
          b.nearest,
          b.missing,
          ...(b.atNoPrice === undefined ? [] : [b.atNoPrice]),
        ]),
      ),
    },
    {
      name: 'swings.csv',
      text: csvText(
        ['term', 'option', 'party', 'effect', 'swing'],
        result.swings.flatMap(({ term, party, effects, swing }) =>
          [
            ...Object.entries(effects),
            ...refusedOptions(result, term, party).map((option) => [option, AT_NO_PRICE] as const),
          ].map(([option, effect]) => [term, option, party, effect, swing]),
        ),
      ),
    },
    {
      name: 'waterfall.csv',
      text: csvText(
        ['term', 'from', 'to', ...parties],
        result.waterfall.steps.map(({ term, from, to, shares }) => [
          term,
          from,
          to,
          ...parties.map((p) =>
            isRedLine(result, p, term, from, to) ? AT_NO_PRICE : (shares[p] ?? null),
          ),
        ]),
      ),
    },
    {
      name: 'payments.csv',
      text: csvText(
        ['deal', 'party', 'receives', 'pays_least', 'pays_most', 'pays_by_gain'],
        result.payments.flatMap(({ deal, payers, payees }) => [
          ...payees.map(({ party, amount }): CsvCell[] => [deal, party, amount, null, null, null]),
          ...payers.map(({ party, least, most, proportional }): CsvCell[] => [
            deal,
            party,
            null,
            least,
            most,
            proportional,
          ]),
        ]),
      ),
    },
    {
      name: 'coalitions.csv',
      text: csvText(
        ['reaction', 'members', 'worth', 'alternatives', 'own_deal', 'terms_left_open'],
        result.coalitions.flatMap(({ reaction, values }) =>
          values.map(({ members, worth, alternatives, best, open }) => [
            reaction,
            members.join(' '),
            worth,
            alternatives,
            best === null
              ? null
              : Object.entries(best)
                  .map(([t, o]) => `${t}: ${o}`)
                  .join('; '),
            open.join(' '),
          ]),
        ),
      ),
    },
    {
      name: 'robustness.csv',
      text: csvText(
        ['wants_times', 'alternatives_times', 'deals_all_sign'],
        result.robustness.map(({ wants, alternatives, signable }) => [
          wants,
          alternatives,
          signable,
        ]),
      ),
    },
    stampTable(result.stamp),
  ];
}
