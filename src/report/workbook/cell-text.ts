import type { Cell, CellStyle } from 'hucre/xlsx';

const LONGEST = 32767;

/**
 * A cell that holds text and nothing but text: "=1+1" is not taken for a formula, "#REF!" not for
 * an error, "_x0041_" not for an escaped letter.
 */
export function textCell(text: string, style?: CellStyle): Partial<Cell> {
  const safe = literal(text);
  const styled = style === undefined ? {} : { style };
  return /^#[A-Z/0_]+[!?A]$/.test(safe)
    ? { ...styled, richText: [{ text: safe }] }
    : { ...styled, value: safe };
}

/** Text that no reader of the file format decodes into something else. */
export function literal(text: string): string {
  return text
    .slice(0, LONGEST)
    .toWellFormed()
    .replaceAll(/[\uFFFE\uFFFF]/g, '\uFFFD')
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
