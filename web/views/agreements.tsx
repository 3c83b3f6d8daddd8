import type { Result } from '../../src/report/index.ts';
import { dayOf } from '../../src/units/index.ts';
import { type Row, RowChart } from '../charts/row-chart.tsx';
import { dayCell } from '../charts/table.ts';
import { yearTicks } from '../charts/year-ticks.ts';
import { type Reading, useReading } from '../reader/reading.ts';
import { daysOf } from './days-of.ts';
import { sameIn } from './view.tsx';

/** Agreements that are not signed on the data date, the least likely first. */
function unsigned({ agreements, levels, stamp }: Result): Result['agreements'] {
  const start = dayOf(stamp.dataDate);
  return agreements
    .filter(({ signed }) => daysOf(levels, signed).p10 > start || signed.withinHorizon < 1)
    .toSorted((a, b) => a.signed.withinHorizon - b.signed.withinHorizon);
}

/** What there is still to sign, as a finding. */
export function agreementsTitle({
  result,
  says,
  format,
}: Pick<Reading, 'result' | 'says' | 'format'>): string {
  const open = unsigned(result);
  const [hardest] = open;
  if (result.agreements.length === 0) return says.titles.noAgreements;
  return hardest === undefined
    ? says.titles.allSigned
    : says.titles.agreements(
        format.count(open.length),
        hardest.name,
        format.chance(hardest.signed.withinHorizon),
      );
}

/** When each agreement is signed, if at all. */
export function Agreements() {
  const { result, before, outline, words, says, format } = useReading();
  const start = dayOf(result.stamp.dataDate);
  const to = dayOf(result.stamp.horizon);
  const names = (ids: readonly string[]) =>
    ids.map((id) => outline.parties[id] ?? id).join(words.listMark);
  // what was signed long before stands at its own day
  const from =
    Math.min(start, ...result.agreements.map(({ signed }) => daysOf(result.levels, signed).p10)) -
    30;
  const rows = result.agreements.map((agreement): Row => {
    const { p10, p50, p90 } = daysOf(result.levels, agreement.signed);
    const old = sameIn(before?.agreements, agreement.id);
    const was =
      old === undefined || before === null ? undefined : daysOf(before.levels, old.signed);
    return {
      key: agreement.id,
      name: agreement.name,
      sub: names(agreement.parties),
      value: format.chance(agreement.signed.withinHorizon),
      was: old === undefined ? undefined : format.chance(old.signed.withinHorizon),
      told: [
        agreement.name,
        `P50 ${format.day(p50)}`,
        `P10–P90 ${format.day(p10)} – ${format.day(p90)}`,
        `${words.columns.signed} ${format.share(agreement.signed.withinHorizon)}`,
        names(agreement.parties),
      ],
      draw: (x, y, h) => (
        <>
          {was !== undefined && was.p10 <= to && (was.p10 !== p10 || was.p90 !== p90) && (
            <rect
              className="was"
              x={x(was.p10)}
              y={y + h - 2}
              height={3}
              width={Math.max(1, x(Math.min(was.p90, to)) - x(was.p10))}
            />
          )}
          {p10 <= to && (
            <rect
              className={p90 > to ? 'range open' : 'range'}
              x={x(p10)}
              y={y + 4}
              height={h - 8}
              rx={2}
              width={Math.max(3, x(Math.min(p90, to)) - x(p10))}
            />
          )}
          {p50 <= to && (
            <line className="tickmark" x1={x(p50)} x2={x(p50)} y1={y + 1} y2={y + h - 1} />
          )}
        </>
      ),
    };
  });
  return (
    <RowChart
      id="agreements"
      title={agreementsTitle({ result, says, format })}
      note={[says.notes.agreements, ...(before === null ? [] : [says.notes.rangeBefore])].join(
        words.space,
      )}
      rule={start}
      rows={rows}
      from={from}
      to={to}
      ticks={yearTicks(from, to, 8)}
      labels={360}
      values={before === null ? 66 : 120}
      table={{
        head: [
          says.kinds.agreement,
          words.columns.parties,
          'P10',
          'P50',
          'P90',
          words.columns.signed,
        ],
        rows: result.agreements.map(({ name, parties, signed }) => {
          const { p10, p50, p90 } = daysOf(result.levels, signed);
          return [
            name,
            names(parties),
            dayCell(p10, format.day),
            dayCell(p50, format.day),
            dayCell(p90, format.day),
            { value: signed.withinHorizon, text: format.share(signed.withinHorizon) },
          ];
        }),
      }}
    />
  );
}
