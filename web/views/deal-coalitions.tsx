import { type DealReading, ownDeals, surplus } from '../../src/report/index.ts';
import { TableView } from '../charts/figure.tsx';
import { signed } from '../charts/signed.ts';
import { type Table, usdCell, usdChangeCell } from '../charts/table.ts';
import { unbroken } from '../charts/unbroken.ts';
import { useReading } from '../reader/reading.ts';

/** Rows that stand open; the others are folded. */
const MOST = 10;

/**
 * What groups of parties can have by themselves, in deals that may leave terms open, and who would
 * gain by leaving. Nobody leaves a deal that nobody signs: then who can have more than by walking away.
 */
export function Coalitions({ deal }: { readonly deal: DealReading }) {
  const { result, words, names, format } = deal;
  const {
    says,
    words: { colon },
  } = useReading();
  const isSigned = result.signable > 0;
  const key = (members: readonly string[]) => members.join();
  const gained = (gains: Readonly<Record<string, number>>) =>
    Object.values(gains).reduce((a, b) => a + b, 0);
  const rows = [
    ...Map.groupBy(
      result.coalitions.flatMap(({ reaction, values, leavers }) => {
        const own = new Set(ownDeals(values));
        const gainOf = (value: (typeof values)[number]) => {
          if (!isSigned) return own.has(value) ? surplus(value) : null;
          const leaver = leavers.find((one) => key(one.members) === key(value.members));
          return leaver === undefined ? null : gained(leaver.gains);
        };
        return values.map((value) => ({ ...value, reaction, gain: gainOf(value) }));
      }),
      ({ members }) => key(members),
    ).values(),
  ]
    .map((answers) => ({
      members: answers[0]?.members.map(names.party).join(' + ') ?? '',
      alternatives: answers[0]?.alternatives ?? null,
      open: answers.toSorted((a, b) => b.worth - a.worth)[0]?.open ?? [],
      answers,
      most: Math.max(...answers.map(({ gain }) => gain ?? Number.NEGATIVE_INFINITY)),
      worth: Math.max(...answers.map(({ worth }) => worth)),
    }))
    .toSorted((a, b) => (a.most === b.most ? b.worth - a.worth : b.most - a.most));
  const leaving = rows.filter(({ most }) => most > 0);
  const [first] = leaving;
  // who signs alone has nobody to leave
  if (rows.length < 2) return null;
  const title =
    first === undefined
      ? isSigned
        ? says.titles.coalitionsNone
        : says.titles.coalitionsApartNone
      : (isSigned ? says.titles.coalitions : says.titles.coalitionsApart)(
          format.count(leaving.length),
          format.count(rows.length),
          first.members,
          signed(first.most, format.money),
          format.count(first.open.length),
        );
  const table = (shown: typeof rows): Table => ({
    head: [
      words.columns.members,
      says.inUnit(words.columns.alternatives, 'USD'),
      ...result.coalitions.flatMap(({ reaction }) => [
        says.inUnit(`${words.reactions[reaction]}${colon}${words.columns.worth}`, 'USD'),
        says.inUnit(`${words.reactions[reaction]}${colon}${words.columns.gain}`, 'USD'),
      ]),
      words.columns.open,
    ],
    rows: shown.map(({ members, alternatives, open, answers }) => [
      members,
      usdCell(alternatives, format.money),
      ...result.coalitions.flatMap(({ reaction }) => {
        const { worth = null, gain = null } =
          answers.find((answer) => answer.reaction === reaction) ?? {};
        return [usdCell(worth, format.money), usdChangeCell(gain, format.money)];
      }),
      { value: open.length, text: format.count(open.length) },
    ]),
  });
  const open = rows.slice(0, Math.max(2, Math.min(MOST, leaving.length)));
  const folded = rows.slice(open.length);
  return (
    <section className="plain" id="coalitions">
      <h2>{unbroken(title)}</h2>
      <TableView title={title} table={table(open)} />
      {first !== undefined && first.open.length > 0 && (
        <p className="small quiet">
          {[first.members, words.columns.open, first.open.map(names.question).join(' · ')].join(
            colon,
          )}
        </p>
      )}
      {folded.length > 0 && (
        <details>
          <summary>{says.notes.otherCoalitions(format.count(folded.length))}</summary>
          <TableView
            title={says.notes.otherCoalitions(format.count(folded.length))}
            table={table(folded)}
          />
        </details>
      )}
      <p className="small quiet">{words.notes.coalitions}</p>
    </section>
  );
}
