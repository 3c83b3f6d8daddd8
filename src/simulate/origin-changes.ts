import { sameData } from '../units/index.ts';
import type { Origin } from './drawn-blocks.ts';

/** What a model says otherwise than another. */
export interface OriginChanges {
  /** 1 for a variable. */
  readonly variables: Uint8Array;
  /** Whether nodes are dated by something else. */
  readonly network: boolean;
}

/** Undefined where blocks of the two have nothing to do with each other. */
export function originChanges(then: Origin, now: Origin): OriginChanges | undefined {
  if (!sameData(frameOf(then), frameOf(now))) return undefined;
  const [old, model] = [then.model, now.model];
  return {
    variables: Uint8Array.from(model.variables, (v, i) => (sameData(old.variables[i], v) ? 0 : 1)),
    network: !sameData([old.network, old.calendars], [model.network, model.calendars]),
  };
}

/** The luck, the columns that are kept, and what is no matter of numbers drawn. */
const frameOf = ({ seed, impacts, rest, model: { drivers, risks, network } }: Origin) => [
  seed,
  [impacts, rest, network.free],
  drivers.map(({ kind }) => kind),
  risks.map(({ impact }) => impact),
];
