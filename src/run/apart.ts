import type { Model } from '../model/index.ts';
import { createShelf } from '../money/index.ts';
import {
  allocate,
  BLOCK,
  keptColumn,
  keptSeries,
  type Layout,
  needColumn,
  type Outcomes,
} from '../simulate/index.ts';
import { type Answer, createWorkbench, type Doer, type Job, type Round } from './jobs.ts';
import { type Kind, type Piece, pieceOf, putPiece, type Range } from './pieces.ts';
import { answerJobs, createRemote, type Port } from './port.ts';
import { seriesOf } from './series.ts';
import { columnsOf, type Part, WIDTH } from './table.ts';

/*
 * Threads that share no memory, as in a page that is opened as a file: each works in buffers of
 * its own, gets the outcomes that a job needs with the job, and hands over what came of it.
 */

/** A round without the buffers and programs, which each thread makes for itself. */
export interface ApartRound extends Omit<Round, 'outcomes' | 'table' | 'programs'> {
  readonly inRound: number;
}

export interface ApartJob {
  readonly job: Job;
  readonly needs: readonly Piece[];
}

/** What a job left: pieces of outcomes with the sums of their blocks, changes, or rows of the table. */
export interface ApartAnswer {
  readonly pieces: readonly Piece[];
  readonly numbers: Float64Array<ArrayBuffer>;
}

type Line = ReturnType<typeof createRemote<ApartRound, ApartJob, ApartAnswer>>;

/** A thread at the other end of the port, which runs `serveApart`. */
export function createApart(port: Port): Doer {
  const line: Line = createRemote(port, ({ needs }) => needs.map(({ values }) => values.buffer));
  let round: Round | undefined;
  return {
    start(next) {
      round = next;
      const { outcomes, table: _, programs: __, ...rest } = next;
      line.start({ ...rest, inRound: outcomes.layout.trials });
    },
    async do(job) {
      if (round === undefined) throw new RangeError('a job before its round');
      const { model, outcomes, table } = round;
      const { pieces, numbers } = await line.do({ job, needs: needsOf(model, outcomes, job) });
      for (const piece of pieces) putPiece(outcomes, piece);
      switch (job.kind) {
        case 'blocks':
          outcomes.sums.set(numbers, sumsOf(outcomes, job).from);
          return undefined;
        case 'exclude':
          return numbers;
        case 'reduce':
          table.set(numbers, rowsOf(model, outcomes, job.part).from);
          return undefined;
      }
    },
  };
}

/**
 * Answers the jobs of forecasts in memory of this thread alone, until the port is closed. The shelf
 * keeps its programs of cash flows for the next port.
 */
export function serveApart(port: Pick<Port, 'post' | 'receive'>, shelf = createShelf()): void {
  const bench = createWorkbench(shelf);
  let round: Round | undefined;
  answerJobs<ApartRound, ApartJob, ApartAnswer>(
    port,
    {
      start({ inRound, ...next }) {
        const own = (bytes: number) => new ArrayBuffer(bytes);
        const outcomes = allocate(next.model, inRound, own);
        const table = new Float64Array(columnsOf(next.model, outcomes).count * WIDTH);
        round = { ...next, outcomes, table };
        bench.start(round);
      },
      do({ job, needs }) {
        if (round === undefined) throw new RangeError('a job before its round');
        for (const piece of needs) putPiece(round.outcomes, piece);
        return foundBy(round, job, bench.do(job));
      },
    },
    ({ pieces, numbers }) => [numbers.buffer, ...pieces.map(({ values }) => values.buffer)],
  );
}

function foundBy({ model, outcomes, table }: Round, job: Job, answer: Answer): ApartAnswer {
  switch (job.kind) {
    case 'blocks': {
      const { from, to } = sumsOf(outcomes, job);
      const trials = trialsOf(outcomes.layout, job.from, job.to);
      const pieces = (['scalars', 'monthly', 'dates'] as const).map((of) =>
        pieceOf(outcomes, of, { from: 0, to: outcomes.layout[of] }, trials),
      );
      return { pieces, numbers: new Float64Array(outcomes.sums.subarray(from, to)) };
    }
    case 'exclude':
      return { pieces: [], numbers: new Float64Array(answer ?? []) };
    case 'reduce': {
      const { from, to } = rowsOf(model, outcomes, job.part);
      return { pieces: [], numbers: new Float64Array(table.subarray(from, to)) };
    }
  }
}

function trialsOf({ trials }: Layout, fromBlock: number, toBlock: number): Range {
  return { from: fromBlock * BLOCK, to: Math.min(trials, toBlock * BLOCK) };
}

function sumsOf({ sums, layout }: Outcomes, { from, to }: Range): Range {
  const length = sums.length / Math.ceil(layout.trials / BLOCK);
  return { from: from * length, to: to * length };
}

/** Numbers of the table that a part of reducing finds. */
function rowsOf(model: Model, outcomes: Outcomes, { of, from, to }: Part): Range {
  const columns = columnsOf(model, outcomes);
  const first = of === 'scalars' ? 0 : columns[of === 'dates' ? 'dates' : 'monthly'];
  const each = of === 'series' ? model.months * WIDTH : WIDTH;
  return { from: first * WIDTH + from * each, to: first * WIDTH + to * each };
}

/** Outcomes that a job reads besides those that it makes. */
function needsOf(model: Model, outcomes: Outcomes, job: Job): readonly Piece[] {
  const { layout } = outcomes;
  const all = { from: 0, to: layout.trials };
  const piece = (of: Kind, from: number, count: number, trials: Range = all) =>
    pieceOf(outcomes, of, { from, to: from + count }, trials);
  switch (job.kind) {
    case 'blocks':
      return [];
    case 'exclude': {
      const trials = trialsOf(layout, job.block, job.block + 1);
      return [layout.analysedMw, layout.analysedSpent].map((first) =>
        piece('scalars', first, model.scopes.length, trials),
      );
    }
    case 'reduce': {
      const { of, from, to } = job.part;
      if (of !== 'series') return [piece(of, from, to - from)];
      const { months, phases } = model;
      return seriesOf(model)
        .slice(from, to)
        .flatMap(({ key, scope, sites }) => {
          if (key === 'mw' || key === 'dataCentres')
            return [layout.energised, layout.phaseMw].map((first) =>
              piece('scalars', first, phases.length),
            );
          if (key === 'committed' || key === 'jobs')
            return [piece('monthly', keptColumn(model, scope, keptSeries.indexOf(key), 0), months)];
          return sites.map((site) => piece('monthly', needColumn(model, site, 0), months + 1));
        });
    }
  }
}
