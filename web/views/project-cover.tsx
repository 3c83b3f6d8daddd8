import { type ProjectResult, quantileAt, type Result } from '../../src/report/index.ts';
import { Figure } from '../charts/figure.tsx';
import { mark } from '../charts/mark.ts';
import { at, type Scale, ticks } from '../charts/scale.ts';
import { FOOT, Rules, TALL, TOP, YearNames } from '../charts/year-frame.tsx';
import { useReading } from '../reader/reading.ts';
import { sameIn } from './view.tsx';

/** Height of a bar that stands for all trials, at the foot of the picture. */
const SHARE = 22;
/** Cover above this is drawn at the top: what matters is how far it is from one. */
const MOST = 4;

/** Years in which enough trials have debt to serve, with cover at P10, P50 and P90. */
export function coversOf({ levels }: Result, { years }: ProjectResult) {
  return years.flatMap(({ year, cover, tested, locked, inDefault }) => {
    if (cover.share < 0.05 || cover.quantiles.length === 0) return [];
    const [p10 = 0, p50 = 0, p90 = 0] = [0.1, 0.5, 0.9].map((p) =>
      quantileAt(levels, cover.quantiles, p),
    );
    return [{ year, p10, p50, p90, share: cover.share, tested, locked, inDefault }];
  });
}

/** Debt service cover of a project over the years. */
export function Cover({ project }: { readonly project: ProjectResult }) {
  const { result, before, says, words, format } = useReading();
  const rows = coversOf(result, project);
  const old = sameIn(before?.projects, project.id);
  const was = old === undefined ? [] : coversOf(before ?? result, old);
  const write = (cover: number) => `${format.count(cover, 2)}×`;
  const { leastCover } = project;
  const top = Math.min(
    MOST,
    Math.max(2, ...rows.map(({ p90 }) => p90), ...was.map(({ p50 }) => p50)),
  );
  const marks = ticks(0, top, 3);
  const years = [...rows, ...was].map(({ year }) => year);
  const first = Math.min(...years);
  const last = Math.max(...years);
  return (
    <Figure
      id={`cover-${project.id}`}
      title={
        leastCover.quantiles.length === 0
          ? says.titles.coverNone(project.name)
          : says.titles.cover(
              project.name,
              write(quantileAt(result.levels, leastCover.quantiles, 0.5)),
              format.chance(leastCover.share),
            )
      }
      minor
      height={() => TOP + TALL + FOOT}
      table={{
        head: [
          says.columns.year,
          'P10',
          'P50',
          'P90',
          says.columns.withDebt,
          says.columns.locked,
          says.columns.inDefault,
        ],
        rows: rows.map(({ year, p10, p50, p90, share, locked, inDefault }) => [
          String(year),
          ...[p10, p50, p90].map((value) => ({ value, text: write(value) })),
          ...[share, locked, inDefault].map((value) => ({ value, text: format.share(value) })),
        ]),
      }}
    >
      {(width) => {
        const across: Scale = {
          // a year has room for its column, beside what the scale says
          from: first - 0.5,
          to: last + 0.5,
          left: 22,
          right: width,
        };
        const up: Scale = { from: 0, to: marks.at(-1) ?? 1, left: TOP + TALL, right: TOP };
        const x = (year: number) => at(across, year);
        const y = (cover: number) => at(up, cover);
        const line = (list: readonly { year: number }[], value: (i: number) => number) =>
          list.map(({ year }, i) => `${x(year)},${y(value(i))}`).join('L');
        const back = rows.map(({ year, p10 }) => `${x(year)},${y(p10)}`).toReversed();
        const step = Math.max(1, Math.ceil((last - first) / 6));
        const half = (x(first + 1) - x(first)) / 2;
        return (
          <>
            <Rules marks={marks} width={width} y={y} name={(value) => `${format.count(value)}×`} />
            <YearNames first={first} last={last} step={step} width={width} x={x} />
            {rows.map(({ year, share }) => (
              <rect
                key={year}
                className="pale"
                x={x(year) - half * 0.7}
                y={TOP + TALL - SHARE * share}
                width={Math.max(1, 1.4 * half)}
                height={SHARE * share}
              />
            ))}
            <path
              className="band"
              d={`M${line(rows, (i) => rows[i]?.p90 ?? 0)}L${back.join('L')}Z`}
            />
            {was.length > 1 && (
              <path className="was" d={`M${line(was, (i) => was[i]?.p50 ?? 0)}`} />
            )}
            <path className="median" d={`M${line(rows, (i) => rows[i]?.p50 ?? 0)}`} />
            <line className="limit" x1={0} x2={width} y1={y(1)} y2={y(1)} />
            {!marks.includes(1) && (
              <text className="tick halo" x={0} y={y(1) - 3}>
                {format.count(1)}×
              </text>
            )}
            {rows.map(({ year, p10, p50, p90, share, locked, inDefault }) => (
              <rect
                key={year}
                {...mark([
                  `${project.name} ${year}`,
                  `P50 ${write(p50)}`,
                  `P10–P90 ${write(p10)} – ${write(p90)}`,
                  ...was
                    .filter((row) => row.year === year)
                    .map((row) => `${says.figure.before}: P50 ${write(row.p50)}`),
                  `${says.columns.withDebt} ${format.share(share)}`,
                  [
                    `${says.columns.locked} ${format.share(locked)}`,
                    `${says.columns.inDefault} ${format.share(inDefault)}`,
                  ].join(words.listMark),
                ])}
                className="mark column"
                x={x(year) - half}
                y={TOP}
                width={Math.max(2, 2 * half)}
                height={TALL}
              />
            ))}
          </>
        );
      }}
    </Figure>
  );
}
