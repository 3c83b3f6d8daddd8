import type { CashSeries, ProjectResult, Result } from '../../src/report/index.ts';
import { rounded } from '../charts/fan.tsx';
import { Figure } from '../charts/figure.tsx';
import { textWidth } from '../charts/fitted.ts';
import { mark } from '../charts/mark.ts';
import { at, ticks } from '../charts/scale.ts';
import { usdCell } from '../charts/table.ts';
import { FOOT, Rules, TALL, TOP, YearNames } from '../charts/year-frame.tsx';
import { useReading } from '../reader/reading.ts';
import { sameIn } from './view.tsx';

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
export function Cash({ project }: { readonly project: ProjectResult }) {
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
            <YearNames
              first={first}
              last={last}
              step={step}
              width={width}
              x={(year) => x(year) + wide / 2}
            />
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
