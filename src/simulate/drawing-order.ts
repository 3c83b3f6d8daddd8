import type { Model, RiskEffect, Variable } from '../model/index.ts';

/** Whether a variable is the same in every trial. */
export const isFixed = (v: Variable): boolean =>
  v.distribution.kind === 'point' && v.drivers.length === 0 && v.effects.length === 0;

/** Variables that are drawn anew for every block, rising. */
export function movingVariables({ variables }: Pick<Model, 'variables'>): Int32Array {
  const moving: number[] = [];
  for (let i = 0; i < variables.length; i++) if (!isFixed(variables[i]!)) moving.push(i);
  return Int32Array.from(moving);
}

/** Impacts of risks are drawn before what they hit; numbers that never move are not drawn at all. */
export function drawingOrder(model: Pick<Model, 'variables' | 'drivers'>) {
  const used = new Set<number>();
  for (const all of [model.variables, model.drivers])
    for (const { effects } of all)
      for (const { factor, delay } of effects) used.add(factor).add(delay);
  const moving = movingVariables(model);
  return {
    impacts: moving.filter((i) => used.has(i)),
    others: moving.filter((i) => !used.has(i)),
  };
}

/** By risk: those of the variables that it hits, itself or `through` a driver. */
export function variablesMoved(
  { variables, drivers, risks }: Pick<Model, 'variables' | 'drivers' | 'risks'>,
  of: Int32Array,
): { through: boolean; variables: Int32Array }[] {
  const hit = (effects: readonly RiskEffect[], risk: number) =>
    effects.some((effect) => effect.risk === risk);
  return risks.map((_, risk) => {
    const through = new Set(drivers.flatMap((d, i) => (hit(d.effects, risk) ? [i] : [])));
    const moved = of.filter((i) => {
      const v = variables[i]!;
      return hit(v.effects, risk) || v.drivers.some(({ driver }) => through.has(driver));
    });
    return { through: through.size > 0, variables: moved };
  });
}
