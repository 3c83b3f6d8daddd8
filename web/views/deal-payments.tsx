import type { DealReading } from '../../src/report/index.ts';
import { TableView } from '../charts/figure.tsx';
import { type Table, usdCell } from '../charts/table.ts';
import { unbroken } from '../charts/unbroken.ts';
import { useReading } from '../reader/reading.ts';
import { dealName } from './deal-name.ts';

/** Deals that stand open; the others are folded. */
const MOST = 3;

/** Side payments after which all would sign, the smallest first. */
export function Payments({ deal }: { readonly deal: DealReading }) {
  const { result, words, names, format } = deal;
  const { says } = useReading();
  const payments = result.payments
    .filter(({ total }) => total > 0)
    .toSorted((a, b) => a.total - b.total);
  const [first] = payments;
  if (first === undefined) return null;
  const nameOf = (id: number) => {
    const row = names.row(id);
    return row === undefined ? `${words.deal} ${id}` : dealName(deal, row);
  };
  const usd = (value: number | null) => usdCell(value, format.money);
  const none = usd(null);
  const table = (shown: typeof payments): Table => ({
    head: [
      words.columns.deal,
      words.columns.party,
      says.inUnit(words.columns.payee, 'USD'),
      says.inUnit(words.columns.payer, 'USD'),
      says.inUnit(says.columns.least, 'USD'),
      says.inUnit(says.columns.most, 'USD'),
    ],
    rows: shown.flatMap(({ deal: id, payers, payees }) => [
      ...payees.map(({ party, amount }) => [
        nameOf(id),
        names.party(party),
        usd(amount),
        none,
        none,
        none,
      ]),
      ...payers.map(({ party, least, most, proportional }) => [
        nameOf(id),
        names.party(party),
        none,
        usd(proportional),
        usd(least),
        usd(most),
      ]),
    ]),
  });
  const folded = payments.slice(MOST);
  const title = says.titles.payments(format.money(first.total), nameOf(first.deal));
  return (
    <section className="plain" id="payments">
      <h2>{unbroken(title)}</h2>
      <TableView title={title} table={table(payments.slice(0, MOST))} />
      {folded.length > 0 && (
        <details>
          <summary>{says.notes.otherPayments(format.count(folded.length))}</summary>
          <TableView
            title={says.notes.otherPayments(format.count(folded.length))}
            table={table(folded)}
          />
        </details>
      )}
      <p className="small quiet">{words.notes.payments}</p>
    </section>
  );
}
