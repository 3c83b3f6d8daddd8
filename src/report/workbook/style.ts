import type { CellStyle } from 'hucre/xlsx';

type Fill = NonNullable<CellStyle['fill']>;
type Font = NonNullable<CellStyle['font']>;

/** Every font says its name and size: readers do not agree on what a font without them is. */
function font(rest: Font): Font {
  return { name: 'Calibri', size: 11, ...rest };
}

function solid(rgb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { rgb } };
}

const BLACK = { rgb: '000000' };
const GREY = { rgb: '6B6B6B' };

/** Cells that are no numbers of the model. */
export const styles = {
  title: { font: font({ bold: true, size: 14 }) },
  group: { font: font({ bold: true }), fill: solid('E8ECF1') },
  head: { font: font({ bold: true, color: GREY }), border: { bottom: { style: 'thin' } } },
  text: {},
  wrapped: { alignment: { wrapText: true, vertical: 'top' } },
  quiet: { font: font({ color: GREY }) },
  note: { font: font({ color: GREY }), alignment: { horizontal: 'left', indent: 1 } },
  noteHead: {
    font: font({ bold: true, color: GREY }),
    border: { bottom: { style: 'thin' } },
    alignment: { horizontal: 'left', indent: 1 },
  },
  numberHead: {
    font: font({ bold: true, color: GREY }),
    border: { bottom: { style: 'thin' } },
    alignment: { horizontal: 'right' },
  },
  tableHead: {
    font: font({ bold: true, color: GREY }),
    border: { bottom: { style: 'thin' } },
    alignment: { vertical: 'bottom' },
  },
  numberTableHead: {
    font: font({ bold: true, color: GREY }),
    border: { bottom: { style: 'thin' } },
    alignment: { horizontal: 'right', vertical: 'bottom', wrapText: true },
  },
  link: { font: font({ color: { rgb: '0563C1' }, underline: true }) },
  index: { font: font({ color: GREY }), numFmt: '0', alignment: { horizontal: 'right' } },
  date: { font: font({ bold: true }), numFmt: 'mmm yy', alignment: { horizontal: 'right' } },
  year: { font: font({ color: GREY }), numFmt: '0', alignment: { horizontal: 'right' } },
  state: { font: font({ bold: true }), alignment: { horizontal: 'center' } },
} as const satisfies Record<string, CellStyle>;

/** Numbers that may be changed: blue on light yellow. */
export function inputStyle(numFmt: string): CellStyle {
  return { font: font({ color: { rgb: '0000FF' } }), fill: solid('FFFFE0'), numFmt };
}

/** Numbers that are calculated: black. */
export function formulaStyle(numFmt: string): CellStyle {
  return { font: font({ color: BLACK }), numFmt };
}

/** Label of a line, indented by the depth of its group. */
export function labelStyle(depth: number): CellStyle {
  return { alignment: { horizontal: 'left', indent: depth } };
}

/** Heading of a group, indented like the labels around it. */
export function groupStyle(depth: number): CellStyle {
  return { ...styles.group, alignment: { horizontal: 'left', indent: depth } };
}

/** A check that holds, and one that does not. */
export const good: CellStyle = { font: { color: { rgb: '006100' } }, fill: conditional('C6EFCE') };
export const bad: CellStyle = { font: { color: { rgb: '9C0006' } }, fill: conditional('FFC7CE') };

/** A conditional fill shows its background colour, unlike a cell's own. */
function conditional(rgb: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { rgb }, bgColor: { rgb } };
}
