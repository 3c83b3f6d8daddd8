import { type Fields, programmeOf } from '../../../tests/programmes.ts';
import { compile, type Model } from '../../model/index.ts';
import { allocate, createSimulation, type Flow, flowKey, flowsOf } from '../../simulate/index.ts';
import { middleOf } from '../../uncertainty/index.ts';
import { createGraph } from '../graph/index.ts';
import { programmeLines } from '../lines/programme-lines.ts';
import { taxRules } from '../tax-rules.ts';
import { createMoneyTrials, type MoneyTrials } from '../trials.ts';

/** All lines of a programme's cash flows in one trial. */
export interface Statement {
  readonly model: Model;
  readonly addresses: readonly string[];
  /** One value a period. */
  row(address: string): Float64Array;
  scalar(address: string): number;
}

/** Numbers of a flow by period; what is not given is 0. */
export interface WrittenFlow {
  readonly flow: Flow;
  readonly values: Readonly<Record<number, number>>;
}

/** The statement of a programme in each of a few simulated trials. */
export function simulatedStatements(parts: Fields, trials = 1, seed = 1): Statement[] {
  const model = compile(programmeOf(parts));
  const money = allLines(model, trials);
  const outcomes = allocate(model, trials, (bytes) => new ArrayBuffer(bytes));
  const out: Statement[] = [];
  const simulation = createSimulation(model, outcomes, {
    seed,
    trials,
    firstTrial: 0,
    cash: () => ({
      target: money.trials.target,
      take: money.trials.take,
      setReason: () => {},
      finish: () => {},
      run(count) {
        money.trials.run(count);
        for (let lane = 0; lane < count; lane++) out.push(statementOf(model, money, lane));
      },
    }),
  });
  for (let block = 0; block < simulation.blocks; block++) simulation.run(block);
  return out;
}

/**
 * The statement of a programme with flows written by hand in place of simulated ones; every number
 * of the programme is at its middle.
 * @throws RangeError for a flow that the programme does not have
 */
export function writtenStatement(
  parts: Fields,
  write: (model: Model) => readonly WrittenFlow[],
): Statement {
  const model = compile(programmeOf(parts));
  const money = allLines(model, 1);
  const keys = flowsOf(model).map(flowKey);
  for (const { flow, values } of write(model)) {
    const row = money.trials.target.rows[keys.indexOf(flowKey(flow))];
    if (row === undefined) throw new RangeError(`the programme has no flow ${flowKey(flow)}`);
    for (const [period, value] of Object.entries(values))
      row[Number(period) * money.trials.target.stride] = value;
  }
  money.trials.take(0, Float64Array.from(model.variables, middleOf));
  money.trials.run(1);
  return statementOf(model, money, 0);
}

interface AllLines {
  readonly trials: MoneyTrials;
  readonly kinds: ReadonlyMap<string, 'row' | 'scalar'>;
}

function allLines(model: Model, lanes: number): AllLines {
  const { lines } = createGraph(programmeLines(model, taxRules));
  return {
    trials: createMoneyTrials(model, taxRules, { lanes, wanted: [...lines.keys()] }),
    kinds: new Map([...lines].map(([address, { line }]) => [address, line.kind])),
  };
}

function statementOf(model: Model, { trials, kinds }: AllLines, lane: number): Statement {
  const { lanes, periods, value } = trials;
  const values = new Map(
    [...kinds].map(([address, kind]) => {
      const all = value(address);
      const own = Float64Array.from(
        { length: kind === 'row' ? periods : 1 },
        (_, t) => all[t * lanes + lane] ?? Number.NaN,
      );
      return [address, own] as const;
    }),
  );
  const row = (address: string): Float64Array => {
    const found = values.get(address);
    if (found === undefined) throw new RangeError(`no line has the address ${address}`);
    return found;
  };
  return { model, addresses: [...kinds.keys()], row, scalar: (address) => row(address)[0] ?? 0 };
}
