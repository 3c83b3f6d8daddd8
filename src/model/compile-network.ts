import { type Activity, type Programme, parseLink, type Value } from '../programme/index.ts';
import { addWork, type Day, workBetween } from '../units/index.ts';
import type { CauseBook } from './causes.ts';
import type { WorkTable } from './model.ts';
import type { NetworkBook } from './network.ts';
import type { VariableBook } from './variables.ts';

/** What the parts of the compiler share. */
export interface Draft {
  readonly programme: Programme;
  readonly variables: VariableBook;
  readonly network: NetworkBook;
  readonly causes: CauseBook;
  readonly calendars: readonly WorkTable[];
  readonly calendarIndex: ReadonlyMap<string, number>;
  /** `site.phase` -> index, in the order of the file. */
  readonly phaseIndex: ReadonlyMap<string, number>;
  readonly riskIndex: ReadonlyMap<string, number>;
  readonly partyIndex: ReadonlyMap<string, number>;
  /** Days since the data date of a day since 1970. */
  readonly relative: (day: number) => number;
}

export const agreementNode = (id: string) => `agreement:${id}`;

/** Activities of every phase with their links, and agreements with theirs. */
export function addNodes(draft: Draft): void {
  const { programme } = draft;
  for (const [id, agreement] of Object.entries(programme.agreements))
    addAgreement(draft, id, agreement);
  for (const [siteId, site] of Object.entries(programme.sites))
    for (const [phaseId, phase] of Object.entries(site.phases))
      for (const [id, activity] of Object.entries(phase.activities))
        addActivity(draft, { site: siteId, phase: phaseId, id }, activity);
  linkAgreements(draft);
  linkActivities(draft);
}

function addAgreement(draft: Draft, id: string, agreement: Programme['agreements'][string]): void {
  const at = `agreements.${id}`;
  const { variables, relative } = draft;
  draft.network.add({
    id: agreementNode(id),
    kind: 'agreement',
    time: agreement.signed === undefined ? variables.add(agreement.time, `${at}.time`) : -1,
    cause: draft.causes.agreement(id),
    ...(agreement.signed === undefined
      ? { never: variables.chance(agreement.never, `${at}.never`) }
      : { started: relative(agreement.signed), finished: relative(agreement.signed) }),
    // the last day counts to its end
    ...(agreement.longStop === undefined ? {} : { longStop: relative(agreement.longStop) + 1 }),
  });
}

interface Place {
  readonly site: string;
  readonly phase: string;
  readonly id: string;
}

function addActivity(draft: Draft, place: Place, activity: Activity): void {
  const { relative, calendarIndex } = draft;
  const { progress } = activity;
  const address = `${place.site}.${place.phase}.${place.id}`;
  const calendar =
    activity.calendar === undefined ? -1 : (calendarIndex.get(activity.calendar) ?? -1);
  const started = progress?.started ?? progress?.finished;
  draft.network.add({
    id: address,
    kind: 'activity',
    time: timeOf(draft, address, activity, calendar),
    calendar,
    cause: draft.causes.kind(activity.kind),
    phase: draft.phaseIndex.get(`${place.site}.${place.phase}`) ?? -1,
    ...(activity.notBefore === undefined ? {} : { notBefore: relative(activity.notBefore) }),
    ...(activity.deadline === undefined ? {} : { deadline: relative(activity.deadline) + 1 }),
    ...(activity.finishNotBefore === undefined
      ? {}
      : { finishNotBefore: relative(activity.finishNotBefore) }),
    ...(started === undefined ? {} : { started: relative(started) }),
    ...(progress?.finished === undefined ? {} : { finished: relative(progress.finished) }),
  });
}

/** The variable with the working time that is left at the data date. */
function timeOf(draft: Draft, address: string, activity: Activity, calendar: number): number {
  const { variables } = draft;
  const [site, phase, id] = address.split('.');
  const path = `sites.${site}.phases.${phase}.activities.${id}`;
  const { progress } = activity;
  if (progress?.finished !== undefined) return -1;
  const drivers = activity.drivers ?? {};
  const asVariable = (value: Value, key: string, offset = 0) =>
    variables.add(value, `${path}.${key}`, { drivers, offset });
  if (progress?.remaining !== undefined)
    return asVariable(progress.remaining, 'progress.remaining');
  if (activity.duration === undefined) return -1;
  if (progress?.started === undefined) return asVariable(activity.duration, 'duration');
  const elapsed = -draft.relative(progress.started);
  const table = draft.calendars[calendar];
  const done = table ? workBetween(table.calendar, -elapsed as Day, 0 as Day) : elapsed;
  return asVariable(activity.duration, 'duration', -done);
}

function linkAgreements(draft: Draft): void {
  const { network } = draft;
  for (const [id, agreement] of Object.entries(draft.programme.agreements)) {
    const to = network.at(agreementNode(id));
    for (const before of agreement.after) network.link(network.at(agreementNode(before)), to);
    for (const before of agreement.afterActivities) network.link(network.at(before), to);
  }
}

function linkActivities(draft: Draft): void {
  const { network, variables } = draft;
  for (const [site, { phases }] of Object.entries(draft.programme.sites))
    for (const [phase, { activities, copy, group, stagger }] of Object.entries(phases))
      for (const [id, activity] of Object.entries(activities)) {
        const address = `${site}.${phase}.${id}`;
        const to = network.at(address);
        const lags = new Set<string>();
        for (const raw of activity.after) {
          const link = parseLink(raw, { site, phase });
          if (!link.ok) throw new RangeError(link.fact.en);
          const { value } = link;
          const from = `${value.site}.${value.phase}.${value.activity}`;
          let path = `sites.${site}.phases.${phase}.activities.${id}.after.${from}`;
          // start and finish may follow the same activity, each with a lag of its own
          if (value.lag !== undefined) {
            while (lags.has(path)) path += `.${value.type}`;
            lags.add(path);
          }
          const lag = variables.add(value.lag, path, { floor: Number.NEGATIVE_INFINITY });
          network.link(network.at(from), to, value.type, lag);
        }
        for (const agreement of activity.gates?.agreements ?? [])
          network.link(network.at(agreementNode(agreement)), to);
        for (const permit of activity.gates?.permits ?? [])
          network.link(
            network.at(permit.includes('.') ? permit : `${site}.${phase}.${permit}`),
            to,
          );
        const before = `${site}.${group}-${copy - 1}.${id}`;
        const isStart = activity.after.length === 0 && activity.progress === undefined;
        if (stagger !== undefined && copy > 1 && isStart && network.has(before))
          network.link(
            network.at(before),
            to,
            'SS',
            variables.add(stagger, `sites.${site}.phases.${phase}.stagger`),
          );
      }
}

/**
 * Calendar days that an activity takes as planned, without waiting: from its start on if it has begun,
 * those it took if it has finished.
 */
export function plannedDays(draft: Draft, node: number): number {
  const row = draft.network.drafts[node];
  if (row === undefined) return 0;
  const { started = 0, finished } = row;
  if (finished !== undefined) return finished - started;
  const work = row.time < 0 ? 0 : draft.variables.planned(row.time);
  const table = draft.calendars[row.calendar ?? -1];
  return (table ? addWork(table.calendar, 0 as Day, work) : work) - started;
}
