import type { Model } from '../model/index.ts';
import { allocate, BLOCK, type Outcomes, type Wanted } from '../simulate/index.ts';
import { type Answer, createWorkbench, type Doer, type Job, type Round } from './jobs.ts';
import { createKept } from './kept.ts';
import { type Piece, pieceOf, putPiece, type Range } from './pieces.ts';
import { answerJobs, createRemote, type Port, type Post } from './port.ts';

/*
 * Threads that share no memory, as in a page that is opened as a file: each works in buffers of
 * its own, gets the outcomes that a job needs with the job, and hands over what came of it.
 */

/** A round without the model and the buffers, which each thread makes for itself, as it makes its programs. */
interface ApartRound extends Omit<Round, 'model' | 'outcomes' | 'table'> {
  readonly inRound: number;
}

interface ApartJob {
  readonly job: Job;
  /** Outcomes that it reads besides those that it makes. */
  readonly needs: readonly Piece[];
}

/** What a job left: outcomes with the sums of their blocks, or the changes without some risks. */
interface ApartAnswer {
  readonly pieces: readonly Piece[];
  readonly numbers: Float64Array<ArrayBuffer>;
}

/** A thread at the other end of the port, which runs `serveApart`. It reduces nothing. */
export function createApart(port: Port): Doer {
  const line = createRemote<ApartRound, ApartJob, ApartAnswer>(port, ({ needs }) =>
    needs.map(({ values }) => values.buffer),
  );
  let round: Round | undefined;
  return {
    start(next) {
      round = next;
      const { model: _, table: __, outcomes, ...rest } = next;
      line.start({ ...rest, inRound: outcomes.layout.trials });
    },
    async do(job) {
      if (round === undefined) throw new RangeError('a job before its round');
      const { outcomes } = round;
      const { pieces, numbers } = await line.do({ job, needs: needsOf(round, job) });
      for (const piece of pieces) putPiece(outcomes, piece);
      if (job.kind !== 'block') return numbers;
      outcomes.sums.set(numbers, sumsOf(outcomes, job.block).from);
      return undefined;
    },
  };
}

/**
 * Answers the jobs of forecasts in memory of this thread alone, until the port is closed; `makeModel`
 * gives the model of their rounds, `kept` is for the next port.
 */
export function serveApart(port: Post, makeModel: () => Model, kept = createKept()): void {
  const { buffers } = kept;
  const bench = createWorkbench(kept);
  let outcomes: Outcomes | undefined;
  let wanted: Wanted = { scalars: 0, monthly: 0, dates: 0, sums: 0 };
  answerJobs<ApartRound, ApartJob, ApartAnswer>(
    port,
    {
      start({ inRound, ...round }) {
        buffers.free();
        const model = makeModel();
        outcomes = allocate(model, inRound, buffers.take);
        outcomes.sums.fill(0);
        wanted = round.wanted;
        bench.start({ ...round, model, outcomes, table: new Float64Array(0) });
      },
      async do({ job, needs }, breath) {
        if (outcomes === undefined) throw new RangeError('a job before its round');
        for (const piece of needs) putPiece(outcomes, piece);
        return foundBy(outcomes, wanted, job, await bench.do(job, breath));
      },
    },
    ({ pieces, numbers }) => [numbers.buffer, ...pieces.map(({ values }) => values.buffer)],
  );
}

function foundBy(outcomes: Outcomes, wanted: Wanted, job: Job, answer: Answer): ApartAnswer {
  if (job.kind !== 'block') return { pieces: [], numbers: new Float64Array(answer ?? []) };
  const { from } = sumsOf(outcomes, job.block);
  const trials = trialsOf(outcomes, job.block);
  const pieces = (['scalars', 'monthly', 'dates'] as const).map((of) =>
    pieceOf(outcomes, of, { from: 0, to: wanted[of] }, trials),
  );
  return { pieces, numbers: new Float64Array(outcomes.sums.subarray(from, from + wanted.sums)) };
}

/** A forecast without a risk is compared with the outcomes that are analysed. */
function needsOf({ model, outcomes }: Round, job: Job): readonly Piece[] {
  if (job.kind !== 'exclude') return [];
  const { analysedMw, analysedSpent } = outcomes.layout;
  const trials = trialsOf(outcomes, job.block);
  return [analysedMw, analysedSpent].map((from) =>
    pieceOf(outcomes, 'scalars', { from, to: from + model.scopes.length }, trials),
  );
}

const trialsOf = ({ layout }: Outcomes, block: number): Range => ({
  from: block * BLOCK,
  to: Math.min(layout.trials, (block + 1) * BLOCK),
});

function sumsOf({ sums, layout }: Outcomes, block: number): Range {
  const length = sums.length / Math.ceil(layout.trials / BLOCK);
  return { from: block * length, to: (block + 1) * length };
}
