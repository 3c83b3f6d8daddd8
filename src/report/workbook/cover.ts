import type { SheetChart, WriteSheet } from 'hucre/xlsx';
import { textCell } from './cell-text.ts';
import { chartOf } from './chart.ts';
import { stateReference, stateRules } from './check-cells.ts';
import { column } from './grid.ts';
import { COVER } from './layout.ts';
import type { PlacedCell, SheetContext } from './sheet-context.ts';
import { formulaStyle, inputStyle, styles } from './style.ts';

const CHART_HEIGHT = 20;
const CHART_WIDTH = 12;
/** Rows on the cover where the state of the checks and the colours stand, from 1. */
const STATE_ROW = 3;

/** The first sheet: what the workbook shows, how it was made, whether its checks hold, charts. */
export function coverSheet(context: SheetContext, cellsOf: CellsOf): WriteSheet {
  const { model, layout } = context;
  const charts: SheetChart[] = (model.charts ?? []).map((request, i) =>
    chartOf(request, layout, model.periods, {
      from: { row: 2 + i * (CHART_HEIGHT + 1), col: 3 },
      to: { row: 2 + i * (CHART_HEIGHT + 1) + CHART_HEIGHT, col: 3 + CHART_WIDTH },
    }),
  );
  return {
    name: COVER,
    columns: [{ width: 26 }, { width: 70 }, { width: 3 }],
    cells: cellsOf(() => coverCells(context)),
    conditionalRules: stateRules(`B${STATE_ROW}`),
    view: { showGridLines: false },
    pageSetup: { orientation: 'landscape', paperSize: 'a4', fitToPage: true, fitToHeight: 0 },
    charts,
  };
}

/** Makes the cells of a sheet for the writer from a generator. */
export type CellsOf = (cells: () => Generator<PlacedCell>) => NonNullable<WriteSheet['cells']>;

function* coverCells(context: SheetContext): Generator<PlacedCell> {
  const { model, layout } = context;
  const { stamp } = model;
  yield [1, 1, textCell(model.title, styles.title)];
  yield [STATE_ROW, 1, textCell('All checks', styles.quiet)];
  yield [STATE_ROW, 2, stateReference(context)];
  const facts = [
    ['Shows', stamp.shows],
    ['Data date', stamp.dataDate],
    ['Hash of the inputs', stamp.inputsHash],
    ['Seed', stamp.seed],
    ['Engine version', stamp.engineVersion],
    ['Periods', `period 0 is all before the first month, then ${model.periods - 1} months`],
  ] as const;
  let row = STATE_ROW + 1;
  for (const [label, text] of facts) {
    yield [row, 1, textCell(label, styles.quiet)];
    yield [row++, 2, textCell(text, styles.wrapped)];
  }
  row++;
  yield [row, 1, textCell('Colours', styles.head)];
  yield [row++, 2, textCell('', styles.head)];
  yield [row, 1, textCell('12.3', inputStyle('@'))];
  yield [row++, 2, textCell('an input: may be changed; its source stands in column D')];
  yield [row, 1, textCell('12.3', formulaStyle('@'))];
  yield [row++, 2, textCell('a formula: the same in every period of its row')];
  row++;
  yield [row, 1, textCell('Sheets', styles.head)];
  yield [row++, 2, textCell('', styles.head)];
  for (const { name, rows } of layout.sheets) {
    const location = `'${name.replaceAll("'", "''")}'!A1`;
    const lines = rows.filter((planned) => 'line' in planned).length;
    yield [
      row,
      column.label,
      { ...textCell(name, styles.link), hyperlink: { target: '', location, display: name } },
    ];
    yield [row++, 2, textCell(lines === 1 ? '1 line' : `${lines} lines`, styles.quiet)];
  }
}
