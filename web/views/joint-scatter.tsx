import type { ScopeResult } from '../../src/report/index.ts';
import { dayOf } from '../../src/units/index.ts';
import { rounded } from '../charts/fan.tsx';
import { Figure } from '../charts/figure.tsx';
import { textWidth } from '../charts/fitted.ts';
import { mark } from '../charts/mark.ts';
import { at, type Scale, ticks } from '../charts/scale.ts';
import { usdCell } from '../charts/table.ts';
import { dateTicks } from '../charts/year-ticks.ts';
import { useReading } from '../reader/reading.ts';

const TOP = 18;
const TALL = 240;
const FOOT = 22;

/** Cost and date of each trial, with the chance of keeping both. */
export function JointScatter({ scope }: { readonly scope: ScopeResult }) {
  const { result, words, says, format } = useReading();
  const { points, of, dates, costs, probability } = scope.joint;
  if (points.length < 2) return null;
  const start = dayOf(result.stamp.dataDate);
  const middle = (values: readonly number[]) =>
    values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
  const day = middle(points.map(([days]) => days));
  const usd = middle(points.map(([, cost]) => cost));
  const both = points.filter((point) => point[0] <= day && point[1] <= usd).length / points.length;
  const from = start + Math.min(...points.map(([days]) => days)) - 30;
  const to = Math.min(
    start + Math.max(...points.map(([days]) => days)) + 30,
    dayOf(result.stamp.horizon) + 180,
  );
  const marks = ticks(0, Math.max(...points.map(([, cost]) => cost)), 4);
  const money = format.moneyLike(marks);
  return (
    <Figure
      id={`joint-${scope.id}`}
      title={says.titles.joint(scope.name, format.percent(both))}
      note={`${of.slice(0, 1).toUpperCase()}${of.slice(1)}${words.stop}${words.space}${says.notes.scatter}`}
      minor
      height={() => TOP + TALL + FOOT}
      table={{
        head: [
          says.inUnit(`${words.columns.cost} ≤`, 'USD'),
          ...dates.map((date) => `≤ ${date === null ? words.notes.never : format.date(date)}`),
        ],
        rows: costs.map((cost, i) => [
          usdCell(cost, format.money),
          ...(probability[i] ?? []).map((value) => ({ value, text: format.share(value) })),
        ]),
      }}
    >
      {(width) => {
        // dots beside what the scale says would read as points in its numbers
        const room = Math.max(...marks.map((value) => textWidth(rounded(money(value)), 11)));
        const across: Scale = { from, to, left: room + 8, right: width - 3 };
        const up: Scale = { from: 0, to: marks.at(-1) ?? 1, left: TOP + TALL, right: TOP };
        const middleX = at(across, start + day);
        const middleY = at(up, usd);
        return (
          <>
            {marks.map((value) => (
              <g key={value}>
                <line className="rule" x1={0} x2={width} y1={at(up, value)} y2={at(up, value)} />
              </g>
            ))}
            {dateTicks(from, to, width < 300 ? 3 : 4).map(({ at: place, text }) => (
              <g key={place}>
                <line
                  className="rule"
                  x1={at(across, place)}
                  x2={at(across, place)}
                  y1={TOP}
                  y2={TOP + TALL}
                />
                <text
                  className="tick"
                  x={at(across, place)}
                  y={TOP + TALL + 15}
                  textAnchor={
                    at(across, place) < 30
                      ? 'start'
                      : at(across, place) > width - 30
                        ? 'end'
                        : 'middle'
                  }
                >
                  {text ?? format.month(place)}
                </text>
              </g>
            ))}
            <path className="kept" d={`M0,${TOP + TALL}V${middleY}H${middleX}V${TOP + TALL}Z`} />
            <path
              className="guide"
              d={`M${middleX},${TOP}V${TOP + TALL}M${room + 5},${middleY}H${width}`}
            />
            {points.map(([days, cost], i) => (
              <circle
                // biome-ignore lint/suspicious/noArrayIndexKey: points are trials in their order
                key={i}
                {...mark([format.day(start + days), format.money(cost)])}
                className="mark point"
                cx={at(across, start + days)}
                cy={at(up, cost)}
                r={2.6}
              />
            ))}
            {marks.slice(1).map((value) => (
              <text key={value} className="tick halo" x={0} y={at(up, value) - 3}>
                {rounded(money(value))}
              </text>
            ))}
          </>
        );
      }}
    </Figure>
  );
}
