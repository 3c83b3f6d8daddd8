import {
  assemble,
  type Contents,
  countSignatures,
  createEvaluator,
  type Evaluator,
  type Measure,
  type SigningCount,
  type SigningQuestion,
} from '../deal/index.ts';
import { createShelf } from '../money/index.ts';
import { answerJobs, type Port } from './port.ts';

/** What deals are valued with; sent to every thread once. */
export interface DealRound {
  readonly contents: Contents;
  readonly measures: readonly Measure[];
  readonly seed: number;
  readonly trials: number;
}

/** Trials from … to - 1 of some contents of a group. */
export interface ValueJob {
  readonly kind: 'value';
  readonly group: Group;
  readonly contents: Int32Array;
  readonly from: number;
  readonly to: number;
}

/** Contents whose models are made together, by those who value them. */
export interface Group {
  readonly id: number;
  readonly members: readonly number[];
}

/** Replicates from … to - 1 of a question about signing, for which no round is needed. */
export interface SignJob {
  readonly kind: 'sign';
  readonly question: SigningQuestion;
  readonly from: number;
  readonly to: number;
}

/** A round, and a group whose models are made before the first job comes. */
export interface DealStart {
  readonly round: DealRound;
  readonly ahead?: Group;
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
  start(start: DealStart): void;
  do(job: DealJob): Promise<DealAnswer>;
}

/** Does jobs in this thread. */
export function createDealBench(): {
  start(start: DealStart): void;
  do(job: DealJob): DealAnswer;
} {
  const shelf = createShelf();
  let round: DealRound | undefined;
  const made = new Map<number, readonly Part[]>();
  const partsOf = ({ contents, measures, seed, trials }: DealRound, { id, members }: Group) => {
    const known = made.get(id);
    if (known !== undefined) return known;
    const parts = assemble(contents, members).map(
      (family): Part => ({
        place: new Map([...family.contents].map((content, i) => [content, i])),
        evaluator: createEvaluator(family, measures, { seed, trials, shelf }),
      }),
    );
    made.set(id, parts);
    return parts;
  };
  return {
    start(next) {
      round = next.round;
      made.clear();
      if (next.ahead !== undefined) partsOf(round, next.ahead);
    },
    do(job) {
      const { from, to } = job;
      if (job.kind === 'sign')
        return { kind: 'sign', count: countSignatures(job.question, from, to) };
      if (round === undefined) throw new RangeError('a job before its round');
      const { contents } = job;
      const row = round.measures.length * (to - from);
      const data = new Float64Array(contents.length * row);
      let simulated = 0;
      for (const { place, evaluator } of partsOf(round, job.group)) {
        const mine = [...contents.keys()].filter((i) => place.has(contents[i]!));
        if (mine.length === 0) continue;
        const places = Int32Array.from(mine, (i) => place.get(contents[i]!)!);
        const found = new Float64Array(mine.length * row);
        const before = evaluator.spent.simulated;
        evaluator.evaluate(places, from, to, found);
        simulated += evaluator.spent.simulated - before;
        mine.forEach((i, at) => {
          data.set(found.subarray(at * row, (at + 1) * row), i * row);
        });
      }
      return { kind: 'value', data, simulated };
    },
  };
}

/** What values a family, and the place in it of each content. */
interface Part {
  readonly place: ReadonlyMap<number, number>;
  readonly evaluator: Evaluator;
}

/** Answers the jobs of deals. */
export const serveDeals = (port: Pick<Port, 'post' | 'receive'>): void =>
  answerJobs(port, createDealBench());
