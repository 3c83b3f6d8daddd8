import type { Model } from '../model/index.ts';
import type { CashLanes } from '../simulate/index.ts';
import type { Shelf } from './shelf.ts';
import { taxRules } from './tax-rules.ts';
import { createMoneyTrials } from './trials.ts';

/** What some parties get out of the cash flows of trials, and nothing else of them. */
export interface PartyValues extends CashLanes {
  /** Evaluates the first `count` lanes. */
  run(count: number): void;
  /** By lane: net present value at the party's hurdle rate, USD. */
  npv(party: number): Float64Array;
  /** By lane: the largest sum the party is out of pocket, USD. */
  peak(party: number): Float64Array;
}

export function createPartyValues(
  model: Model,
  parties: readonly number[],
  { lanes, shelf }: { readonly lanes: number; readonly shelf: Shelf },
): PartyValues {
  const line = (party: number, id: 'npv' | 'peak') => `parties.${model.parties[party]!.id}.${id}`;
  const wanted = parties.flatMap((party) => [line(party, 'npv'), line(party, 'peak')]);
  const trials = createMoneyTrials(model, taxRules, { lanes, wanted, shelf });
  return {
    target: trials.target,
    take: trials.take,
    run: trials.run,
    npv: (party) => trials.value(line(party, 'npv')),
    peak: (party) => trials.value(line(party, 'peak')),
  };
}
