import type { MonthlySpread, Result } from '../result.ts';
import { type CsvCell, type CsvTable, table } from './cell.ts';
import { spreadHead } from './headings.ts';

/** Long form: one row for each scope or site, month and series; the unit is a column. */
export function monthlyTable({ months, levels, scopes, sites }: Result): CsvTable {
  const empty: CsvCell[] = levels.map(() => null);
  const spread = (kind: string, id: string, name: string, unit: string, of: MonthlySpread) =>
    months.map((month, i): CsvCell[] => [
      kind,
      id,
      month,
      name,
      unit,
      of.mean[i] ?? null,
      ...(of.quantiles[i] ?? empty),
    ]);
  const means = (id: string, name: string, of: readonly number[]) =>
    months.map((month, i): CsvCell[] => ['scope', id, month, name, 'USD', of[i] ?? null, ...empty]);
  const rows = [
    ...scopes.flatMap(({ id, monthly }) => [
      ...spread('scope', id, 'mw', 'IT MW', monthly.mw),
      ...spread('scope', id, 'data-centres', 'count', monthly.dataCentres),
      ...spread('scope', id, 'spent', 'USD', monthly.spent),
      ...spread('scope', id, 'need', 'USD', monthly.need),
      ...spread('scope', id, 'committed', 'USD', monthly.committed),
      ...spread('scope', id, 'jobs', 'count', monthly.jobs),
      ...means(id, 'revenue', monthly.revenue),
      ...means(id, 'operating-cost', monthly.operatingCost),
    ]),
    ...sites.flatMap(({ id, mw, spent }) => [
      ...spread('site', id, 'mw', 'IT MW', mw),
      ...spread('site', id, 'spent', 'USD', spent),
    ]),
  ];
  return table(
    'monthly',
    ['kind', 'id', 'month', 'series', 'unit', ...spreadHead('value', 'unit', levels)],
    rows,
  );
}
