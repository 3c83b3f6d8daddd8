import { createEvaluator, type Evaluator, type Family, type Measure } from '../deal/index.ts';
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
export interface DealJob {
  readonly family: number;
  readonly places: Int32Array;
  readonly from: number;
  readonly to: number;
}

export interface DealAnswer {
  readonly data: Float64Array;
  /** Worlds that were simulated for it. */
  readonly simulated: number;
}

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
    do({ family, places, from, to }) {
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
      return { data, simulated: evaluator.spent.simulated - before };
    },
  };
}

/** Answers the jobs of deals. */
export const serveDeals = (port: Pick<Port, 'post' | 'receive'>): void =>
  answerJobs(port, createDealBench());
