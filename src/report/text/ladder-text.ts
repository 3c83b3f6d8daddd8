import { quantileAt } from '../quantile.ts';
import type { LadderRow, Result } from '../result.ts';
import { type Cell, tableLines } from './columns.ts';
import { remark, rowsShown, section, type TextContext } from './context.ts';

/** The ladder of money, total first, then the `top` largest sources. */
export function ladderLines(result: Result, context: TextContext, top: number): string[] {
  const { words, format, width, style } = context;
  const { columns } = words;
  if (result.ladder.length === 0) return [];
  const money = format.moneyCell;
  const p50 = (of: { readonly quantiles: readonly number[] }) =>
    money(quantileAt(result.levels, of.quantiles, 0.5));
  const total = result.ladderTotal;
  const rows = result.ladder.toSorted((a, b) => size(b) - size(a));
  const shown = rows.slice(0, rowsShown(rows.length, top));
  const head: Cell[] = [
    words.inUnit(columns.source, format.moneyUnit),
    columns.announced,
    columns.pledged,
    columns.evidenced,
    columns.committed,
    columns.drawn,
  ].map((text) => ({ text, style: style.dim }));
  const sum: Cell[] = [
    columns.total,
    money(total.announced),
    money(total.pledged),
    money(total.evidenced),
    p50(total.committed),
    p50(total.drawn),
  ].map((text) => ({ text, style: style.bold }));
  const lines = tableLines(
    [
      head,
      sum,
      ...shown.map((row) => [
        row.name,
        money(row.announced),
        money(row.pledged),
        money(row.evidenced),
        p50(row.committed),
        p50(row.drawn),
      ]),
    ],
    [{ shrinkTo: 16 }, ...Array.from({ length: 5 }, () => ({ align: 'right' as const }))],
    width,
  );
  const rest = rows.length - shown.length;
  return section(
    words.titles.ladder,
    rest > 0 ? [...lines, ...remark(words.notes.more(format.count(rest)), context)] : lines,
    context,
  );
}

function size({ announced, pledged, committed }: LadderRow): number {
  return Math.max(announced ?? 0, pledged ?? 0, committed.mean ?? 0);
}
