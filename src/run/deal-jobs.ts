import { createEvaluator, type Evaluator, type Family, type Measure } from '../deal/index.ts';
import type { Port } from './port.ts';

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
        evaluator = createEvaluator(of, round.measures, round);
        evaluators.set(family, evaluator);
      }
      const data = new Float64Array(places.length * round.measures.length * (to - from));
      const before = evaluator.spent.simulated;
      evaluator.evaluate(places, from, to, data);
      return { data, simulated: evaluator.spent.simulated - before };
    },
  };
}

type Request = { readonly round: DealRound } | { readonly id: number; readonly job: DealJob };
interface Reply {
  readonly id: number;
  readonly answer: DealAnswer;
}

/** The side that works: answers jobs until the port is closed. */
export function serveDeals(port: Pick<Port, 'post' | 'receive'>): void {
  const bench = createDealBench();
  port.receive((message) => {
    const request = message as Request;
    if ('round' in request) bench.start(request.round);
    else port.post({ id: request.id, answer: bench.do(request.job) } satisfies Reply);
  });
}

/** The side that hands out work. */
export function createRemoteValuer(port: Port): Valuer {
  const waiting = new Map<
    number,
    { resolve: (answer: DealAnswer) => void; reject: (error: Error) => void }
  >();
  let next = 0;
  port.receive((message) => {
    const { id, answer } = message as Reply;
    waiting.get(id)?.resolve(answer);
    waiting.delete(id);
  });
  port.failed((error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  return {
    start: (round) => port.post({ round } satisfies Request),
    do: (job) =>
      new Promise((resolve, reject) => {
        const id = next++;
        waiting.set(id, { resolve, reject });
        port.post({ id, job } satisfies Request);
      }),
  };
}
