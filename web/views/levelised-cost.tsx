import { type ProjectResult, quantileAt, type Result } from '../../src/report/index.ts';
import { type Row, RowChart } from '../charts/row-chart.tsx';
import { ticks } from '../charts/scale.ts';
import { useReading } from '../reader/reading.ts';
import { sameIn } from './view.tsx';

/** What a month of a kilowatt costs in each project, the cheapest first. */
export function LevelisedCost({ projects }: { readonly projects: readonly ProjectResult[] }) {
  const { result, before, says, words, format } = useReading();
  const of = (project: ProjectResult, from: Result) =>
    [0.1, 0.5, 0.9].map((p) => quantileAt(from.levels, project.levelisedCost.quantiles, p));
  const sorted = projects.toSorted((a, b) => (of(a, result)[1] ?? 0) - (of(b, result)[1] ?? 0));
  const [cheapest] = sorted;
  const dearest = sorted.at(-1);
  if (cheapest === undefined || dearest === undefined) return null;
  // per kW, as rents are quoted
  const write = (usd: number) => says.notes.perKw(format.count(usd / 1000));
  const past = (one: ProjectResult) => {
    const old = sameIn(before?.projects, one.id);
    return old === undefined || before === null ? 0 : (of(old, before)[1] ?? 0);
  };
  const marks = ticks(
    0,
    Math.max(...sorted.flatMap((one) => [of(one, result)[2] ?? 0, past(one)])),
    4,
  );
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
        head: [
          says.columns.project,
          ...['P10', 'P50', 'P90'].map((p) => says.inUnit(p, 'USD/kW-month')),
        ],
        rows: sorted.map((project) => [
          project.name,
          ...of(project, result).map((value) => ({
            value: value / 1000,
            text: format.count(value / 1000),
          })),
        ]),
      }}
    />
  );
}
