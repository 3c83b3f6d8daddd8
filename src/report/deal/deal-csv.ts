import type { DealResult, DealRow } from '../../run/index.ts';
import { type CsvCell, type CsvTable, table } from '../csv/cell.ts';
import { stampTable } from '../csv/stamp.ts';
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
  return table(
    'deals',
    [
      'deal',
      'name',
      ...result.terms.map(({ id }) => id),
      'admissible',
      'trials',
      'all sign (share of replicates)',
      'on front (share of replicates)',
      'mean capacity by the horizon (IT MW)',
      ...result.parties.flatMap(({ id }) =>
        [
          'money (USD)',
          'wants (USD)',
          'utility (USD)',
          'gain (USD)',
          'standard error of the gain (USD)',
          'signs (share of replicates)',
        ].map((part) => `${id} ${part}`),
      ),
    ],
    lines,
  );
}

const refusedOptions = ({ redLines }: DealResult, term: string, party: string): string[] =>
  redLines?.lines.flatMap((line) =>
    line.term === term && line.party === party ? [line.option] : [],
  ) ?? [];

/** The other tables of the document: blocking, swings, waterfall, payments, coalitions, robustness, and the stamp of all. */
export function dealCsvTables(result: DealResult): readonly CsvTable[] {
  const parties = result.parties.map(({ id }) => id);
  return [
    table(
      'blocking',
      [
        'party',
        'alternative (USD)',
        'refuses (deals)',
        'refuses alone (deals)',
        'nearest deal',
        'missing (USD)',
        ...(result.redLines === undefined ? [] : ['refuses at no price (deals)']),
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
    table(
      'swings',
      ['term', 'option', 'party', 'effect (USD)', 'swing (USD)'],
      result.swings.flatMap(({ term, party, effects, swing }) =>
        [
          ...Object.entries(effects),
          ...refusedOptions(result, term, party).map((option) => [option, AT_NO_PRICE] as const),
        ].map(([option, effect]) => [term, option, party, effect, swing]),
      ),
    ),
    table(
      'waterfall',
      ['term', 'from', 'to', ...parties.map((id) => `${id} (USD)`)],
      result.waterfall.steps.map(({ term, from, to, shares }) => [
        term,
        from,
        to,
        ...parties.map((p) =>
          isRedLine(result, p, term, from, to) ? AT_NO_PRICE : (shares[p] ?? null),
        ),
      ]),
    ),
    table(
      'payments',
      [
        'deal',
        'party',
        'receives (USD)',
        'pays at least (USD)',
        'pays at most (USD)',
        'pays by gain (USD)',
      ],
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
    table(
      'coalitions',
      ['reaction', 'members', 'worth (USD)', 'alternatives (USD)', 'own deal', 'terms left open'],
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
    table(
      'robustness',
      ['wants (times)', 'alternatives (times)', 'all sign (deals)'],
      result.robustness.map(({ wants, alternatives, signable }) => [wants, alternatives, signable]),
    ),
    stampTable(result.stamp),
  ];
}
