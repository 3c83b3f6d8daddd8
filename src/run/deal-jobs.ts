import {
  countSignatures,
  createEvaluator,
  type Evaluator,
  type Family,
  type Measure,
  type SigningCount,
  type SigningQuestion,
} from '../deal/index.ts';
import { createShelf } from '../money/index.ts';
import { answerJobs, type Port } from './port.ts';

/** What deals are valued with; sent to every thread once. */
export interface DealRound {
  readonly families: readonly Family[];
  readonly measures: readonly Measure[];
  readonly seed: number;
  readonly trials: number;
}

/** Trials from … to - 1 of contents of a family, by their places in it. */
export interface ValueJob {
  readonly kind: 'value';
  readonly family: number;
  readonly places: Int32Array;
  readonly from: number;
  readonly to: number;
}

/** Replicates from … to - 1 of a question about signing, for which no round is needed. */
export interface SignJob {
  readonly kind: 'sign';
  readonly question: SigningQuestion;
  readonly from: number;
  readonly to: number;
}

export type DealJob = ValueJob | SignJob;

export type DealAnswer =
  | {
      readonly kind: 'value';
      readonly data: Float64Array;
      /** Worlds that were simulated for it. */
      readonly simulated: number;
    }
  | { readonly kind: 'sign'; readonly count: SigningCount };

/** Something that values deals: this thread or another. */
export interface Valuer {
  start(round: DealRound): void;
  do(job: DealJob): Promise<DealAnswer>;
}

/** Does jobs in this thread. */
export function createDealBench(): {
  start(round: DealRound): void;
  do(job: DealJob): DealAnswer;
} {
  const shelf = createShelf();
  let round: DealRound | undefined;
  const evaluators = new Map<number, Evaluator>();
  return {
    start(next) {
      round = next;
      evaluators.clear();
    },
    do(job) {
      const { from, to } = job;
      if (job.kind === 'sign')
        return { kind: 'sign', count: countSignatures(job.question, from, to) };
      const { family, places } = job;
      const of = round?.families[family];
      if (round === undefined || of === undefined) throw new RangeError('a job before its round');
      let evaluator = evaluators.get(family);
      if (evaluator === undefined) {
        evaluator = createEvaluator(of, round.measures, { ...round, shelf });
        evaluators.set(family, evaluator);
      }
      const data = new Float64Array(places.length * round.measures.length * (to - from));
      const before = evaluator.spent.simulated;
      evaluator.evaluate(places, from, to, data);
      return { kind: 'value', data, simulated: evaluator.spent.simulated - before };
    },
  };
}

/** Answers the jobs of deals. */
export const serveDeals = (port: Pick<Port, 'post' | 'receive'>): void =>
  answerJobs(port, createDealBench());
