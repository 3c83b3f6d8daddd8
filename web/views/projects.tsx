import { type ProjectResult, quantileAt, type Result } from '../../src/report/index.ts';
import { Figure } from '../charts/figure.tsx';
import { mark } from '../charts/mark.ts';
import { type Row, RowChart } from '../charts/row-chart.tsx';
import { at, type Scale, ticks } from '../charts/scale.ts';
import { useReading } from '../reader/reading.ts';
import { Missing, sameIn } from './view.tsx';

/** Debt service cover over the years and levelised cost of each project that has them. */
export function Projects() {
  const { result, says } = useReading();
  const borrowing = result.projects.filter((project) => coversOf(result, project).length > 1);
  const costed = result.projects.filter(({ levelisedCost }) => levelisedCost.quantiles.length > 0);
  if (borrowing.length + costed.length === 0) return <Missing>{says.notes.noMoney}</Missing>;
  return (
    <>
      {borrowing.length === 0 ? (
        <Missing>{says.notes.noDebt}</Missing>
      ) : (
        <>
          <div className="many">
            {borrowing.map((project) => (
              <Cover key={project.id} project={project} />
            ))}
          </div>
          <p className="caption">{says.notes.cover}</p>
        </>
      )}
      {costed.length > 0 && <LevelisedCost projects={costed} />}
    </>
  );
}

/** Years in which enough trials have debt to serve, with cover at P10, P50 and P90. */
function coversOf({ levels }: Result, { years }: ProjectResult) {
  return years.flatMap(({ year, cover, tested, locked, inDefault }) => {
    if (cover.share < 0.05 || cover.quantiles.length === 0) return [];
    const [p10 = 0, p50 = 0, p90 = 0] = [0.1, 0.5, 0.9].map((p) =>
      quantileAt(levels, cover.quantiles, p),
    );
    return [{ year, p10, p50, p90, share: cover.share, tested, locked, inDefault }];
  });
}

const TOP = 18;
const TALL = 130;
const FOOT = 22;
/** Cover above this is drawn at the top: what matters is how far it is from one. */
const MOST = 4;

function Cover({ project }: { readonly project: ProjectResult }) {
  const { result, before, says, format } = useReading();
  const rows = coversOf(result, project);
  const old = sameIn(before?.projects, project.id);
  const was = old === undefined ? [] : coversOf(before ?? result, old);
  const write = (cover: number) => `${format.count(cover, 2)}×`;
  const least = rows.toSorted((a, b) => a.p50 - b.p50)[0];
  const top = Math.min(MOST, Math.max(2, ...rows.map(({ p90 }) => p90)));
  const marks = ticks(0, top, 3);
  const first = rows[0]?.year ?? 0;
  const last = rows.at(-1)?.year ?? 0;
  return (
    <Figure
      id={`cover-${project.id}`}
      title={says.titles.cover(project.name, write(least?.p50 ?? 0), String(least?.year ?? ''))}
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
          from: first,
          to: Math.max(first + 1, last),
          left: 26,
          right: width - 12,
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
            {marks.map((value) => (
              <g key={value}>
                <line className="rule" x1={0} x2={width} y1={y(value)} y2={y(value)} />
                <text className="tick" x={0} y={y(value) - 3}>
                  {`${format.count(value)}×`}
                </text>
              </g>
            ))}
            {rows
              .filter(({ year }) => (year - first) % step === 0)
              .map(({ year }) => (
                <text
                  key={year}
                  className="tick"
                  x={x(year)}
                  y={TOP + TALL + 15}
                  textAnchor="middle"
                >
                  {year}
                </text>
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
            {rows.map(({ year, p10, p50, p90, share, locked, inDefault }) => (
              <rect
                key={year}
                {...mark([
                  `${project.name} ${year}`,
                  `P50 ${write(p50)}`,
                  `P10–P90 ${write(p10)} – ${write(p90)}`,
                  `${says.columns.withDebt} ${format.share(share)}`,
                  `${says.columns.locked} ${format.share(locked)}, ${says.columns.inDefault} ${format.share(inDefault)}`,
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

function LevelisedCost({ projects }: { readonly projects: readonly ProjectResult[] }) {
  const { result, before, says, words, format } = useReading();
  const of = (project: ProjectResult, from: Result) =>
    [0.1, 0.5, 0.9].map((p) => quantileAt(from.levels, project.levelisedCost.quantiles, p));
  const sorted = projects.toSorted((a, b) => (of(a, result)[1] ?? 0) - (of(b, result)[1] ?? 0));
  const [cheapest] = sorted;
  const dearest = sorted.at(-1);
  if (cheapest === undefined || dearest === undefined) return null;
  // per kW, as rents are quoted
  const write = (usd: number) => says.notes.perKw(format.count(usd / 1000));
  const marks = ticks(0, Math.max(...sorted.map((one) => of(one, result)[2] ?? 0)), 4);
  return (
    <RowChart
      id="levelised"
      title={
        sorted.length === 1
          ? says.titles.levelisedOne(cheapest.name, write(of(cheapest, result)[1] ?? 0))
          : says.titles.levelised(
              write(of(cheapest, result)[1] ?? 0),
              cheapest.name,
              write(of(dearest, result)[1] ?? 0),
              dearest.name,
            )
      }
      note={says.notes.levelised}
      rows={sorted.map((project): Row => {
        const [p10 = 0, p50 = 0, p90 = 0] = of(project, result);
        const old = sameIn(before?.projects, project.id);
        const was = old === undefined || before === null ? undefined : of(old, before)[1];
        return {
          key: project.id,
          name: project.name,
          value: write(p50),
          was: was === undefined ? undefined : write(was),
          told: [
            project.name,
            `P50 ${write(p50)}`,
            `P10–P90 ${write(p10)} – ${write(p90)}`,
            words.notes.within(format.share(project.levelisedCost.share)),
          ],
          draw: (x, y, h) => (
            <>
              {was !== undefined && was !== p50 && (
                <circle className="hollow" cx={x(was)} cy={y + h / 2} r={4} />
              )}
              <rect
                className="range"
                x={x(p10)}
                y={y + 5}
                height={h - 10}
                rx={2}
                width={Math.max(2, x(p90) - x(p10))}
              />
              <line className="tickmark" x1={x(p50)} x2={x(p50)} y1={y + 1} y2={y + h - 1} />
            </>
          ),
        };
      })}
      from={0}
      to={marks.at(-1) ?? 1}
      ticks={marks.map((value) => ({ at: value, text: format.count(value / 1000) }))}
      labels={300}
      values={before === null ? 150 : 230}
      table={{
        head: [says.columns.project, ...['P10', 'P50', 'P90'].map((p) => `${p} (USD/MW-month)`)],
        rows: sorted.map((project) => [
          project.name,
          ...of(project, result).map((value) => ({ value, text: write(value) })),
        ]),
      }}
    />
  );
}
