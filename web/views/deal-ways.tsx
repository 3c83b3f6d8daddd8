import type { DealReading } from '../../src/report/index.ts';
import { TableView } from '../charts/figure.tsx';
import { type Row, RowChart } from '../charts/row-chart.tsx';
import { ticks } from '../charts/scale.ts';
import { useReading } from '../reader/reading.ts';
import { signed } from './signed.ts';

interface Props {
  readonly deal: DealReading;
}

/** From the sheet to the nearest deal: for each party, what each changed term adds. */
export function Waterfall({ deal: { result, words, names, format } }: Props) {
  const { says } = useReading();
  const { steps, from } = result.waterfall;
  const sheet = names.row(from);
  if (steps.length === 0) return null;
  return (
    <>
      <div className="many">
        {result.parties.map(({ id, name }) => {
          const start = sheet?.stakes.find(({ party }) => party === id)?.gain ?? 0;
          let sum = start;
          const bars = [
            { key: 'start', name: words.sheet, low: 0, high: start, add: start, whole: true },
            ...steps.map(({ term, to, shares }) => {
              const add = shares[id] ?? 0;
              const low = sum;
              sum += add;
              return { key: term, name: names.option(term, to), low, high: sum, add, whole: false };
            }),
            { key: 'end', name: words.focusName, low: 0, high: sum, add: sum, whole: true },
          ];
          const ends = bars.flatMap(({ low, high }) => [low, high]);
          const marks = ticks(Math.min(0, ...ends), Math.max(0, ...ends), 3);
          return (
            <RowChart
              key={id}
              id={`waterfall-${id}`}
              title={says.titles.waterfall(
                name,
                signed(start, format.money),
                signed(sum, format.money),
              )}
              minor
              rule={0}
              rows={bars.map(
                ({ key, name: label, low, high, add, whole }): Row => ({
                  key,
                  name: label,
                  strong: whole,
                  value: signed(add, format.moneyCell),
                  told: [`${name}: ${label}`, signed(add, format.money)],
                  draw: (x, y, h) => (
                    <rect
                      className={add < 0 ? 'against' : 'accent'}
                      style={{ fillOpacity: whole ? 1 : 0.6 }}
                      x={Math.min(x(low), x(high))}
                      y={y + 2}
                      height={h - 4}
                      width={Math.max(1, Math.abs(x(high) - x(low)))}
                    />
                  ),
                }),
              )}
              from={marks[0] ?? 0}
              to={marks.at(-1) ?? 1}
              ticks={marks.map((value) => ({ at: value, text: format.moneyCell(value) }))}
              labels={170}
              values={48}
              bar={14}
              table={{
                head: [words.columns.change, `${name} (USD)`],
                rows: bars.map(({ name: label, add }) => [
                  label,
                  { value: add, text: signed(add, format.money) },
                ]),
              }}
            />
          );
        })}
      </div>
      <p className="caption">{`${words.notes.waterfall} (${format.moneyUnit})`}</p>
    </>
  );
}

/** What coalitions can have by themselves, and who would gain by leaving. */
export function Coalitions({ deal: { result, words, names, format } }: Props) {
  return (
    <div className="pair">
      {result.coalitions.map(({ reaction, values, leavers }) => {
        const title = `${words.titles.coalitions}: ${words.reactions[reaction]}`;
        return (
          <section className="plain" key={reaction}>
            <h2>{title}</h2>
            <TableView
              title={title}
              table={{
                head: [
                  words.columns.members,
                  `${words.columns.worth} (USD)`,
                  `${words.columns.gain} (USD)`,
                ],
                rows: values.map(({ members, worth }) => {
                  const leaver = leavers.find((one) => one.members.join() === members.join());
                  const gain =
                    leaver === undefined
                      ? null
                      : Object.values(leaver.gains).reduce((a, b) => a + b, 0);
                  return [
                    members.map(names.party).join(' + '),
                    { value: worth, text: format.money(worth) },
                    gain === null ? '–' : { value: gain, text: signed(gain, format.money) },
                  ];
                }),
              }}
            />
            <p className="quiet">{words.notes.coalitions}</p>
          </section>
        );
      })}
    </div>
  );
}
