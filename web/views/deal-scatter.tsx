import type { DealReading } from '../../src/report/index.ts';
import { rounded } from '../charts/fan.tsx';
import { Figure } from '../charts/figure.tsx';
import { fitted, textWidth } from '../charts/fitted.ts';
import { mark } from '../charts/mark.ts';
import { at, finestOf, type Scale, ticks } from '../charts/scale.ts';
import { usdCell } from '../charts/table.ts';
import { useReading } from '../reader/reading.ts';
import { dealName } from './deal-name.ts';

const TOP = 22;
const TALL = 330;
const FOOT = 42;

/** Every listed deal: the gain of the party that gains least, against the sum of gains. */
export function DealScatter({ deal }: { readonly deal: DealReading }) {
  const {
    says,
    words: { space },
  } = useReading();
  const { result, words, format, leading } = deal;
  const dots = result.deals
    .filter(({ admissible, deal: id }) => admissible || id === result.sheet)
    // what somebody signs at no price has no place among amounts
    .filter(({ stakes }) => stakes.every(({ gain }) => gain !== null))
    .map((row) => ({
      row,
      least: Math.min(...row.stakes.map(({ gain }) => gain ?? 0)),
      sum: row.stakes.reduce((total, { gain }) => total + (gain ?? 0), 0),
      named: leading.includes(row),
    }))
    .toSorted((a, b) => Number(a.named) - Number(b.named));
  if (dots.length < 2) return null;
  const marksOf = (values: readonly number[]) =>
    ticks(Math.min(0, ...values), Math.max(0, ...values), 5, finestOf(format.moneyCell));
  const acrossMarks = marksOf(dots.map(({ least }) => least));
  const upMarks = marksOf(dots.map(({ sum }) => sum));
  return (
    <Figure
      id="front"
      title={says.titles.front(
        format.count(result.front.deals),
        format.count(result.space.admissible),
        result.front.inZone === 0 ? undefined : format.count(result.front.inZone),
      )}
      note={[
        words.notes.front,
        says.notes.front(
          format.count(dots.filter(({ row }) => row.admissible).length),
          format.count(result.space.admissible),
        ),
        ...(dots.some(({ row }) => !row.admissible) ? [says.notes.openSheet] : []),
      ].join(space)}
      height={() => TOP + TALL + FOOT}
      table={{
        head: [
          words.columns.deal,
          says.inUnit(says.columns.leastGain, 'USD'),
          says.inUnit(says.columns.sumGain, 'USD'),
          words.columns.all,
          words.columns.front,
          words.columns.mw,
        ],
        rows: dots
          .toReversed()
          .map(({ row, least, sum }) => [
            dealName(deal, row),
            usdCell(least, format.money),
            usdCell(sum, format.money),
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
          left: 40,
          right: width - 12,
        };
        const up: Scale = {
          from: upMarks[0] ?? 0,
          to: upMarks.at(-1) ?? 1,
          left: TOP + TALL,
          right: TOP,
        };
        const zero = at(across, 0);
        const named = apart(
          dots
            .filter((dot) => dot.named)
            .map(({ row, least, sum }) => {
              const [text = ''] = fitted(dealName(deal, row), 190, 11, 1, 600);
              const wide = textWidth(text, 11, 600);
              return { key: row.deal, text, x: at(across, least), y: at(up, sum), wide };
            }),
          width,
        );
        return (
          <>
            {upMarks.map((value) => (
              <g key={value}>
                <line
                  className={value === 0 ? 'zero' : 'rule'}
                  x1={40}
                  x2={width}
                  y1={at(up, value)}
                  y2={at(up, value)}
                />
                <text className="tick" x={32} y={at(up, value) + 4} textAnchor="end">
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
            <text className="axis" x={0} y={10}>
              {words.inUnit(says.columns.sumGain, format.moneyUnit)}
            </text>
            <text className="axis" x={width} y={TOP + TALL + 34} textAnchor="end">
              {words.inUnit(says.columns.leastGain, format.moneyUnit)}
            </text>
            {zero - 40 > 110 && (
              <text className="sub halo" x={zero - 6} y={TOP + TALL - 7} textAnchor="end">
                {says.columns.someRefuse}
              </text>
            )}
            {width - zero > 60 && (
              <text className="sub halo" x={zero + 6} y={TOP + TALL - 7}>
                {words.columns.all}
              </text>
            )}
            {dots.map(({ row, least, sum, named: large }) => {
              const x = at(across, least);
              const y = at(up, sum);
              return (
                <g
                  key={row.deal}
                  {...mark([
                    dealName(deal, row),
                    `${says.columns.leastGain} ${format.money(least)}`,
                    `${says.columns.sumGain} ${format.money(sum)}`,
                    `${words.columns.all} ${format.share(row.allSign)}`,
                    `${words.columns.front} ${format.share(row.onFront)}`,
                    format.power(row.megawatts),
                  ])}
                >
                  <circle
                    className={
                      row.admissible ? (row.onFront > 0.5 ? 'point edge' : 'point') : 'hollow sheet'
                    }
                    cx={x}
                    cy={y}
                    r={large ? 6 : 3.2}
                  />
                </g>
              );
            })}
            {named.map(({ key, text, left, y }) => (
              <text key={key} className="sub strong halo" x={left} y={y + 4}>
                {text}
              </text>
            ))}
          </>
        );
      }}
    </Figure>
  );
}

interface Name {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
}

/** Names beside their dots, right of them where there is room, clear of other names and of all named dots. */
function apart<T extends Name>(
  names: readonly T[],
  width: number,
): readonly (T & { readonly left: number })[] {
  const placed: (T & { readonly left: number })[] = [];
  const clear = (left: number, y: number, wide: number) =>
    placed.every(
      (other) =>
        Math.abs(other.y - y) >= 13 || left >= other.left + other.wide || other.left >= left + wide,
    ) &&
    names.every(
      (dot) => Math.abs(dot.y - y) >= 12 || dot.x + 7 <= left || dot.x - 7 >= left + wide,
    );
  for (const name of names.toSorted((a, b) => a.y - b.y)) {
    const places = [0, 13, -13, 26, -26, 39, 52].flatMap((shift) =>
      [name.x + 9, name.x - 9 - name.wide]
        .filter((left) => left >= 40 && left + name.wide < width)
        .map((left) => ({ left, y: name.y + shift })),
    );
    const free = places.find(({ left, y }) => clear(left, y, name.wide));
    placed.push({ ...name, ...(free ?? places[0] ?? { left: 40 }) });
  }
  return placed;
}
