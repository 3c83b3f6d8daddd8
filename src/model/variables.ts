import { referenceValue } from '../evidence/index.ts';
import type { Value } from '../programme/index.ts';
import {
  type Distribution,
  makeDistribution,
  mean,
  middleOf,
  scaled,
} from '../uncertainty/index.ts';
import type { RiskEffect, Variable } from './model.ts';

interface Draft {
  readonly path: string;
  readonly distribution: Distribution;
  readonly drivers: Variable['drivers'];
  readonly effects: RiskEffect[];
  readonly offset: number;
  readonly floor: number;
}

function bernoulli(p: number): Distribution {
  const made = makeDistribution({ kind: 'discrete', values: [0, 1], weights: [1 - p, p] });
  if (!made.ok) throw new RangeError(made.fact.en);
  return made.value;
}

/** Collects the uncertain numbers of a programme; each address becomes one variable. */
export interface VariableBook {
  /** Index of the variable of a value at an address; -1 when there is no value. */
  add(value: Value | undefined, path: string, options?: AddOptions): number;
  /** 1 with probability `share`, else 0; -1 when the share is absent or zero. */
  chance(share: Value | undefined, path: string): number;
  /** Index of the variable with that address. */
  at(path: string): number | undefined;
  addEffect(variable: number, effect: RiskEffect): void;
  /** Middle of the variable before drivers and risks. */
  planned(variable: number): number;
  readonly all: readonly Variable[];
}

interface AddOptions {
  /** Lowest value; 0 unless told otherwise. */
  readonly floor?: number;
  /** Added to every draw, such as minus the work already done. */
  readonly offset?: number;
  readonly drivers?: Readonly<Record<string, number>>;
}

/** The distribution of a value in base units, whether written out or taken from a reference class. */
export function distributionOf(value: Value): Distribution {
  if (value.spec.kind !== 'reference') return value.spec;
  const found = referenceValue(value.spec.id, value.dimension);
  if (!found.ok) throw new RangeError(found.fact.en);
  return scaled(found.value, value.spec.uplift);
}

/** What moves a variable, by index of the driver. */
export const driversOf = (
  powers: Readonly<Record<string, number>> | undefined,
  driverIndex: ReadonlyMap<string, number>,
): Variable['drivers'] =>
  Object.entries(powers ?? {}).flatMap(([id, power]) => {
    const driver = driverIndex.get(id);
    return driver === undefined ? [] : [{ driver, power }];
  });

const NOTHING: AddOptions & Readonly<Record<string, never>> = {};

export function createVariableBook(
  driverIndex: ReadonlyMap<string, number>,
  dataDate: number,
): VariableBook {
  const drafts: Draft[] = [];
  const byPath = new Map<string, number>();
  // what is planned of each, once it was asked for
  const plans: number[] = [];
  const push = (draft: Draft): number => {
    const known = byPath.get(draft.path);
    if (known !== undefined) return known;
    byPath.set(draft.path, drafts.length);
    return drafts.push(draft) - 1;
  };
  return {
    add(value, path, { floor = 0, offset = 0, drivers } = NOTHING) {
      if (value === undefined) return -1;
      const known = byPath.get(path);
      if (known !== undefined) return known;
      const powers =
        drivers === undefined ? (value.drivers ?? NOTHING) : { ...drivers, ...value.drivers };
      return push({
        path,
        distribution: distributionOf(value),
        // dates count from the data date on
        offset: value.dimension === 'date' ? offset - dataDate : offset,
        drivers: driversOf(powers, driverIndex),
        effects: [],
        floor: value.dimension === 'date' ? Number.NEGATIVE_INFINITY : floor,
      });
    },
    chance(share, path) {
      if (share === undefined) return -1;
      const p = Math.min(1, Math.max(0, mean(distributionOf(share))));
      if (p === 0) return -1;
      return push({
        path,
        distribution: p === 1 ? { kind: 'point', value: 1 } : bernoulli(p),
        drivers: [],
        effects: [],
        offset: 0,
        floor: 0,
      });
    },
    at: (path) => byPath.get(path),
    addEffect(variable, effect) {
      drafts[variable]?.effects.push(effect);
    },
    planned(variable) {
      const draft = drafts[variable];
      if (draft === undefined) return 0;
      plans[variable] ??= middleOf(draft);
      return plans[variable];
    },
    all: drafts,
  };
}
