import type { Model } from '../model/index.ts';
import { allocate, BLOCK, type Outcomes, sumsLength, type Wanted } from '../simulate/index.ts';
import { createWorkbench, type Doer, type Job, type Round } from './jobs.ts';
import { createKept } from './kept.ts';
import { type Piece, pieceOf, putPiece, type Range } from './pieces.ts';
import { answerJobs, createRemote, type Port, type Post } from './port.ts';

/*
 * Threads that share no memory, as in a page that is opened as a file: each has room for a block of
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
      outcomes.sums.set(numbers, job.block * sumsLength(round.model));
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
  let trials = 0;
  let wanted: Wanted = { scalars: 0, monthly: 0, dates: 0, sums: 0 };
  answerJobs<ApartRound, ApartJob, ApartAnswer>(
    port,
    {
      start({ inRound, ...round }) {
        buffers.free();
        const model = makeModel();
        outcomes = allocate(model, Math.min(BLOCK, inRound), buffers.take);
        trials = inRound;
        wanted = round.wanted;
        bench.start({ ...round, inRound, model, outcomes, table: new Float64Array(0) });
      },
      async do({ job, needs }, breath) {
        if (outcomes === undefined) throw new RangeError('a job before its round');
        for (const piece of needs) putPiece(outcomes, piece, piece.trials.from);
        const answer = await bench.do(job, breath);
        if (job.kind === 'block') return foundIn(outcomes, wanted, trialsOf(trials, job.block));
        return { pieces: [], numbers: new Float64Array(answer ?? []) };
      },
    },
    ({ pieces, numbers }) => [numbers.buffer, ...pieces.map(({ values }) => values.buffer)],
  );
}

/** What a block left: these trials of the round. */
function foundIn(outcomes: Outcomes, wanted: Wanted, trials: Range): ApartAnswer {
  const pieces = (['scalars', 'monthly', 'dates'] as const).map((of) =>
    pieceOf(outcomes, of, { from: 0, to: wanted[of] }, trials, trials.from),
  );
  return { pieces, numbers: outcomes.sums.slice(0, wanted.sums) };
}

/** A forecast without a risk is compared with the outcomes that are analysed. */
function needsOf({ model, outcomes }: Round, job: Job): readonly Piece[] {
  if (job.kind !== 'exclude') return [];
  const { analysedMw, analysedSpent } = outcomes.layout;
  const trials = trialsOf(outcomes.layout.trials, job.block);
  return [analysedMw, analysedSpent].map((from) =>
    pieceOf(outcomes, 'scalars', { from, to: from + model.scopes.length }, trials),
  );
}

const trialsOf = (inRound: number, block: number): Range => ({
  from: block * BLOCK,
  to: Math.min(inRound, (block + 1) * BLOCK),
});
