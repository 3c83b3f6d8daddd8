import {
  type CashSeries,
  type ProjectResult,
  quantileAt,
  type Result,
} from '../../src/report/index.ts';
import { rounded } from '../charts/fan.tsx';
import { Figure } from '../charts/figure.tsx';
import { textWidth } from '../charts/fitted.ts';
import { mark } from '../charts/mark.ts';
import { type Row, RowChart } from '../charts/row-chart.tsx';
import { at, type Scale, ticks } from '../charts/scale.ts';
import { usdCell } from '../charts/table.ts';
import { useReading } from '../reader/reading.ts';
import { Missing, sameIn } from './view.tsx';

/** Debt service cover and cash over the years, and levelised cost, of each project that has them. */
export function Projects() {
  const { result, before, says } = useReading();
  const borrowing = result.projects.filter((project) => coversOf(result, project).length > 1);
  const costed = result.projects.filter(({ levelisedCost }) => levelisedCost.quantiles.length > 0);
  const earns = (project: ProjectResult | undefined) =>
    project?.cash.revenue.slice(1).some((usd) => usd > 0) ?? false;
  const earning = result.projects.filter(
    (project) => earns(project) || earns(sameIn(before?.projects, project.id)),
  );
  if (borrowing.length + costed.length + earning.length === 0)
    return <Missing>{says.notes.noMoney}</Missing>;
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
      {earning.length > 0 && (
        <>
          <div className="many">
            {earning.map((project) => (
              <Cash key={project.id} project={project} />
            ))}
          </div>
          <p className="caption">
            {before === null ? says.notes.cash : `${says.notes.cash}${says.notes.cashBefore}`}
          </p>
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
/** Height of a bar that stands for all trials, at the foot of the picture of cover. */
const SHARE = 22;
/** Cover above this is drawn at the top: what matters is how far it is from one. */
const MOST = 4;

function Rules(props: {
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

function Cover({ project }: { readonly project: ProjectResult }) {
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
            {Array.from({ length: last - first + 1 }, (_, i) => first + i)
              .filter((year) => (year - first) % step === 0 && x(year) + 14 <= width)
              .map((year) => (
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

const order = ['revenue', 'cost', 'tax', 'cfads', 'service', 'owners'] as const;

/** Mean USD of each part of the cash, in the calendar years from the data date on that have any. */
function cashOf({ cashMonths }: Result, { cash }: ProjectResult) {
  const years = Map.groupBy(cashMonths.keys(), (m) => Number(cashMonths[m]?.slice(0, 4)));
  return [...years].flatMap(([year, months]) => {
    // the first of each series is all before the first month
    const of = (...list: readonly CashSeries[]) =>
      list.reduce((all, key) => months.reduce((a, m) => a + (cash[key][m + 1] ?? 0), all), 0);
    const income = { revenue: of('revenue'), cost: of('purchases', 'operating'), tax: of('tax') };
    const service = of('seniorPaid', 'juniorPaid', 'swept');
    const row = { year, ...income, cfads: of('cfads'), service, owners: of('distributed') };
    return order.some((part) => row[part] !== 0) ? [row] : [];
  });
}

/** What a project earns by year and who gets it: lenders, then owners. */
function Cash({ project }: { readonly project: ProjectResult }) {
  const { result, before, says, words, format } = useReading();
  const { columns } = words.cashFlows;
  const rows = cashOf(result, project);
  const old = sameIn(before?.projects, project.id);
  const was = old === undefined || before === null ? [] : cashOf(before, old);
  const lenders = rows.reduce((all, { service }) => all + service, 0);
  const paid = rows.reduce((all, { owners }) => all + owners, lenders);
  const heights = [...rows, ...was].flatMap(({ cfads, service, owners }) => [
    cfads,
    service + owners,
  ]);
  const lowest = Math.min(0, ...heights);
  const scaled = ticks(lowest, Math.max(1, ...heights), 3);
  // a little below zero needs no step of its own
  const marks = scaled.filter((usd) => usd >= lowest);
  const years = [...rows, ...was].map(({ year }) => year);
  const first = Math.min(...years);
  const last = Math.max(...years);
  const money = format.moneyLike(marks);
  const name = (usd: number) => (usd === 0 ? '0' : rounded(money(usd)));
  const left = Math.max(...marks.map((usd) => textWidth(name(usd), 11))) + 8;
  // what moves by less than can be seen is left undrawn
  const seen = 0.005 * Math.max(...heights.map(Math.abs));
  const changed = was.filter(({ year, ...past }) => {
    const now = rows.find((row) => row.year === year);
    return (['cfads', 'service', 'owners'] as const).some(
      (part) => Math.abs(past[part] - (now?.[part] ?? 0)) > seen,
    );
  });
  const share = paid > 0 ? format.percent(lenders / paid) : undefined;
  const told = (part: (typeof order)[number], row: (typeof rows)[number]) => {
    const past = was.find(({ year }) => year === row.year);
    const now = format.money(row[part]);
    return past === undefined || past[part] === row[part]
      ? now
      : says.aside(now, `${says.figure.before} ${format.money(past[part])}`);
  };
  return (
    <Figure
      id={`cash-${project.id}`}
      title={says.titles.cash(project.name, share)}
      minor
      height={() => TOP + TALL + FOOT}
      table={{
        head: [columns.year, ...order.map((part) => says.inUnit(columns[part], 'USD'))],
        rows: rows.map((row) => [
          String(row.year),
          ...order.map((part) => usdCell(row[part], format.money)),
        ]),
      }}
    >
      {(width) => {
        const [from, to = 1] = [lowest, marks.at(-1)];
        const x = (year: number) => at({ from: first, to: last + 1, left, right: width }, year);
        const y = (usd: number) => at({ from, to, left: TOP + TALL, right: TOP }, usd);
        const wide = x(first + 1) - x(first);
        const step = Math.max(1, Math.ceil((last - first + 1) / 6));
        const line = (list: typeof rows, height: (row: (typeof rows)[number]) => number) =>
          `M${list.map((row) => `${x(row.year) + wide / 2},${y(height(row))}`).join('L')}`;
        const bar = (year: number, low: number, high: number) =>
          `M${x(year) + wide * 0.15},${y(low)}V${y(high)}h${wide * 0.7}V${y(low)}Z`;
        return (
          <>
            <Rules marks={marks} width={width} y={y} name={name} />
            {Array.from({ length: last - first + 1 }, (_, i) => first + i)
              .filter((year) => (year - first) % step === 0 && x(year) + wide / 2 + 14 <= width)
              .map((year) => (
                <text
                  key={year}
                  className="tick"
                  x={x(year) + wide / 2}
                  y={TOP + TALL + 15}
                  textAnchor="middle"
                >
                  {year}
                </text>
              ))}
            {rows.map((row) => (
              <g key={row.year}>
                <path className="pale" d={bar(row.year, 0, row.service)} />
                <path className="accent" d={bar(row.year, row.service, row.service + row.owners)} />
                <path
                  {...mark([
                    `${project.name} ${row.year}`,
                    ...order.map((part) => `${columns[part]} ${told(part, row)}`),
                  ])}
                  className="mark column"
                  d={`M${x(row.year)},${TOP}h${wide}v${TALL}h${-wide}Z`}
                />
              </g>
            ))}
            {changed.length > 0 && (
              <g pointerEvents="none">
                {changed.map(({ year, service, owners }) => (
                  <path
                    key={year}
                    className="outline"
                    d={`${bar(year, 0, service)}${bar(year, service, service + owners)}`}
                  />
                ))}
                <path className="was" d={line(was, ({ cfads }) => cfads)} />
              </g>
            )}
            {rows.length > 1 && (
              <path className="whisker" d={line(rows, ({ cfads }) => cfads)} pointerEvents="none" />
            )}
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
