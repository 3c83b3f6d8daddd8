import { useReading } from '../reader/reading.ts';
import { Figure } from './figure.tsx';
import { fitted } from './fitted.ts';
import { mark, type Told } from './mark.ts';
import type { Table } from './table.ts';

/** One cell: its text, how strongly it is tinted (-1 against to 1 for), a quiet second line. */
export interface MatrixCell {
  readonly text: string;
  readonly tint: number;
  readonly sub?: string;
  readonly told: Told;
}

export interface MatrixRow {
  readonly key: string;
  readonly name: string;
  readonly sub?: string | undefined;
  readonly strong?: boolean;
  readonly cells: readonly MatrixCell[];
}

interface MatrixProps {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  /** What the numbers are in; stands above the names of the rows. */
  readonly unit?: string;
  readonly columns: readonly string[];
  readonly rows: readonly MatrixRow[];
  readonly table: Table;
}

const HEAD = 40;
const LINE = 15;

/** Rows against columns, cells tinted by how much they are for or against. */
export function Matrix({ id, title, note, unit, columns, rows, table }: MatrixProps) {
  const { paper } = useReading();
  const layout = (width: number) => {
    const narrow = width < 620;
    const labels = narrow ? 0 : Math.min(400, width * 0.4);
    const cell = (width - labels) / Math.max(1, columns.length);
    // a narrow picture has no corner for the unit
    const head = HEAD + (narrow && unit !== undefined ? 14 : 0);
    let y = head;
    const placed = rows.map((row) => {
      const room = (narrow ? width : labels) - 14;
      const names = fitted(row.name, room, 12.5, 2, row.strong ? 600 : 400);
      // paper has no marks to point at for the rest
      const most = paper === null ? (narrow ? 4 : 3) : 12;
      const subs = row.sub === undefined ? [] : fitted(row.sub, room, 11, most);
      const text = names.length * LINE + subs.length * 13;
      const tall = narrow ? text + 40 : Math.max(text + 8, 36);
      const top = y;
      y += tall;
      return { row, names, subs, top, tall, text };
    });
    return { narrow, labels, cell, head, placed, height: y + 4 };
  };
  return (
    <Figure
      id={id}
      title={title}
      {...(note === undefined ? {} : { note })}
      table={table}
      height={(width) => layout(width).height}
    >
      {(width) => {
        const { narrow, labels, cell, head, placed } = layout(width);
        const size = cell < 70 ? 10 : 11;
        return (
          <>
            {unit !== undefined && (
              <text className="tick" x={0} y={narrow ? 10 : head - 8}>
                {unit}
              </text>
            )}
            {columns.map((name, c) =>
              fitted(name, cell - 3, size, 2, 600).map((line, i, lines) => (
                <text
                  key={`${name}${line}`}
                  className="axis"
                  style={{ fontSize: size }}
                  x={labels + cell * (c + 0.5)}
                  y={head - 8 - (lines.length - 1 - i) * 13}
                  textAnchor="middle"
                >
                  {line}
                </text>
              )),
            )}
            {placed.map(({ row, names, subs, top, tall, text }) => {
              const first = narrow ? top : top + (tall - text) / 2 - 3;
              return (
                <g key={row.key} id={`${id}-${row.key}`}>
                  <line className="rule" x1={0} x2={width} y1={top} y2={top} />
                  {names.map((line, i) => (
                    <text
                      key={line}
                      className={row.strong ? 'name strong' : 'name'}
                      x={0}
                      y={first + 15 + i * LINE}
                    >
                      {line}
                    </text>
                  ))}
                  {subs.map((line, i) => (
                    <text
                      key={line}
                      className="sub"
                      x={0}
                      y={first + 13 + names.length * LINE + i * 13}
                    >
                      {line}
                    </text>
                  ))}
                  {row.cells.map((one, c) => {
                    const y = narrow ? top + text + 6 : top + 2;
                    const high = narrow ? 32 : tall - 4;
                    return (
                      // biome-ignore lint/suspicious/noArrayIndexKey: cells are their columns
                      <g key={c} {...mark(one.told)}>
                        <rect
                          className={one.tint < 0 ? 'tint against' : 'tint accent'}
                          style={{ fillOpacity: Math.min(0.45, Math.abs(one.tint) * 0.45) }}
                          x={labels + cell * c + 1}
                          y={y}
                          width={cell - 2}
                          height={high}
                        />
                        <text
                          className="value"
                          x={labels + cell * (c + 0.5)}
                          y={y + high / 2 + (one.sub === undefined ? 4 : -1)}
                          textAnchor="middle"
                        >
                          {one.text}
                        </text>
                        {one.sub !== undefined && (
                          <text
                            className="sub"
                            x={labels + cell * (c + 0.5)}
                            y={y + high / 2 + 12}
                            textAnchor="middle"
                          >
                            {one.sub}
                          </text>
                        )}
                      </g>
                    );
                  })}
                </g>
              );
            })}
          </>
        );
      }}
    </Figure>
  );
}
