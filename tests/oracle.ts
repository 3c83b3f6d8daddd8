import type { Model } from '../src/model/index.ts';
import { type Activity, type Programme, parseLink, type Value } from '../src/programme/index.ts';
import { support } from '../src/uncertainty/index.ts';
import { addWork, type Day, nextWorking } from '../src/units/index.ts';
import type { Simulated } from './simulated.ts';

/*
 * What a schedule must keep to, read from the programme itself and checked against recorded whole
 * days. Uncertain times are known by their range only, so bounds are drawn at its ends.
 */

/** Where an activity stands. */
interface Place {
  readonly site: string;
  readonly phase: string;
  readonly id: string;
}

/** A range of days. */
interface Range {
  readonly low: number;
  readonly high: number;
}

const address = ({ site, phase, id }: Place) => `${site}.${phase}.${id}`;

/** Every activity that does not keep to its links, its calendar, its constraints or its progress. */
export function breaches(programme: Programme, run: Simulated): string[] {
  return Object.entries(programme.sites).flatMap(([site, { phases }]) =>
    Object.entries(phases).flatMap(([phase, { activities }]) =>
      Object.entries(activities).flatMap(([id, activity]) =>
        breachesOf(programme, run, { site, phase, id }, activity),
      ),
    ),
  );
}

function breachesOf(
  programme: Programme,
  run: Simulated,
  place: Place,
  activity: Activity,
): string[] {
  const { model } = run;
  const relative = (day: number | undefined) =>
    day === undefined ? Number.NEGATIVE_INFINITY : day - model.dataDate;
  const start = run.start(address(place));
  const finish = run.finish(address(place));
  const { progress } = activity;
  const began = progress?.started ?? progress?.finished;
  const asks = predecessors(programme, run, place, activity);
  const work = durationOf(model, place, activity);
  const calendar =
    model.calendars[Object.keys(programme.calendars).indexOf(activity.calendar ?? '')]?.calendar;
  const moved = (from: number, days: number) =>
    calendar === undefined ? from + days : addWork(calendar, from as Day, days);
  const opened = (day: number) =>
    calendar === undefined ? day : nextWorking(calendar, day as Day);
  const { gates } = activity;
  const free =
    gates?.funds === undefined && gates?.supply === undefined && gates?.power === undefined;
  const out: string[] = [];
  for (let i = 0; i < start.length; i++) {
    const say = (what: string) => out.push(`${address(place)} in trial ${i}: ${what}`);
    const [s, f] = [start[i]!, finish[i]!];
    if (progress?.finished !== undefined) {
      if (f !== relative(progress.finished)) say(`finished on ${f}`);
      if (s !== relative(began)) say(`started on ${s}`);
      continue;
    }
    const of = (kind: 'start' | 'finish') => asks.filter((ask) => ask.of === kind);
    const least = Math.max(0, relative(activity.notBefore), ...of('start').map((a) => a.low(i)));
    const most = Math.max(0, relative(activity.notBefore), ...of('start').map((a) => a.high(i)));
    const end = relative(activity.finishNotBefore);
    if (began !== undefined && s !== relative(began)) say(`started on ${s}`);
    if (began === undefined && s < least) say(`starts on ${s}, before ${least}`);
    if (began === undefined && free && s > opened(most)) say(`starts on ${s}, after ${most}`);
    if (began === undefined && work !== undefined && work.low > 0 && s !== opened(s))
      say(`starts on ${s}, when nobody works`);
    if (f === Infinity) continue;
    if (f < s) say(`finishes on ${f} before it starts on ${s}`);
    const pushed = Math.max(end, ...of('finish').map((a) => a.low(i)));
    if (f < pushed) say(`finishes on ${f}, before ${pushed}`);
    if (work === undefined) continue;
    const base = began === undefined ? s : least;
    const done = work.low > 0 ? moved(opened(base), work.low) : base + work.low;
    if (f < done) say(`finishes on ${f}, before its work is done on ${done}`);
    if (!free && began !== undefined) continue;
    const latest = Math.max(
      moved(opened(began === undefined ? s : most), work.high),
      end,
      ...of('finish').map((a) => a.high(i)),
    );
    if (f > latest) say(`finishes on ${f}, after ${latest}`);
  }
  return out;
}

/** What a predecessor asks of a start or a finish, in each trial. */
interface Ask {
  readonly of: 'start' | 'finish';
  low(trial: number): number;
  high(trial: number): number;
}

function predecessors(
  programme: Programme,
  run: Simulated,
  place: Place,
  activity: Activity,
): Ask[] {
  const ask = (node: string, type: string, lag: Range): Ask => {
    const days = type[0] === 'F' ? run.finish(node) : run.start(node);
    return {
      of: type[1] === 'S' ? 'start' : 'finish',
      low: (i) => days[i]! + lag.low,
      high: (i) => days[i]! + lag.high,
    };
  };
  const none = { low: 0, high: 0 };
  const { gates } = activity;
  const { stagger, copy, group } = programme.sites[place.site]!.phases[place.phase]!;
  const trails = copy > 1 && activity.after.length === 0 && activity.progress === undefined;
  return [
    ...activity.after.map((raw) => {
      const link = parseLink(raw, place);
      if (!link.ok) throw new RangeError(link.fact.en);
      const { value } = link;
      return ask(
        `${value.site}.${value.phase}.${value.activity}`,
        value.type,
        value.lag === undefined ? none : rangeOf(value.lag),
      );
    }),
    ...(gates?.agreements ?? []).map((id) => ask(`agreement:${id}`, 'FS', none)),
    ...(gates?.permits ?? []).map((id) =>
      ask(id.includes('.') ? id : address({ ...place, id }), 'FS', none),
    ),
    ...(stagger !== undefined && trails
      ? [ask(address({ ...place, phase: `${group}-${copy - 1}` }), 'SS', wide(stagger))]
      : []),
  ];
}

/** Range of a value by itself. */
function rangeOf({ spec }: Value): Range {
  if (spec.kind === 'reference') throw new RangeError(`not made up: ${spec.id}`);
  return support(spec);
}

/** The same, unknown upwards when drivers may move it. */
function wide(value: Value): Range {
  if (value.drivers === undefined) return rangeOf(value);
  return { low: Number.NEGATIVE_INFINITY, high: Infinity };
}

/** Working time that is left at the data date, where no driver or risk can move it. */
function durationOf(model: Model, place: Place, activity: Activity): Range | undefined {
  const node = model.network.id.indexOf(address(place));
  const variable = model.variables[model.network.time[node]!];
  if (variable === undefined) return { low: 0, high: 0 };
  if (variable.drivers.length > 0 || variable.effects.length > 0) return undefined;
  const { low, high } = support(variable.distribution);
  const left = (days: number) => Math.max(0, days + variable.offset);
  return activity.kind === 'milestone' ? undefined : { low: left(low), high: left(high) };
}

/** Most that a drawn number can be in a trial, given the risks that happened. */
export function highest(run: Simulated, variable: number, trial: number): number {
  const { model, outcomes } = run;
  const row = model.variables[variable]!;
  let most = support(row.distribution).high + row.offset;
  for (const { risk, factor } of row.effects) {
    const fired = outcomes.scalars[(outcomes.layout.fired + risk) * outcomes.layout.trials + trial];
    if (fired === 0 || factor < 0) continue;
    most *=
      1 + (support(model.variables[factor]!.distribution).high - 1) * model.risks[risk]!.impact;
  }
  return most;
}
