import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getTokens, initSync, Model } from '@ironcalc/wasm';
import { columnName } from '../grid.ts';

const wasm = fileURLToPath(import.meta.resolve('@ironcalc/wasm/wasm_bg.wasm'));
initSync({ module: readFileSync(wasm) });

/** An empty workbook of IronCalc that calculates when told to. */
export function emptyModel(): Model {
  const model = new Model('workbook', 'en', 'UTC', 'en');
  model.pauseEvaluation();
  return model;
}

/** A formula `by` columns further right, its references found by IronCalc's own reader. */
export function shifted(formula: string, by: number): string {
  let text = '';
  let from = 0;
  const characters = [...formula];
  for (const { token, start, end } of getTokens(formula)) {
    const isReference = typeof token === 'object' && ('Reference' in token || 'Range' in token);
    if (!isReference) continue;
    text += characters.slice(from, start).join('');
    const own = characters.slice(start, end).join('');
    const bang = own.lastIndexOf('!') + 1;
    const ends = own.slice(bang).split(':');
    text += own.slice(0, bang) + ends.map((cell) => shiftedCell(cell, by)).join(':');
    from = end;
  }
  return text + characters.slice(from).join('');
}

function shiftedCell(cell: string, by: number): string {
  const match = /^([A-Z]+)(\$?\d+)$/.exec(cell.trim());
  if (match === null) return cell;
  const [, letters = '', row = ''] = match;
  return columnName(columnNumber(letters) + by) + row;
}

/** 27 for "AA". */
export function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
