import { Fragment, type ReactNode } from 'react';
import { useReading } from '../reader/reading.ts';
import { Figure } from './figure.tsx';
import { fitted, textWidth } from './fitted.ts';
import { mark, type Told } from './mark.ts';
import { at, type Scale } from './scale.ts';
import type { Table } from './table.ts';

/** One row of a chart: a name, a picture on the common scale, a value. */
export interface Row {
  readonly key: string;
  readonly name: string;
  /** A quieter second line. */
  readonly sub?: string | undefined;
  readonly value?: string;
  /** The value before a change, shown struck through beside it. */
  readonly was?: string | undefined;
  readonly told: Told;
  /** The row starts a group. */
  readonly heading?: string | undefined;
  readonly strong?: boolean;
  readonly indent?: boolean;
  /** Its numbers are still those of an earlier change. */
  readonly waits?: boolean;
  /** Draws between `top` and `top + height`. */
  readonly draw: (x: (value: number) => number, top: number, height: number) => ReactNode;
  readonly onPress?: (() => void) | undefined;
  readonly expanded?: boolean | undefined;
}

interface RowChartProps {
  readonly id: string;
  readonly title: string;
  readonly note?: string | undefined;
  readonly table: Table;
  readonly rows: readonly Row[];
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  /** Height of the picture of a row. */
  readonly bar?: number;
  readonly labels?: number;
  readonly values?: number;
  readonly minor?: boolean;
  readonly rule?: number;
}

const AXIS = 20;
const HEADING = 30;
const LINE = 15;

type Tick = RowChartProps['ticks'][number];

/** Ticks with their places; a label that would meet the one before is left out, its rule stays. */
function spaced(ticks: readonly Tick[], x: (value: number) => number, width: number) {
  let last = Number.NEGATIVE_INFINITY;
  return ticks.map(({ at: value, text }) => {
    const place = x(value);
    const anchor: 'start' | 'middle' | 'end' =
      place < 24 ? 'start' : place > width - 24 ? 'end' : 'middle';
    const wide = textWidth(text, 11);
    const left = anchor === 'start' ? place : anchor === 'end' ? place - wide : place - wide / 2;
    const fits = left >= last + 6;
    if (fits) last = left + wide;
    return { value, place, anchor, text: fits ? text : '' };
  });
}

/** Heights that fit on a sheet of paper, below the heading of a view and on a sheet of its own. */
const SHEETS = { first: 700, other: 900 } as const;

/** Rows on one scale; where it is narrow, names stand above their pictures. On paper long ones are cut. */
export function RowChart(props: RowChartProps) {
  const { paper } = useReading();
  if (paper === null || props.minor === true) return <Piece {...props} />;
  const pieces: Row[][] = [[]];
  let height = 0;
  for (const row of props.rows) {
    const tall = rowHeight(props, paper, row);
    const fits = pieces.length === 1 ? SHEETS.first : SHEETS.other;
    if (height + tall > fits) {
      pieces.push([]);
      height = 0;
    }
    height += tall;
    pieces.at(-1)?.push(row);
  }
  return pieces.map((rows, i) => (
    <Piece
      {...props}
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces are their order
      key={i}
      id={i === 0 ? props.id : `${props.id}-${i}`}
      rows={rows}
      continued={i > 0}
      note={i === pieces.length - 1 ? props.note : undefined}
    />
  ));
}

interface Texts {
  readonly narrow: boolean;
  readonly labels: number;
  readonly names: readonly string[];
  readonly subs: readonly string[];
  readonly text: number;
  readonly height: number;
}

/** The words of a row, broken to the room they have, and the height that it takes. */
function textsOf(
  { labels: most = 260, values = 84, bar = 18 }: RowChartProps,
  width: number,
  row: Row,
): Texts {
  const narrow = width < 560;
  const labels = narrow ? 0 : Math.min(most, width * 0.42);
  const room = (narrow ? width - values : labels) - (row.indent ? 26 : 12);
  const names = fitted(row.name, room, 12.5, 3, row.strong ? 600 : 400);
  const subs = row.sub === undefined ? [] : fitted(row.sub, (narrow ? width : labels) - 12, 11, 3);
  const text = names.length * LINE + subs.length * 13;
  const height = narrow ? text + bar + 8 : Math.max(text, bar) + 7;
  return { narrow, labels, names, subs, text, height };
}

const headingOf = ({ heading }: Row, width: number): readonly string[] =>
  heading === undefined ? [] : fitted(heading, width, 12.5, 2, 600);

/** Room above a row for the heading of its group. */
const headingHeight = (row: Row, width: number): number => {
  const lines = headingOf(row, width).length;
  return lines === 0 ? 0 : HEADING + (lines - 1) * LINE;
};

const rowHeight = (props: RowChartProps, width: number, row: Row): number =>
  textsOf(props, width, row).height + headingHeight(row, width);

function Piece(props: RowChartProps & { readonly continued?: boolean }) {
  const { rows, bar = 18, values = 84 } = props;
  const layout = (width: number) => {
    const first = rows[0];
    const { narrow, labels } =
      first === undefined ? { narrow: false, labels: 0 } : textsOf(props, width, first);
    let y = AXIS;
    const placed = rows.map((row) => {
      y += headingHeight(row, width);
      const { names, subs, text, height } = textsOf(props, width, row);
      const top = y;
      y += height;
      return { row, names, subs, top, height, text };
    });
    return { narrow, labels, placed, height: y + 4 };
  };
  return (
    <Figure
      id={props.id}
      title={props.title}
      note={props.note}
      table={props.table}
      minor={props.minor ?? false}
      continued={props.continued ?? false}
      height={(width) => layout(width).height}
    >
      {(width) => {
        const { narrow, labels, placed, height } = layout(width);
        const scale: Scale = {
          from: props.from,
          to: props.to,
          left: narrow ? 4 : labels,
          right: narrow ? width - 4 : width - values - 10,
        };
        const x = (value: number) => at(scale, value);
        // where names stand above their pictures, rules stay out of the names; elsewhere out of headings
        const tops = narrow
          ? []
          : placed.flatMap(({ row, top }) =>
              headingOf(row, width).some((line) => textWidth(line, 12.5, 600) > labels)
                ? [{ from: top - headingHeight(row, width) + 4, to: top - 5 }]
                : [],
            );
        const stretches = narrow
          ? placed.map(({ top, text }) => `${top + text + 2}v${bar + 4}`)
          : [AXIS, ...tops.map(({ to }) => to)].map(
              (start, i) => `${start}V${tops[i]?.from ?? height}`,
            );
        const upright = (place: number) =>
          [`${AXIS - 3}v3`, ...stretches].map((stretch) => `M${place},${stretch}`).join('');
        return (
          <>
            {spaced(props.ticks, x, width).map(({ value, text, place, anchor }) => {
              return (
                <Fragment key={value}>
                  <path className="rule" d={upright(place)} />
                  <text className="tick" x={place} y={AXIS - 8} textAnchor={anchor}>
                    {text}
                  </text>
                </Fragment>
              );
            })}
            {props.rule !== undefined && <path className="zero" d={upright(x(props.rule))} />}
            {placed.map(({ row, names, subs, top, height: tall, text }) => {
              const middle = narrow ? top + text + 4 : top + (tall - 7 - bar) / 2;
              const left = row.indent ? 14 : 0;
              const first = top + (narrow ? 0 : Math.max(0, (bar - text) / 2));
              return (
                <g key={row.key} className={row.waits ? 'waiting' : undefined}>
                  {headingOf(row, width).map((line, i, lines) => (
                    <text
                      key={line}
                      className="group halo"
                      x={0}
                      y={top - 10 - (lines.length - 1 - i) * LINE}
                    >
                      {line}
                    </text>
                  ))}
                  <g
                    id={`${props.id}-${row.key}`}
                    {...mark(row.told)}
                    {...(row.onPress === undefined
                      ? {}
                      : {
                          role: 'button',
                          'aria-expanded': row.expanded,
                          className: 'mark pressable',
                          onClick: row.onPress,
                          // what can be seen of the row names it
                          'aria-label': undefined,
                          'aria-description': row.told.slice(1).join(', '),
                        })}
                  >
                    <rect className="hit" x={0} y={top - 3} width={width} height={tall} rx={3} />
                    {names.map((line, i) => (
                      <text
                        key={line}
                        className={row.strong ? 'name strong halo' : 'name halo'}
                        x={left}
                        y={first + 11 + i * LINE}
                      >
                        {i === 0 && row.onPress !== undefined
                          ? `${row.expanded ? '▾' : '▸'} ${line}`
                          : line}
                      </text>
                    ))}
                    {subs.map((line, i) => (
                      <text
                        key={line}
                        className="sub"
                        x={left}
                        y={first + 10 + names.length * LINE + i * 13}
                      >
                        {line}
                      </text>
                    ))}
                    {row.draw(x, middle, bar)}
                    <text
                      className="value halo"
                      x={width - 2}
                      y={narrow ? top + 11 : middle + bar / 2 + 4}
                      textAnchor="end"
                    >
                      {row.was !== undefined && row.was !== row.value && (
                        <tspan className="was">{row.was}→</tspan>
                      )}
                      {row.value}
                    </text>
                  </g>
                </g>
              );
            })}
          </>
        );
      }}
    </Figure>
  );
}
