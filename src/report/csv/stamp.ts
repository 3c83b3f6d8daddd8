import type { Stamp } from '../result.ts';
import { type CsvTable, table } from './cell.ts';

/** What the tables beside it were made from. A file of its own, so that the others stay plain tables. */
export function stampTable(stamp: Stamp): CsvTable {
  return table(
    'stamp',
    ['what', 'value'],
    [
      ['programme', stamp.programme],
      ['data date', stamp.dataDate],
      ['horizon', stamp.horizon],
      ['currency', stamp.currency],
      ['price year', stamp.priceYear],
      ['inputs (SHA-256)', stamp.inputs],
      ['seed', stamp.seed],
      ['trials', stamp.trials],
      ['engine', stamp.engine],
      ['format', stamp.format],
    ],
  );
}
