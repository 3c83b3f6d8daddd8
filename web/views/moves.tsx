import { bySwing, type OutcomeAnalysis } from '../../src/report/index.ts';
import { rounded } from '../charts/fan.tsx';
import { type Row, RowChart } from '../charts/row-chart.tsx';
import { ticks } from '../charts/scale.ts';
import { signed } from '../charts/signed.ts';
import { useReading } from '../reader/reading.ts';

/** Rows of a picture; its table has all. */
const MOST = 9;

/** What moves the outcome most. */
export function Tornado({
  analysis: { outcome, tornado },
}: {
  readonly analysis: OutcomeAnalysis;
}) {
  const { words, says, format, paper } = useReading();
  const all = bySwing(tornado);
  const rows = all.slice(0, MOST);
  const [first] = rows;
  if (first === undefined) return null;
  const write = (value: number | null) => format.outcome(value, outcome.unit);
  const values = rows.flatMap(({ low, high }) => [low ?? outcome.mean, high ?? outcome.mean]);
  const marks = ticks(Math.min(outcome.mean, ...values), Math.max(outcome.mean, ...values), 4);
  const money = format.moneyLike(marks);
  return (
    <RowChart
      id={`tornado-${outcome.id.replace(':', '-')}`}
      title={
        values.every((value) => value === outcome.mean)
          ? says.titles.tornadoNone(outcome.name)
          : says.titles.tornado(first.name, outcome.name, write(first.low), write(first.high))
      }
      minor={paper !== null}
      note={[
        words.notes.tornado,
        says.notes.tornado,
        ...(all.length > MOST ? [says.notes.largest(MOST, all.length)] : []),
      ].join(words.space)}
      rule={outcome.mean}
      rows={rows.map(
        ({ id, name, low, high, from, to, kind }): Row => ({
          key: id,
          name,
          value: '',
          told: [
            name,
            `${words.columns.low} ${write(low)}`,
            `${words.columns.high} ${write(high)}`,
            ...(kind === 'risk'
              ? [`${words.columns.probability} ${format.share(from)}`]
              : [`P10 ${format.count(from, 2)}, P90 ${format.count(to, 2)}`]),
          ],
          draw: (x, y, h) =>
            (
              [
                ['low', low],
                ['high', high],
              ] as const
            ).map(([side, value]) => {
              const [a, b] = [x(value ?? outcome.mean), x(outcome.mean)];
              return (
                <rect
                  key={side}
                  className={side}
                  x={Math.min(a, b)}
                  y={y}
                  width={Math.max(1, Math.abs(a - b))}
                  height={h}
                />
              );
            }),
        }),
      )}
      from={marks[0] ?? 0}
      to={marks.at(-1) ?? 1}
      ticks={marks.map((value) => ({
        at: value,
        text: rounded(outcome.unit === 'USD' ? money(value) : write(value)),
      }))}
      labels={230}
      values={8}
      bar={paper === null ? 14 : 8}
      table={{
        head: [
          words.columns.driver,
          says.inUnit(words.columns.low, outcome.unit),
          says.inUnit(words.columns.high, outcome.unit),
        ],
        rows: all.map(({ name, low, high }) => [
          name,
          { value: low, text: write(low), unit: outcome.unit },
          { value: high, text: write(high), unit: outcome.unit },
        ]),
      }}
    />
  );
}

/** What the outcome would be without one risk. */
export function Exclusion({
  analysis: { outcome, exclusion },
}: {
  readonly analysis: OutcomeAnalysis;
}) {
  const { words, says, format, paper } = useReading();
  // what the simulation cannot tell from nothing comes last, however large it seems
  const unsure = ({ change, standardError }: (typeof exclusion)[number]) =>
    standardError === null || Math.abs(change) <= 1.96 * standardError;
  const all = exclusion.toSorted(
    (a, b) => Number(unsure(a)) - Number(unsure(b)) || Math.abs(b.change) - Math.abs(a.change),
  );
  const rows = all.slice(0, MOST);
  const [first] = rows;
  if (first === undefined) return null;
  const ends = rows.flatMap(({ change, standardError }) => [
    change - 1.96 * (standardError ?? 0),
    change + 1.96 * (standardError ?? 0),
  ]);
  const marks = ticks(Math.min(0, ...ends), Math.max(0, ...ends), 4);
  const money = format.moneyLike(ends);
  const write = (value: number) =>
    signed(value, outcome.unit === 'USD' ? money : (mw) => format.outcome(mw, outcome.unit));
  return (
    <RowChart
      id={`exclusion-${outcome.id.replace(':', '-')}`}
      title={
        rows.every(({ change }) => change === 0)
          ? says.titles.exclusionNone(outcome.name)
          : unsure(first)
            ? says.titles.exclusionUnsure(outcome.name)
            : says.titles.exclusion(first.name, write(first.change), outcome.name)
      }
      note={[
        words.notes.exclusion,
        ...(rows.some((row) => unsure(row) && row.standardError !== null)
          ? [says.notes.exclusion]
          : []),
        ...(rows.some(({ standardError }) => standardError === null)
          ? [says.notes.noneChanged]
          : []),
        ...(all.length > MOST ? [says.notes.largest(MOST, all.length)] : []),
      ].join(words.space)}
      rule={0}
      minor={paper !== null}
      rows={rows.map((row): Row => {
        const { risk, name, change, standardError, probability } = row;
        const half = standardError === null ? undefined : 1.96 * standardError;
        return {
          key: risk,
          name,
          value: write(change),
          told: [
            name,
            half === undefined
              ? `${words.columns.change} ${write(change)}`
              : says.aside(
                  `${words.columns.change} ${write(change)}`,
                  `${says.columns.interval} ${write(change - half)} – ${write(change + half)}`,
                ),
            `${words.columns.probability} ${format.share(probability)}`,
          ],
          draw: (x, y, h) => (
            <g className="dot">
              {half !== undefined && (
                <line
                  className="thick"
                  x1={x(change - half)}
                  x2={x(change + half)}
                  y1={y + h / 2}
                  y2={y + h / 2}
                />
              )}
              <circle
                className={unsure(row) ? 'unsure' : undefined}
                cx={x(change)}
                cy={y + h / 2}
                r={4.5}
              />
            </g>
          ),
        };
      })}
      from={marks[0] ?? 0}
      to={marks.at(-1) ?? 1}
      ticks={marks.map((value) => ({ at: value, text: rounded(write(value)) }))}
      labels={230}
      values={86}
      bar={paper === null ? 14 : 8}
      table={{
        head: [
          words.columns.risk,
          words.columns.probability,
          says.inUnit(words.columns.change, outcome.unit),
          says.inUnit(says.columns.low95, outcome.unit),
          says.inUnit(says.columns.high95, outcome.unit),
        ],
        rows: all.map(({ name, probability, change, standardError }) => [
          name,
          { value: probability, text: format.share(probability) },
          ...[0, -1.96, 1.96]
            .map((errors) => {
              if (errors === 0) return change;
              return standardError === null ? null : change + errors * standardError;
            })
            .map((value) => ({
              value,
              text: value === null ? '–' : write(value),
              unit: outcome.unit,
              change: true as const,
            })),
        ]),
      }}
    />
  );
}
