import type { Model } from '../model/index.ts';
import type { Case } from './cases.ts';
import { partId } from './lines/contracts.ts';
import type { DeclaredGroup } from './lines/declared.ts';
import { programmeLines } from './lines/programme-lines.ts';
import { playCase } from './statement.ts';
import { taxRules } from './tax-rules.ts';

/** What makes the least debt service cover of a project 1.00, all else as in a case. */
export interface BreakEven {
  readonly project: string;
  /** Least cover in the case; 0 without debt service. */
  readonly cover: number;
  /** Multiplies the price of all that the project sells; undefined when nothing in the range does. */
  readonly price: number | undefined;
  /** Added to all rates of its debt, per year. */
  readonly rate: number | undefined;
  /** Multiplies the price of its energy. */
  readonly energy: number | undefined;
  /** Multiplies the price of all that it sells until the owners earn just the hurdle of the company. */
  readonly priceForReturn: number | undefined;
}

/** Points tried at once, and how often the range is narrowed to two of them. */
const LANES = 32;
const ROUNDS = 3;

/** Break-even of every project: the range is tried at many points at once and narrowed. */
export function breakEvens(model: Model, of: Case): BreakEven[] {
  const groups = programmeLines(model, taxRules);
  return model.projects.map((_, p) => breakEvenOf(model, of, groups, p));
}

function breakEvenOf(
  model: Model,
  of: Case,
  groups: readonly DeclaredGroup[],
  project: number,
): BreakEven {
  const { id, tranches, operates } = model.projects[project]!;
  const cover = `projects.${id}.cash.least-cover`;
  const value = `projects.${id}.returns.npv`;
  // of all lines those that tell of this project
  const trials = playCase(model, of, { lanes: LANES, wanted: [cover, value], groups });
  trials.run(LANES);
  const base = trials.value(cover)[0]!;

  /** The point of the range at which a line crosses a level, when inputs are changed to it. */
  function cross(
    [line, level]: readonly [address: string, level: number],
    inputs: readonly string[],
    range: readonly [number, number],
    change: (x: number, by: number) => number,
  ): number | undefined {
    if (inputs.length === 0) return undefined;
    const before = inputs.map((address) => trials.input(address)[0]!);
    let [low, high] = range;
    let found: number | undefined;
    for (let round = 0; round < ROUNDS; round++) {
      const step = (high - low) / (LANES - 1);
      inputs.forEach((address, i) => {
        const target = trials.input(address);
        for (let lane = 0; lane < LANES; lane++)
          target[lane] = change(before[i]!, low + lane * step);
      });
      trials.run(LANES);
      const reached = trials.value(line);
      const at = crossing(reached, level);
      if (at === undefined) {
        found = undefined;
        break;
      }
      const share = (level - reached[at]!) / (reached[at + 1]! - reached[at]!);
      found = low + (at + share) * step;
      [low, high] = [low + at * step, low + (at + 1) * step];
    }
    inputs.forEach((address, i) => {
      trials.input(address).fill(before[i]!);
    });
    return found;
  }

  const known = (address: string): string[] => {
    try {
      trials.input(address);
      return [address];
    } catch {
      return [];
    }
  };

  const prices = model.contractParts.flatMap((part, index) =>
    part.seller === project ? known(`contracts.${partId(model, index)}.price`) : [],
  );
  const rates = tranches.flatMap(({ source, purpose }) =>
    known(`projects.${id}.${purpose}.${model.funds.sources[source]!.id}.rate`),
  );
  const sites = [...new Set(operates.map((phase) => model.phases[phase]!.site))];
  const energy = sites.flatMap((site) =>
    known(`projects.${id}.operations.${model.sites[site]!.id}.energy-price`),
  );
  const served = base !== 0;
  const least = [cover, 1] as const;
  const times = (x: number, by: number) => x * by;
  return {
    project: id,
    cover: base,
    price: served ? cross(least, prices, [0.2, 4], times) : undefined,
    rate: served ? cross(least, rates, [-0.1, 0.4], (x, by) => Math.max(0, x + by)) : undefined,
    energy: served ? cross(least, energy, [0, 20], times) : undefined,
    priceForReturn: cross([value, 0], prices, [0.2, 4], times),
  };
}

/** The first place at which the values pass the level, up or down; undefined when none does. */
function crossing(values: Float64Array, level: number): number | undefined {
  for (let i = 0; i + 1 < values.length; i++)
    if (values[i]! < level !== values[i + 1]! < level) return i;
  return undefined;
}
