import type { MonthlySpread } from '../../src/report/index.ts';
import { monthlyAt } from '../../src/report/index.ts';
import { dayOf, firstDayOfMonth, monthOf } from '../../src/units/index.ts';
import { useReading } from '../reader/reading.ts';
import { Figure } from './figure.tsx';
import { mark, type Told } from './mark.ts';
import { at, type Scale, ticks } from './scale.ts';
import { isoCell, type Table } from './table.ts';
import { yearTicks } from './year-ticks.ts';

interface FanProps {
  readonly id: string;
  readonly title: string;
  readonly series: MonthlySpread;
  readonly before: MonthlySpread | undefined;
  readonly write: (value: number) => string;
  /** Heading of the numbers in the table, with the unit. */
  readonly unit: string;
  /** Total that is planned, whenever it comes: a line across. */
  readonly planned?: number;
  /** What was promised by when, as steps: [day, total]. */
  readonly promised?: readonly (readonly [day: number, value: number])[];
  readonly claims?: readonly {
    readonly day: number;
    readonly value: number;
    readonly told: Told;
  }[];
  readonly tall?: number;
}

const TOP = 18;
const FOOT = 22;

/** A quantity over time: band P10 to P90, line P50, and what was promised. */
export function Fan({ id, title, series, before, write, unit, ...rest }: FanProps) {
  const { result, says, format } = useReading();
  const { promised = [], claims = [], tall = 170 } = rest;
  const first = monthOf(dayOf(`${result.months[0] ?? result.stamp.dataDate.slice(0, 7)}-01`));
  const ends = result.months.map((_, i) => firstDayOfMonth(first + i + 1) - 1);
  const from = firstDayOfMonth(first);
  const to = ends.at(-1) ?? from + 1;
  const rows = result.months.map((_, m) =>
    [0.1, 0.5, 0.9].map((p) => monthlyAt(result, series, m, p)),
  );
  const was = before && result.months.map((_, m) => monthlyAt(result, before, m, 0.5));
  const seen = claims.filter(({ day }) => day >= from && day <= to);
  const highest = Math.max(
    ...rows.map((row) => row[2] ?? 0),
    ...(was ?? []),
    ...promised.map(([, value]) => value),
    rest.planned ?? 0,
    ...seen.map(({ value }) => value),
    1e-9,
  );
  const marks = ticks(0, highest, 3);
  const axis = unit === 'USD' ? format.moneyLike(marks) : write;
  const table: Table = {
    head: [
      says.columns.month,
      says.inUnit('P10', unit),
      says.inUnit('P50', unit),
      says.inUnit('P90', unit),
    ],
    rows: rows.map((row, m) => [
      isoCell(result.months[m] ?? '', format.isoMonth),
      ...row.map((value) => ({ value, text: write(value), unit })),
    ]),
  };
  return (
    <Figure id={id} title={title} table={table} minor height={() => TOP + tall + FOOT}>
      {(width) => {
        const across: Scale = { from, to, left: 0, right: width };
        const up: Scale = { from: 0, to: marks.at(-1) ?? 1, left: TOP + tall, right: TOP };
        const x = (day: number) => at(across, day);
        const y = (value: number) => at(up, value);
        const line = (values: readonly number[]) =>
          `M${values.map((value, i) => `${x(ends[i] ?? to)},${y(value)}`).join('L')}`;
        const level = (i: number) => rows.map((row) => row[i] ?? 0);
        const band = `${line(level(2))}L${level(0)
          .map((value, i) => `${x(ends[i] ?? to)},${y(value)}`)
          .toReversed()
          .join('L')}Z`;
        // a column that can be pointed at is some pixels wide
        const every = Math.max(1, Math.ceil((rows.length * 8) / width));
        return (
          <>
            {marks.map((value) => (
              <line key={value} className="rule" x1={0} x2={width} y1={y(value)} y2={y(value)} />
            ))}
            {yearTicks(from, to, width < 340 ? 4 : 8).map(({ at: day, text }) => (
              <text key={day} className="tick" x={x(day)} y={TOP + tall + 15} textAnchor="middle">
                {text}
              </text>
            ))}
            <path className="band" d={band} />
            {rest.planned !== undefined && (
              <path className="promised" d={`M${x(from)},${y(rest.planned)}H${x(to)}`} />
            )}
            {promised.length > 0 && <path className="promised" d={steps(promised, to, x, y)} />}
            {was !== undefined && <path className="was" d={line(was)} />}
            <path className="median" d={line(level(1))} />
            {marks.slice(1).map((value) => (
              <text key={value} className="tick halo" x={0} y={y(value) - 3}>
                {rounded(axis(value))}
              </text>
            ))}
            {rows.map((row, m) => {
              if (m % every !== 0) return null;
              const left = m === 0 ? 0 : x(ends[m - 1] ?? from);
              const right = x(ends[Math.min(rows.length - 1, m + every - 1)] ?? to);
              const [p10 = 0, p50 = 0, p90 = 0] = row;
              return (
                <rect
                  key={result.months[m]}
                  {...mark([
                    format.isoMonth(result.months[m] ?? ''),
                    `P50 ${write(p50)}`,
                    `P10–P90 ${write(p10)} – ${write(p90)}`,
                    ...(was === undefined
                      ? []
                      : [`${says.figure.before} P50 ${write(was[m] ?? 0)}`]),
                  ])}
                  className="mark column"
                  x={left}
                  y={TOP}
                  width={Math.max(0.5, right - left)}
                  height={tall}
                />
              );
            })}
            {seen.map(({ day, value, told }) => (
              <path
                key={told.join()}
                {...mark(told)}
                className="mark claim"
                d={`M${x(day)},${y(value) - 6}l6,6l-6,6l-6,-6Z`}
              />
            ))}
          </>
        );
      }}
    </Figure>
  );
}

function steps(
  promised: readonly (readonly [number, number])[],
  end: number,
  x: (day: number) => number,
  y: (value: number) => number,
): string {
  let value = 0;
  let path = '';
  for (const [day, total] of promised) {
    path += `${path === '' ? 'M' : 'L'}${x(day)},${y(value)}L${x(day)},${y(total)}`;
    value = total;
  }
  return `${path}L${x(end)},${y(value)}`;
}

/** A round number without places that say nothing. */
export const rounded = (text: string): string => text.replace(/\.0+(?=\D|$)/, '');
