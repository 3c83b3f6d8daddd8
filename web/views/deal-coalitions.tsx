import type { DealReading } from '../../src/report/index.ts';
import { TableView } from '../charts/figure.tsx';
import type { Table } from '../charts/table.ts';
import { unbroken } from '../charts/unbroken.ts';
import { useReading } from '../reader/reading.ts';
import { signed } from './signed.ts';

/** Rows that stand open; the others are folded. */
const MOST = 10;

/** What groups of parties can have by themselves, and who would gain by leaving, those first. */
export function Coalitions({ deal }: { readonly deal: DealReading }) {
  const { result, words, names, format } = deal;
  const { says } = useReading();
  const key = (members: readonly string[]) => members.join();
  const gained = (gains: Readonly<Record<string, number>>) =>
    Object.values(gains).reduce((a, b) => a + b, 0);
  const rows = [
    ...Map.groupBy(
      result.coalitions.flatMap(({ reaction, values, leavers }) =>
        values.map(({ members, worth }) => {
          const leaver = leavers.find((one) => key(one.members) === key(members));
          const gain = leaver === undefined ? null : gained(leaver.gains);
          return { reaction, members, worth, gain };
        }),
      ),
      ({ members }) => key(members),
    ).values(),
  ]
    .map((answers) => ({
      members: answers[0]?.members.map(names.party).join(' + ') ?? '',
      answers,
      most: Math.max(...answers.map(({ gain }) => gain ?? Number.NEGATIVE_INFINITY)),
      worth: Math.max(...answers.map(({ worth }) => worth)),
    }))
    .toSorted((a, b) => (a.most === b.most ? b.worth - a.worth : b.most - a.most));
  const leaving = rows.filter(({ most }) => most > 0);
  const [first] = leaving;
  if (rows.length === 0) return null;
  const title =
    first === undefined
      ? says.titles.coalitionsNone(result.signable > 0)
      : says.titles.coalitions(
          format.count(leaving.length),
          format.count(rows.length),
          first.members,
          signed(first.most, format.money),
          result.signable > 0,
        );
  const table = (shown: typeof rows): Table => ({
    head: [
      words.columns.members,
      ...result.coalitions.flatMap(({ reaction }) => [
        `${words.reactions[reaction]}: ${words.columns.worth} (USD)`,
        `${words.reactions[reaction]}: ${words.columns.gain} (USD)`,
      ]),
    ],
    rows: shown.map(({ members, answers }) => [
      members,
      ...result.coalitions.flatMap(({ reaction }) => {
        const { worth = null, gain = null } =
          answers.find((answer) => answer.reaction === reaction) ?? {};
        return [
          { value: worth, text: format.money(worth) },
          { value: gain, text: gain === null ? '–' : signed(gain, format.money) },
        ];
      }),
    ]),
  });
  const open = rows.slice(0, Math.max(2, Math.min(MOST, leaving.length)));
  const folded = rows.slice(open.length);
  return (
    <section className="plain" id="coalitions">
      <h2>{unbroken(title)}</h2>
      <TableView title={title} table={table(open)} />
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
