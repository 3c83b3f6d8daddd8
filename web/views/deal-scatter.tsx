import type { DealReading } from '../../src/report/index.ts';
import { rounded } from '../charts/fan.tsx';
import { Figure } from '../charts/figure.tsx';
import { fitted } from '../charts/fitted.ts';
import { mark } from '../charts/mark.ts';
import { at, type Scale, ticks } from '../charts/scale.ts';
import { useReading } from '../reader/reading.ts';

const TOP = 18;
const TALL = 330;
const FOOT = 24;

/** Every listed deal: the gain of the party that gains least, against the sum of gains. */
export function DealScatter({ deal }: { readonly deal: DealReading }) {
  const { says } = useReading();
  const { result, words, names, format, leading } = deal;
  const dots = result.deals
    .filter(({ admissible, deal: id }) => admissible || id === result.sheet)
    .map((row) => ({
      row,
      least: Math.min(...row.stakes.map(({ gain }) => gain)),
      sum: row.stakes.reduce((total, { gain }) => total + gain, 0),
      named: leading.includes(row),
    }))
    .toSorted((a, b) => Number(a.named) - Number(b.named));
  if (dots.length < 2) return null;
  const marksOf = (values: readonly number[]) =>
    ticks(Math.min(0, ...values), Math.max(0, ...values), 5);
  const acrossMarks = marksOf(dots.map(({ least }) => least));
  const upMarks = marksOf(dots.map(({ sum }) => sum));
  return (
    <Figure
      id="front"
      title={says.titles.front(format.count(result.front.deals), format.count(result.front.inZone))}
      note={`${words.notes.front} (${format.moneyUnit}) ${says.notes.front}`}
      height={() => TOP + TALL + FOOT}
      table={{
        head: [
          words.columns.deal,
          says.columns.leastGain,
          says.columns.sumGain,
          words.columns.all,
          words.columns.front,
          words.columns.mw,
        ],
        rows: dots
          .toReversed()
          .map(({ row, least, sum }) => [
            names.deal(row),
            { value: least, text: format.money(least) },
            { value: sum, text: format.money(sum) },
            { value: row.allSign, text: format.share(row.allSign) },
            { value: row.onFront, text: format.share(row.onFront) },
            { value: row.megawatts, text: format.power(row.megawatts) },
          ]),
      }}
    >
      {(width) => {
        const across: Scale = {
          from: acrossMarks[0] ?? 0,
          to: acrossMarks.at(-1) ?? 1,
          left: 8,
          right: width - 8,
        };
        const up: Scale = {
          from: upMarks[0] ?? 0,
          to: upMarks.at(-1) ?? 1,
          left: TOP + TALL,
          right: TOP,
        };
        return (
          <>
            {upMarks.map((value) => (
              <g key={value}>
                <line
                  className={value === 0 ? 'zero' : 'rule'}
                  x1={0}
                  x2={width}
                  y1={at(up, value)}
                  y2={at(up, value)}
                />
                <text className="tick" x={0} y={at(up, value) - 3}>
                  {rounded(format.moneyCell(value))}
                </text>
              </g>
            ))}
            {acrossMarks.map((value) => (
              <g key={value}>
                <line
                  className={value === 0 ? 'zero' : 'rule'}
                  x1={at(across, value)}
                  x2={at(across, value)}
                  y1={TOP}
                  y2={TOP + TALL}
                />
                <text
                  className="tick"
                  x={at(across, value)}
                  y={TOP + TALL + 15}
                  textAnchor="middle"
                >
                  {rounded(format.moneyCell(value))}
                </text>
              </g>
            ))}
            {dots.map(({ row, least, sum, named }) => {
              const x = at(across, least);
              const y = at(up, sum);
              const right = x < width * 0.7;
              return (
                <g
                  key={row.deal}
                  {...mark([
                    names.deal(row),
                    `${says.columns.leastGain} ${format.money(least)}`,
                    `${says.columns.sumGain} ${format.money(sum)}`,
                    `${words.columns.all} ${format.share(row.allSign)}`,
                    `${words.columns.front} ${format.share(row.onFront)}`,
                    format.power(row.megawatts),
                  ])}
                >
                  <circle
                    className={named ? 'standing' : row.onFront > 0.5 ? 'point edge' : 'point'}
                    cx={x}
                    cy={y}
                    r={named ? 6 : 3.2}
                  />
                  {named && (
                    <text
                      className="sub strong halo"
                      x={right ? x + 9 : x - 9}
                      y={y + 4}
                      textAnchor={right ? 'start' : 'end'}
                    >
                      {fitted(names.deal(row), 190, 11, 1, 600)}
                    </text>
                  )}
                </g>
              );
            })}
          </>
        );
      }}
    </Figure>
  );
}
