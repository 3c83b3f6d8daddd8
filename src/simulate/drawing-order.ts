import type { Model, RiskEffect, Variable } from '../model/index.ts';

/** Whether a variable is the same in every trial. */
export const isFixed = (v: Variable): boolean =>
  v.distribution.kind === 'point' && v.drivers.length === 0 && v.effects.length === 0;

/** Variables that are drawn anew for every block, rising. */
export const movingVariables = ({ variables }: Pick<Model, 'variables'>): Int32Array =>
  Int32Array.from(variables.flatMap((v, i) => (isFixed(v) ? [] : [i])));

/** Impacts of risks are drawn before what they hit; numbers that never move are not drawn at all. */
export function drawingOrder(model: Pick<Model, 'variables' | 'drivers'>) {
  const { variables, drivers } = model;
  const used = new Set(
    [...variables, ...drivers].flatMap((v) =>
      v.effects.flatMap(({ factor, delay }) => [factor, delay]),
    ),
  );
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
