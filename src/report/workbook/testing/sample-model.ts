import { column, columnName, fixedCell, headerRow, periodRange, sheetPrefix } from '../grid.ts';
import type { CellPlace, WorkbookGroup, WorkbookLine, WorkbookModel } from '../model.ts';

/** Values of the lines by address and period; period 0 of a scalar. */
type At = (address: string, period: number) => number;

/** Names of cells for printing: the cell of a line in the formula's column, `by` further right. */
interface Print {
  readonly cell: (address: string, by?: number) => string;
  readonly range: (address: string) => string;
  readonly period: string;
}

/** A line that knows its formula twice: for the sheet and for this program. */
interface SampleLine extends Omit<WorkbookLine, 'formula'> {
  readonly print?: (p: Print) => string;
  readonly value: (at: At, period: number, periods: number) => number;
}

const row = (
  id: string,
  sheet: string,
  unit: string,
  value: SampleLine['value'],
  print?: SampleLine['print'],
): SampleLine => ({
  id,
  label: `${id} line`,
  unit,
  kind: 'row',
  sheet,
  value,
  ...(print === undefined ? {} : { print }),
});

const scalar = (...line: Parameters<typeof row>): SampleLine => ({
  ...row(...line),
  kind: 'scalar',
});

/** Spend and a loan that pays for it, with every kind of reference that a money line makes. */
function project(id: string, size: number): readonly SampleLine[] {
  const a = (name: string) => `${id}.${name}`;
  const mean = (at: At, period: number) => at(a('opening'), period) * at(a('rate'), 0);
  return [
    scalar('rate', 'Inputs', '1/month', () => 0.07 / 12),
    scalar('build', 'Inputs', 'months', () => 6),
    scalar('price', 'Inputs', 'USD', () => size * 2.3e7),
    row('cost', 'Inputs', 'USD', (_, t) => (t < 7 ? size * 1e8 * Math.sin(t + 1) ** 2 : 0)),
    row(
      'works',
      'Time',
      'flag',
      (at, t) => (t <= at(a('build'), 0) ? 1 : 0),
      (p) => `IF(${p.period}<=${p.cell(a('build'))},1,0)`,
    ),
    row(
      'revenue',
      'Operations',
      'USD',
      (at, t) => (1 - at(a('works'), t)) * at(a('price'), 0) * 1.002 ** t,
      (p) => `(1-${p.cell(a('works'))})*${p.cell(a('price'))}*1.002^${p.period}`,
    ),
    row(
      'opening',
      'Debt',
      'USD',
      (at, t) => (t === 0 ? 0 : at(a('closing'), t - 1)),
      (p) => p.cell(a('closing'), -1),
    ),
    row(
      'interest',
      'Debt',
      'USD',
      (at, t) => mean(at, t),
      (p) => `${p.cell(a('opening'))}*${p.cell(a('rate'))}`,
    ),
    row(
      'repaid',
      'Debt',
      'USD',
      (at, t) =>
        Math.min(at(a('opening'), t), Math.max(0, at(a('revenue'), t) / 1.3 - mean(at, t))),
      (p) =>
        `MIN(${p.cell(a('opening'))},MAX(0,${p.cell(a('revenue'))}/1.3-${p.cell(a('interest'))}))`,
    ),
    row(
      'closing',
      'Debt',
      'USD',
      (at, t) =>
        at(a('opening'), t) +
        at(a('cost'), t) +
        at(a('works'), t) * at(a('interest'), t) -
        at(a('repaid'), t),
      (p) =>
        `${p.cell(a('opening'))}+${p.cell(a('cost'))}+${p.cell(a('works'))}*${p.cell(a('interest'))}-${p.cell(a('repaid'))}`,
    ),
    row(
      'dscr',
      'Debt',
      'x',
      (at, t) => {
        const service = at(a('repaid'), t) + at(a('interest'), t);
        return service === 0 ? 0 : at(a('revenue'), t) / service;
      },
      (p) => {
        const service = `(${p.cell(a('repaid'))}+${p.cell(a('interest'))})`;
        return `IF(${service}=0,0,${p.cell(a('revenue'))}/${service})`;
      },
    ),
    row(
      'worth',
      'Returns',
      'USD',
      (at, t, periods) =>
        (t + 1 < periods ? at(a('worth'), t + 1) : 0) / (1 + at(a('rate'), 0)) +
        at(a('revenue'), t),
      (p) => `${p.cell(a('worth'), 1)}/(1+${p.cell(a('rate'))})+${p.cell(a('revenue'))}`,
    ),
    row(
      'late',
      'Returns',
      'USD',
      (at, t) => (t >= 3 ? at(a('revenue'), t - 3) : 0),
      (p) => `IF(${p.period}>=3,INDEX(${p.range(a('revenue'))},${p.period}-3+1),0)`,
    ),
    scalar(
      'lowest',
      'Returns',
      'x',
      (at, _, periods) => {
        let lowest = Number.POSITIVE_INFINITY;
        for (let t = 0; t < periods; t++) {
          if (at(a('dscr'), t) !== 0) lowest = Math.min(lowest, at(a('dscr'), t));
        }
        return lowest === Number.POSITIVE_INFINITY ? 0 : lowest;
      },
      (p) => {
        const range = p.range(a('dscr'));
        return `IF(COUNTIF(${range},"<>0")=0,0,_xlfn.MINIFS(${range},${range},"<>0"))`;
      },
    ),
    row(
      'balance',
      'Checks',
      'USD',
      (at, t) => Math.min(0, at(a('closing'), t)),
      (p) => `MIN(0,${p.cell(a('closing'))})`,
    ),
    scalar(
      'rest',
      'Checks',
      'USD',
      (at, _, periods) => Math.min(0, at(a('closing'), periods - 1)),
      (p) => `MIN(0,INDEX(${p.range(a('closing'))},COLUMNS(${p.range(a('closing'))})))`,
    ),
  ];
}

/** A model of a few projects in two groups, calculated by this program itself. */
export function sampleModel(projects: number, periods: number): WorkbookModel {
  const groups: WorkbookGroup[] = [];
  const lines = new Map<string, SampleLine>();
  for (let i = 0; i < projects; i++) {
    const id = `site-${i + 1}`;
    const own = project(id, i + 1);
    for (const line of own) lines.set(`${id}.${line.id}`, line);
    groups.push({
      id,
      name: `Site ${i + 1}`,
      lines: own.map(({ print, value: _, ...line }) =>
        print === undefined ? line : { ...line, formula: `formula of ${line.id}` },
      ),
    });
  }
  const values = calculated(lines, periods);
  return {
    title: 'A sample of money',
    stamp: {
      inputsHash: 'sha256:1f2e',
      seed: '20250721',
      engineVersion: '0.1.0',
      dataDate: '2025-07-21',
      shows: 'every input at its median',
    },
    groups,
    periods,
    firstMonth: 2025 * 12 + 7,
    values,
    formula: (address, place) => printed(lines, address, place, periods),
    note: (address) => ({
      source: `fact of ${address}`,
      total: address.endsWith('.cost') || address.endsWith('.revenue'),
    }),
    checks: groups.flatMap(({ id }) => [`${id}.balance`, `${id}.rest`]),
    results: [
      {
        heading: 'Sites',
        columns: ['Revenue', 'Rate'],
        rows: groups.map(({ id, name }) => ({ name, lines: [`${id}.revenue`, `${id}.rate`] })),
      },
    ],
    charts: [
      [{ title: 'Cover of debt service', kind: 'line', lines: ['site-1.dscr'], unit: 'x' }],
      [
        {
          title: 'Money',
          kind: 'stack',
          lines: ['site-1.revenue', 'site-1.repaid'],
          names: ['In', 'Out'],
          unit: 'USD',
        },
      ],
    ],
  };
}

/** Every value by its definition, each once. */
function calculated(lines: ReadonlyMap<string, SampleLine>, periods: number) {
  const known = new Map<string, Float64Array>();
  const done = new Map<string, Uint8Array>();
  const at: At = (address, period) => {
    const line = lines.get(address);
    if (line === undefined) throw new Error(`no such line: ${address}`);
    const values = known.get(address) ?? new Float64Array(line.kind === 'row' ? periods : 1);
    const ready = done.get(address) ?? new Uint8Array(values.length);
    known.set(address, values);
    done.set(address, ready);
    if (ready[period] !== 1) {
      values[period] = line.value(at, period, periods);
      ready[period] = 1;
    }
    return values[period]!;
  };
  return (address: string): Float64Array => {
    const count = lines.get(address)?.kind === 'row' ? periods : 1;
    for (let t = 0; t < count; t++) at(address, t);
    return known.get(address)!;
  };
}

function printed(
  lines: ReadonlyMap<string, SampleLine>,
  address: string,
  place: (address: string) => CellPlace,
  periods: number,
): string {
  const own = place(address);
  const before = (sheet: string) => (sheet === own.sheet ? '' : sheetPrefix(sheet));
  const print = lines.get(address)?.print;
  if (print === undefined) throw new Error(`no formula: ${address}`);
  return print({
    cell: (other, by = 0) => {
      const { sheet, row, column: at } = place(other);
      return at === column.constant
        ? before(sheet) + fixedCell(at, row)
        : `${before(sheet)}${columnName(at + by)}${row}`;
    },
    range: (other) => before(place(other).sheet) + periodRange(place(other).row, periods),
    period: `${columnName(column.period)}$${headerRow.period}`,
  });
}
