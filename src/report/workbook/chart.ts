import type { SheetChart } from 'hucre/xlsx';
import { literal } from './cell-text.ts';
import { column, fixedCell, headerRow, sheetPrefix } from './grid.ts';
import { type Layout, TIME } from './layout.ts';
import type { ChartRequest } from './model.ts';
import { numberFormat } from './number-format.ts';

/** Colours that stay apart for all kinds of colour vision (Okabe and Ito 2008). */
const colours = ['0072B2', 'E69F00', '009E73', 'CC79A7', '56B4E9', 'D55E00', '999999', 'F0E442'];

/** A chart over the months: what lies before the first has no place on a time axis. */
export function chartOf(
  { title, kind, lines, names, unit }: ChartRequest,
  layout: Layout,
  periods: number,
  anchor: SheetChart['anchor'],
): SheetChart {
  const from = column.period + (periods > 1 ? 1 : 0);
  const range = (sheet: string, row: number) =>
    `${sheetPrefix(sheet)}${fixedCell(from, row)}:${fixedCell(column.period + periods - 1, row)}`;
  return {
    type: kind === 'line' ? 'line' : 'column',
    title: literal(title),
    altText: literal(title),
    anchor,
    legend: lines.length > 1 ? 'bottom' : false,
    ...(kind === 'stack' ? { barGrouping: 'stacked' as const, overlap: 100 } : {}),
    ...(kind === 'line' ? {} : { gapWidth: 30 }),
    ...(kind === 'line' ? { showLineMarkers: false } : {}),
    series: lines.map((address, i) => {
      const line = layout.line(address);
      if (line.kind !== 'row')
        throw new Error(`a chart shows rows and this is a scalar: ${address}`);
      const { sheet, row } = layout.place(address);
      return {
        name: literal(names?.[i] ?? line.label),
        values: range(sheet, row),
        categories: range(TIME, headerRow.month),
        color: colours[i % colours.length] ?? '000000',
        ...(kind === 'line'
          ? { stroke: { width: 1.75 }, marker: { symbol: 'none' as const } }
          : {}),
      };
    }),
    axes: {
      x: {
        tickLblPos: 'low',
        majorTickMark: 'none',
        minorTickMark: 'none',
        numberFormat: { formatCode: 'mmm yy' },
        ...spaced(periods),
      },
      y: {
        title: literal(unit),
        minorTickMark: 'none',
        numberFormat: { formatCode: numberFormat(unit) },
      },
    },
  };
}

/** A label a year where there are many months. */
function spaced(periods: number): { tickLblSkip?: number; tickMarkSkip?: number } {
  return periods > 24 ? { tickLblSkip: 12, tickMarkSkip: 12 } : {};
}
