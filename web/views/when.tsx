import { useState } from 'react';
import {
  dayAt,
  headlineOf,
  leadScopes,
  monthlyAt,
  type PhaseResult,
  yearEnds,
} from '../../src/report/index.ts';
import { dayOf } from '../../src/units/index.ts';
import { Fan } from '../charts/fan.tsx';
import { type Row, RowChart } from '../charts/row-chart.tsx';
import { dayCell } from '../charts/table.ts';
import { yearTicks } from '../charts/year-ticks.ts';
import { useReading } from '../reader/reading.ts';
import { Agreements } from './agreements.tsx';
import { daysOf } from './days-of.ts';
import { SiteMap } from './site-map.tsx';
import { About, Missing, sameIn, ViewFrame } from './view.tsx';

/** When? Phases with their dates and gates, agreements, megawatts of each site, the map. */
export function WhenView() {
  const { result, language, says, format } = useReading();
  const { sentences } = headlineOf(result, language, format);
  const [main] = leadScopes(result);
  const first = () => {
    if (main === undefined) return result.stamp.programme;
    const { withinHorizon } = main.firstEnergised;
    const horizon = format.date(result.stamp.horizon);
    const middle = dayAt(result.levels, main.firstEnergised, 0.5);
    return withinHorizon >= 0.5
      ? says.titles.first(
          main.name,
          format.month(middle),
          format.chance(1 - withinHorizon),
          horizon,
        )
      : says.titles.firstLate(main.name, format.chance(withinHorizon), horizon);
  };
  return (
    <ViewFrame
      view="when"
      answer={{ text: first() }}
      lines={sentences.slice(1, Math.min(3, leadScopes(result).length))}
    >
      <About topic="schedule">
        {result.phases.length === 0 ? <Missing>{says.notes.noPhases}</Missing> : <Gantt />}
      </About>
      {result.agreements.length > 0 && <Agreements />}
      <About topic="schedule">
        <SiteMap />
        <SiteCurves />
      </About>
    </ViewFrame>
  );
}

/** Phases that are alike bear one name; a number tells them apart. */
function numbered(phases: readonly PhaseResult[]): readonly PhaseResult[] {
  const seen = new Map<string, number>();
  return phases.map((phase) => {
    const nth = (seen.get(phase.name) ?? 0) + 1;
    seen.set(phase.name, nth);
    return nth === 1 ? phase : { ...phase, name: `${phase.name} (${nth})` };
  });
}

function Gantt() {
  const { result, before, waits, words, says, format } = useReading();
  const activitiesWait = waits.topics.includes('activities');
  const [opened, setOpened] = useState<string | null>(null);
  const middle = (day: number) =>
    day <= to ? format.month(day) : words.notes.after(result.stamp.horizon.slice(0, 4));
  const siteName = ({ site }: PhaseResult) =>
    result.sites.find(({ id }) => id === site)?.name ?? site;
  const key = (phase: PhaseResult) => `${phase.site}.${phase.id}`;
  const promised = result.phases.flatMap((phase) =>
    phase.promised === null ? [] : [{ day: dayOf(phase.promised), phase }],
  );
  const from = Math.min(dayOf(result.stamp.dataDate), ...promised.map(({ day }) => day)) - 20;
  const to = dayOf(result.stamp.horizon);
  const late = promised.filter(
    ({ day, phase }) => daysOf(result.levels, phase.energised).p50 > day,
  ).length;
  const within = result.phases.filter(({ energised }) => energised.withinHorizon >= 0.5).length;
  const listed = result.sites.flatMap((site) =>
    numbered(result.phases.filter((phase) => phase.site === site.id)),
  );
  const rows = result.sites.flatMap((site) =>
    listed
      .filter((phase) => phase.site === site.id)
      .flatMap((phase, i) => {
        const id = key(phase);
        const old = before?.phases.find((one) => key(one) === id);
        const row = phaseRow(phase, old, i === 0 ? site.name : undefined);
        return opened === id ? [row, ...phase.activities.map((a) => activityRow(phase, a))] : [row];
      }),
  );
  function phaseRow(phase: PhaseResult, old: PhaseResult | undefined, heading?: string): Row {
    const { p10, p50, p90 } = daysOf(result.levels, phase.energised);
    const funds = daysOf(result.levels, phase.committed);
    const was = old === undefined ? undefined : daysOf(result.levels, old.energised);
    const id = key(phase);
    return {
      key: id,
      heading,
      name: phase.name,
      value: middle(p50),
      was: was === undefined ? undefined : middle(was.p50),
      told: [
        `${siteName(phase)}${words.colon}${phase.name}`,
        `P50 ${format.day(p50)}`,
        `P10–P90 ${format.day(p10)} – ${format.day(p90)}`,
        words.notes.within(format.share(phase.energised.withinHorizon)),
        `${says.gates.money} P50 ${format.day(funds.p50)}`,
        ...(phase.promised === null
          ? []
          : [`${words.notes.promised} ${format.date(phase.promised)}`]),
        format.power(phase.plannedMw),
        ...(phase.shrunk > 0 ? [says.gates.shrunk(format.share(phase.shrunk))] : []),
        ...(phase.givenUp > 0 ? [says.gates.givenUp(format.share(phase.givenUp))] : []),
      ],
      expanded: opened === id,
      onPress: () => setOpened(opened === id ? null : id),
      draw: (x, y, h) => (
        <>
          {was !== undefined && was.p10 <= to && (was.p10 !== p10 || was.p90 !== p90) && (
            <rect
              className="was"
              x={x(was.p10)}
              y={y + h - 3}
              height={3}
              width={Math.max(1, x(Math.min(was.p90, to)) - x(was.p10))}
            />
          )}
          {p10 <= to && (
            <rect
              className={p90 > to ? 'range open' : 'range'}
              style={{ fillOpacity: 0.3 + 0.55 * phase.energised.withinHorizon }}
              x={x(p10)}
              y={y + 3}
              height={h - 6}
              rx={2}
              width={Math.max(2, x(Math.min(p90, to)) - x(p10))}
            />
          )}
          {funds.p50 <= to && funds.p50 >= from && (
            <path className="gate" d={`M${x(funds.p50)},${y + h / 2 - 5}l5,5l-5,5l-5,-5Z`} />
          )}
          {p50 <= to && <line className="tickmark" x1={x(p50)} x2={x(p50)} y1={y} y2={y + h} />}
          {p10 > to && (
            <text className="sub halo" x={x(to)} y={y + h / 2 + 4} textAnchor="end">
              {words.notes.within(format.chance(phase.energised.withinHorizon))}
            </text>
          )}
          {phase.promised !== null && (
            <path className="promise" d={`M${x(dayOf(phase.promised)) - 5},${y - 1}h10l-5,8Z`} />
          )}
        </>
      ),
    };
  }
  function activityRow(phase: PhaseResult, activity: PhaseResult['activities'][number]): Row {
    const start = daysOf(result.levels, activity.start);
    const finish = daysOf(result.levels, activity.finish);
    return {
      key: `${key(phase)}.${activity.id}`,
      name: activity.name,
      indent: true,
      waits: activitiesWait,
      value: format.percent(activity.criticality),
      told: [
        `${siteName(phase)}${words.listMark}${phase.name}${words.colon}${activity.name}`,
        `${says.columns.start} ${format.day(start.p50)}`,
        `${says.columns.finish} ${format.day(finish.p50)}`,
        `P10–P90 ${format.day(finish.p10)} – ${format.day(finish.p90)}`,
        says.gates.criticality(format.share(activity.criticality)),
        ...(activity.deadline === null
          ? []
          : [
              `${words.notes.promised} ${format.date(activity.deadline.date)}${words.colon}${format.share(activity.deadline.met)}`,
            ]),
      ],
      draw: (x, y, h) =>
        start.p50 > to ? null : (
          <>
            <rect
              className={activity.criticality >= 0.25 ? 'work critical' : 'work'}
              x={x(start.p50)}
              y={y + 5}
              height={h - 10}
              width={Math.max(1.5, x(Math.min(finish.p50, to)) - x(start.p50))}
            />
            {finish.p90 > finish.p50 && (
              <path
                className="whisker"
                d={`M${x(finish.p10)},${y + h / 2}H${x(Math.min(finish.p90, to))}`}
              />
            )}
          </>
        ),
    };
  }
  return (
    <RowChart
      id="gantt"
      title={
        promised.length > 0
          ? says.titles.late(format.count(late), format.count(promised.length))
          : says.titles.within(format.count(within), format.count(result.phases.length))
      }
      note={[
        says.notes.gantt,
        ...(opened === null ? [] : [says.notes.activities]),
        ...(opened !== null && activitiesWait ? [says.live.paleWaits] : []),
        ...(before === null ? [] : [says.notes.rangeBefore]),
      ].join(words.space)}
      rows={rows}
      from={from}
      to={to}
      ticks={yearTicks(from, to, 8)}
      rule={dayOf(result.stamp.dataDate)}
      bar={18}
      values={before === null ? 84 : 160}
      table={{
        head: [
          words.columns.site,
          words.columns.phase,
          words.columns.mw,
          'P10',
          'P50',
          'P90',
          says.columns.energisedBy,
          says.columns.money,
          words.notes.promised,
        ],
        rows: listed.map((phase) => {
          const { p10, p50, p90 } = daysOf(result.levels, phase.energised);
          return [
            siteName(phase),
            phase.name,
            { value: phase.plannedMw, text: format.count(phase.plannedMw) },
            dayCell(p10, format.day),
            dayCell(p50, format.day),
            dayCell(p90, format.day),
            {
              value: phase.energised.withinHorizon,
              text: format.share(phase.energised.withinHorizon),
            },
            dayCell(daysOf(result.levels, phase.committed).p50, format.day),
            phase.promised === null ? '' : dayCell(dayOf(phase.promised), format.day),
          ];
        }),
      }}
    />
  );
}

/** Small multiples: megawatts of every site over time, on one scale where that can be read. */
function SiteCurves() {
  const { result, before, words, says, format } = useReading();
  const end = yearEnds(result).at(-1);
  if (end === undefined) return null;
  return (
    <>
      <div className="many small">
        {result.sites.map((site) => (
          <Fan
            key={site.id}
            id={`curve-${site.id}`}
            title={says.titles.siteCurves(
              site.name,
              format.power(monthlyAt(result, site.mw, end.month, 0.5)),
              end.year,
              format.power(site.plannedMw),
            )}
            series={site.mw}
            before={sameIn(before?.sites, site.id)?.mw}
            planned={site.plannedMw}
            write={format.power}
            unit={words.columns.mw}
            tall={84}
          />
        ))}
      </div>
      <p className="caption">{says.notes.curves}</p>
    </>
  );
}
