import type { CheckedCase } from '../evidence/index.ts';
import type { Model } from '../model/index.ts';
import {
  allocate,
  BLOCK,
  layoutOf,
  type Outcomes,
  sumsLength,
  type Wanted,
} from '../simulate/index.ts';
import { type Crew, type CrewOptions, createCrew } from './crew.ts';
import type { Job } from './jobs.ts';
import { breathUnder } from './pause.ts';
import { type Progress, type RunRequest, textsOf } from './request.ts';
import type { Result } from './result.ts';
import { seriesOf, topicOf } from './series.ts';
import { columnsOf, createTableFold, type Part, WIDTH } from './table.ts';
import { topics as allTopics, spreadsFor, type Topic, wantedFor } from './topics.ts';

export interface RunOptions extends CrewOptions {
  readonly progress?: Progress;
  readonly signal?: AbortSignal;
  /** What the result is to tell of, everything unless given. */
  readonly topics?: readonly Topic[];
  /** What checking the same texts gave, if that is done already. */
  readonly checked?: Pick<CheckedCase, 'programme' | 'facts' | 'diagnostics'>;
  /** What compiling the checked programme gave, if that is done already. */
  readonly model?: Model;
  /** Called once the first trials are handed out, for what needs no result; must not throw. */
  readonly meanwhile?: () => void;
}

/** Most blocks of trials kept at once; more are folded into one table round by round. */
const ROUND = 80;
/** Bytes of outcomes kept at once. */
const MEMORY = 420e6;
/** Trials in which a risk happened that the forecast without it should rest on: one in a hundred, within bounds. */
const sparedOf = (trials: number): number => Math.min(96, Math.max(32, trials / 100));
/** Columns handed out at once. */
const COLUMNS = 256;
/** Risks that are left out at once. */
const RISKS = 4;

/** A case that has errors is not run. */
export class UnsoundCase extends Error {
  readonly checked: Pick<CheckedCase, 'programme' | 'facts' | 'diagnostics'>;
  constructor(checked: Pick<CheckedCase, 'programme' | 'facts' | 'diagnostics'>) {
    super('the case has errors');
    this.checked = checked;
  }
}

/**
 * Runs a case: the same request gives the same result on one thread, many or in a browser.
 * @throws UnsoundCase when the case has errors; the signal's reason when it is aborted.
 */
export async function run(request: RunRequest, options: RunOptions = {}): Promise<Result> {
  // threads start while the case is read
  const crew = createCrew(options);
  try {
    // what only this thread needs is loaded here, so that the others start light
    const [{ checkCase }, { compile }] = await Promise.all([
      import('../evidence/index.ts'),
      import('../model/index.ts'),
    ]);
    const checked = options.checked ?? checkCase(textsOf(request));
    const { programme, facts } = checked;
    if (programme === undefined) throw new UnsoundCase(checked);
    const model = options.model ?? compile(programme);
    // both go on while threads simulate
    const simulating = simulate(model, request, options, crew);
    const ready = Promise.all([import('./summarise/summarise.ts'), digest(request)]);
    options.meanwhile?.();
    const simulated = await simulating;
    const [{ summarise }, inputs] = await ready;
    // whoever wants something else by now is heard first
    const breath = breathUnder(options.signal);
    await breath();
    return await summarise({ programme, facts, model, ...simulated, request, inputs }, breath);
  } finally {
    crew.close();
  }
}

async function digest({ programme, facts = '' }: RunRequest): Promise<string> {
  const bytes = new TextEncoder().encode(`${programme}\0${facts}`);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What the trials leave, reduced; `outcomes` holds the first round. */
export interface Simulated {
  readonly topics: ReadonlySet<Topic>;
  readonly outcomes: Outcomes;
  readonly table: Float64Array;
  /** Sums over all trials, see `BlockSums`. */
  readonly sums: Float64Array;
  /** By risk, scope and outcome: sum of changes and of their squares. */
  readonly exclusion: Float64Array;
  /** By risk: first trials that the forecast without it rests on. */
  readonly exclusionTrials: readonly number[];
}

async function simulate(
  model: Model,
  request: RunRequest,
  options: RunOptions,
  crew: Crew,
): Promise<Simulated> {
  const { trials, seed } = request;
  const { progress = () => {}, signal } = options;
  const topics = new Set(options.topics ?? allTopics);
  const cash = topics.has('money');
  const { rounds, perRound } = roundsOf(model, trials);
  let done = 0;
  const tick = (count: number) => {
    done += count;
    progress(done, trials);
  };
  const sums = new Float64Array(sumsLength(model));
  const exclusion = new Float64Array(model.risks.length * model.scopes.length * 4);
  let exclusionTrials: readonly number[] = [];
  let first: Room | undefined;
  let later: Room | undefined;
  const fold =
    rounds > 1 ? createTableFold(columnsOf(model, { layout: layoutOf(model, 1) })) : undefined;
  for (let r = 0; r < rounds; r++) {
    const firstTrial = r * perRound;
    const count = Math.min(perRound, trials - firstTrial);
    // the first round is kept to the end; all others take place in one room, the last of which may be shorter
    const room = roomFor(model, count, later === undefined ? crew.buffer : buffersOf(later));
    const { outcomes, table } = room;
    if (r > 0) later = room;
    const wanted = wantedFor(topics, model, outcomes.layout);
    crew.start({ model, outcomes, table, seed, trials, firstTrial, cash, wanted });
    await crew.doAll(blockJobs(Math.ceil(count / BLOCK)), signal, (job) => {
      if (job.kind === 'block') tick(Math.min(BLOCK, count - job.block * BLOCK));
    });
    addBlocks(sums, outcomes.sums, wanted.sums);
    if (r === 0) {
      first = room;
      exclusionTrials = topics.has('exclusions')
        ? trialsOfExclusions(model, outcomes, sparedOf(trials))
        : model.risks.map(() => 0);
    }
    const excluding = r === 0 ? exclusionJobs(exclusionTrials) : [];
    const jobs = [...excluding, ...reduceJobs(model, outcomes, wanted, topics)];
    for (const answer of await crew.doAll(jobs, signal, () => {}))
      if (answer !== undefined) addBlocks(exclusion, answer, exclusion.length);
    fold?.add(table, count);
  }
  if (first === undefined) throw new RangeError(`no trials: ${trials}`);
  const table = fold === undefined ? first.table : fold.table();
  return { topics, outcomes: first.outcomes, table, sums, exclusion, exclusionTrials };
}

/** Where the trials of a round leave their outcomes. */
interface Room {
  readonly outcomes: Outcomes;
  readonly table: Float64Array;
}

/** The buffers of a room, one after the other, for one that is no larger. */
function buffersOf({ outcomes, table }: Room): Crew['buffer'] {
  const { scalars, monthly, dates, sums } = outcomes;
  const all = [scalars, monthly, dates, sums, table].values();
  return () => all.next().value!.buffer;
}

function roomFor(model: Model, trials: number, buffer: Crew['buffer']): Room {
  const outcomes = allocate(model, trials, buffer);
  const length = columnsOf(model, outcomes).count * WIDTH;
  const table = new Float64Array(buffer(length * 8), 0, length);
  // trials fill all else; the buffers may have served before
  outcomes.sums.fill(0);
  table.fill(0);
  return { outcomes, table };
}

/** Rounds of about the same length, of whole blocks. */
function roundsOf(model: Model, trials: number): { rounds: number; perRound: number } {
  const { scalars, monthly, dates } = layoutOf(model, 1);
  const bytes = scalars * 8 + monthly * 4 + dates * 2 + (sumsLength(model) * 8) / BLOCK;
  const blocks = Math.ceil(trials / BLOCK);
  const most = Math.min(ROUND, Math.max(1, Math.floor(MEMORY / bytes / BLOCK)));
  const perRound = Math.ceil(blocks / Math.ceil(blocks / most));
  return { rounds: Math.ceil(blocks / perRound), perRound: perRound * BLOCK };
}

/** Each block goes by itself, so that threads end together, progress shows, and stopping takes little. */
const blockJobs = (blocks: number): Job[] =>
  Array.from({ length: blocks }, (_, block) => ({ kind: 'block', block }));

/** By risk: whole blocks of trials from the first on, until it happened often enough. */
function trialsOfExclusions(
  model: Model,
  { scalars, layout }: Outcomes,
  enough: number,
): readonly number[] {
  return model.risks.map((_, r) => {
    const first = (layout.fired + r) * layout.trials;
    let happened = 0;
    let trial = 0;
    while (trial < layout.trials && happened < enough) {
      const end = Math.min(layout.trials, trial + BLOCK);
      for (; trial < end; trial++) happened += scalars[first + trial]!;
    }
    return trial;
  });
}

function exclusionJobs(trials: readonly number[]): Job[] {
  const blocks = Math.ceil(Math.max(0, ...trials) / BLOCK);
  return Array.from({ length: blocks }, (_, block) => {
    const risks = [...trials.keys()].filter((risk) => trials[risk]! > block * BLOCK);
    return Array.from(
      { length: Math.ceil(risks.length / RISKS) },
      (__, i): Job => ({
        kind: 'exclude',
        block,
        risks: risks.slice(i * RISKS, (i + 1) * RISKS),
      }),
    );
  }).flat();
}

function reduceJobs(
  model: Model,
  { layout }: Outcomes,
  { dates }: Wanted,
  topics: ReadonlySet<Topic>,
): Job[] {
  const slice = (of: Part['of'], from: number, to: number): Job => ({
    kind: 'reduce',
    part: { of, from, to },
  });
  return [
    ...seriesOf(model).flatMap((series, i) => {
      const topic = topicOf(series);
      return topic === undefined || topics.has(topic) ? slice('series', i, i + 1) : [];
    }),
    ...spreadsFor(topics, layout).map(({ from, to }) => slice('scalars', from, to)),
    ...Array.from({ length: Math.ceil(dates / COLUMNS) }, (_, i) =>
      slice('dates', i * COLUMNS, Math.min(dates, (i + 1) * COLUMNS)),
    ),
  ];
}

/** Adds the first numbers of blocks, one block after the other, so that the sum has the same bits for any sharding. */
function addBlocks(target: Float64Array, blocks: Float64Array, count: number): void {
  for (let at = 0; at < blocks.length; at += target.length)
    for (let i = 0; i < count; i++) target[i] = target[i]! + blocks[at + i]!;
}
