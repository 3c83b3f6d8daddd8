/** Measures of a small picture over the years: above it, its own height, and below it. */
export const TOP = 18;
export const TALL = 130;
export const FOOT = 22;

/** Lines across at some values, each with its name. */
export function Rules(props: {
  readonly marks: readonly number[];
  readonly width: number;
  readonly y: (value: number) => number;
  readonly name: (value: number) => string;
}) {
  return props.marks.map((value) => (
    <g key={value}>
      <line className="rule" x1={0} x2={props.width} y1={props.y(value)} y2={props.y(value)} />
      <text className="tick" x={0} y={props.y(value) - 3}>
        {props.name(value)}
      </text>
    </g>
  ));
}

/** The years below the picture, as many as fit; `x` is the middle of a year. */
export function YearNames(props: {
  readonly first: number;
  readonly last: number;
  readonly step: number;
  readonly width: number;
  readonly x: (year: number) => number;
}) {
  const { first, last, step, width, x } = props;
  return Array.from({ length: last - first + 1 }, (_, i) => first + i)
    .filter((year) => (year - first) % step === 0 && x(year) + 14 <= width)
    .map((year) => (
      <text key={year} className="tick" x={x(year)} y={TOP + TALL + 15} textAnchor="middle">
        {year}
      </text>
    ));
}
