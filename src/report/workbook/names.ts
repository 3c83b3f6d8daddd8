import type { NamedRange } from 'hucre';
import { column, columnName, fixedCell, headerRow, sheetPrefix } from './grid.ts';
import type { Layout } from './layout.ts';
import { CHECKS, checkRow } from './layout.ts';

/** Defined names of scalar inputs, their addresses, and of the tolerance, each once whatever its case; print titles. */
export function definedNames(layout: Layout): NamedRange[] {
  const taken = new Set<string>();
  const names: NamedRange[] = [];
  const add = (wanted: string, sheet: string, row: number): void => {
    const base = validName(wanted);
    let name = base;
    for (let i = 2; taken.has(name.toLowerCase()); i++) name = `${base}_${i}`;
    taken.add(name.toLowerCase());
    names.push({ name, range: `${sheetPrefix(sheet)}${fixedCell(column.constant, row)}` });
  };
  add('check_tolerance', CHECKS, checkRow.tolerance);
  for (const { name: sheet, rows } of layout.sheets) {
    names.push(printTitles(sheet));
    for (const planned of rows) {
      if (!('line' in planned)) continue;
      const { line, address, row } = planned;
      if (line.kind !== 'scalar' || line.formula !== undefined) continue;
      add(address, sheet, row);
    }
  }
  return names;
}

/** Header and labels are repeated on every printed page. */
function printTitles(sheet: string): NamedRange {
  const prefix = sheetPrefix(sheet);
  const rows = `$${headerRow.title}:$${headerRow.heads}`;
  const columns = `$${columnName(column.label)}:$${columnName(column.constant)}`;
  return {
    name: '_xlnm.Print_Titles',
    range: `${prefix}${rows},${prefix}${columns}`,
    scope: sheet,
  };
}

/**
 * A name that Excel takes: letters, digits and underscores, not first a digit, not like a cell
 * ("A1", "R1C1", "R", "C"), at most 255 characters.
 */
export function validName(wanted: string): string {
  const plain = wanted.replaceAll(/[^\p{L}\p{N}_]/gu, '_').slice(0, 240);
  const clashes = /^(?:[A-Za-z]{1,3}\d+|[RrCc]\d*(?:[Cc]\d*)?|true|false)$/i.test(plain);
  return clashes || !/^[\p{L}_]/u.test(plain) ? `_${plain}` : plain;
}
