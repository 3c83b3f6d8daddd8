import type { WriteSheet } from 'hucre/xlsx';
import { textCell } from './cell-text.ts';
import { chartOf } from './chart.ts';
import type { CellsOf } from './cover.ts';
import { CHARTS } from './layout.ts';
import type { SheetContext } from './sheet-context.ts';
import { styles } from './style.ts';

/** Cells that a chart takes, with a gap after it. */
const HEIGHT = 18;
const WIDTH = 8;

/** All charts, row by row as they are asked for. */
export function chartSheet({ model, layout }: SheetContext, cellsOf: CellsOf): WriteSheet {
  return {
    name: CHARTS,
    columns: [],
    cells: cellsOf(function* () {
      yield [1, 1, textCell(CHARTS, styles.title)];
    }),
    view: { showGridLines: false },
    pageSetup: { orientation: 'landscape', paperSize: 'a3', fitToPage: true, fitToHeight: 0 },
    charts: (model.charts ?? []).flatMap((charts, r) =>
      charts.map((request, c) => {
        const from = { row: 2 + r * (HEIGHT + 1), col: c * (WIDTH + 1) };
        return chartOf(request, layout, model.periods, {
          from,
          to: { row: from.row + HEIGHT, col: from.col + WIDTH },
        });
      }),
    ),
  };
}
