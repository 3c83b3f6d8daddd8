import type { DealReading } from '../../src/report/index.ts';
import { rounded } from '../charts/fan.tsx';
import { type Row, RowChart } from '../charts/row-chart.tsx';
import { finestOf, ticks } from '../charts/scale.ts';
import { signed } from '../charts/signed.ts';
import { usdChangeCell } from '../charts/table.ts';
import { useReading } from '../reader/reading.ts';

interface Props {
  readonly deal: DealReading;
}

/** From the sheet to the nearest deal: for each party, what each changed term adds. */
export function Waterfall({ deal }: Props) {
  const { result, words, names, format } = deal;
  const {
    says,
    format: page,
    words: { colon },
  } = useReading();
  const { steps, from, to } = result.waterfall;
  const gainOf = (id: number, party: string) =>
    names.row(id)?.stakes.find((stake) => stake.party === party)?.gain ?? null;
  if (steps.length === 0) return null;
  return (
    <>
      <div className="many">
        {result.parties.map(({ id, name }) => {
          const [start, end] = [gainOf(from, id), gainOf(to, id)];
          // there is no way up from a deal that it signs at no price
          if (start === null || end === null)
            return (
              <p key={id} className="caption">
                {[name, start === null ? words.sheet : names.focus, words.atNoPrice].join(colon)}
              </p>
            );
          let sum = start;
          const bars = [
            { key: 'start', name: words.sheet, low: 0, high: start, add: start, whole: true },
            ...steps.map(({ term, to, shares }) => {
              const add = shares[id] ?? 0;
              const low = sum;
              sum += add;
              return { key: term, name: names.option(term, to), low, high: sum, add, whole: false };
            }),
          ];
          // steps rest on fewer trials than the deals themselves
          const rest = end - sum;
          if (Math.abs(rest) >= 0.05 * Math.max(Math.abs(start), Math.abs(end)))
            bars.push({
              key: 'rest',
              name: says.columns.noise,
              low: sum,
              high: end,
              add: rest,
              whole: false,
            });
          bars.push({
            key: 'end',
            name: names.focus,
            low: 0,
            high: end,
            add: end,
            whole: true,
          });
          const ends = bars.flatMap(({ low, high }) => [low, high]);
          // one unit for all of a party
          const money = page.moneyLike(ends);
          const marks = ticks(
            Math.min(0, ...ends),
            Math.max(0, ...ends),
            3,
            finestOf(format.moneyCell),
          );
          return (
            <RowChart
              key={id}
              id={`waterfall-${id}`}
              title={says.titles.waterfall(
                name,
                signed(start, money),
                signed(end, money),
                names.isLikely,
              )}
              minor
              rule={0}
              rows={bars.map(
                ({ key, name: label, low, high, add, whole }): Row => ({
                  key,
                  name: label,
                  strong: whole,
                  value: signed(add, money),
                  told: [`${name}${colon}${label}`, signed(add, format.money)],
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
              ticks={marks.map((value) => ({
                at: value,
                text: value === 0 ? '0' : rounded(money(value)),
              }))}
              labels={170}
              values={84}
              bar={14}
              table={{
                head: [words.columns.change, says.inUnit(name, 'USD')],
                rows: bars.map(({ name: label, add }) => [label, usdChangeCell(add, format.money)]),
              }}
            />
          );
        })}
      </div>
      <p className="caption">{words.notes.waterfall}</p>
    </>
  );
}
