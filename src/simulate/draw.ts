import type { Model, RiskEffect, Variable } from '../model/index.ts';
import {
  correlate,
  fillLatin,
  fillQuantile,
  fillUniform,
  normalToUniform,
  streamKey,
  uniformToNormal,
} from '../uncertainty/index.ts';
import { exp, log } from '../units/index.ts';
import type { Lanes } from './lanes.ts';

/** What the trials of a block drew. Column c holds trial i of the block at index c * size + i. */
export interface Draws {
  /** One column for each variable of the model. */
  readonly columns: Float64Array;
  /** One column for each driver: its factor, or its shift in days. */
  readonly drivers: Float64Array;
  /** One column for each risk: 1 where it happens. */
  readonly fired: Uint8Array;
  /** 1 where the risk that is left out would have happened: the others are as they would be anyway. */
  readonly spared: Uint8Array;
  /** Draws trials first … first + count - 1 into places 0 … count - 1. */
  fill(first: number, count: number): void;
  /** Whether the risk happens in any of these trials. */
  happens(risk: number, count: number): boolean;
  /** Takes a risk out of the block that was filled last, or puts it back in. */
  leaveOut(risk: number, first: number, count: number): void;
  putBack(risk: number, count: number): void;
}

export interface DrawOptions {
  readonly seed: number;
  /** All trials of the run: they set the strata of drivers and risks. */
  readonly trials: number;
  /** Most trials in a block: a multiple of 8. */
  readonly size: number;
  /** Makes arrays of zeros: one with a block of each variable, one of `size`. */
  readonly floats: (length: number) => Float64Array;
  /** Draws several numbers at once, the same ones, if those arrays lie in its memory. */
  readonly lanes: Lanes | undefined;
}

/**
 * Draws for a model. Drivers and risks are stratified (Latin hypercube), drivers correlated by a
 * normal copula; every other variable has a counter stream of its own, named by its address, so
 * that adding or renaming one leaves the others as they were.
 */
export function createDraws(
  model: Model,
  { seed, trials, size, floats, lanes }: DrawOptions,
): Draws {
  const { variables, drivers, risks, driverFactor } = model;
  const columns = floats(variables.length * size);
  const driverColumns = new Float64Array(drivers.length * size);
  // a driver is raised to many powers: its logarithm is taken once
  const driverLogs = new Float64Array(drivers.length * size);
  const powers = createPowers();
  // rises whenever drivers change
  let age = 0;
  const fired = new Uint8Array(risks.length * size);
  const spared = new Uint8Array(size);
  const uniforms = floats(size);
  const keys = variables.map((v) => streamKey(seed, v.path));
  const driverKeys = drivers.map((d) => streamKey(seed, d.path));
  const riskKeys = risks.map((r) => streamKey(seed, r.path));
  const { impacts, others } = drawingOrder(model);
  // found when a risk is first left out
  let movedBy: ReturnType<typeof variablesMoved> | undefined;
  // what leaving a risk out puts aside
  const keptDrivers = new Float64Array(driverColumns.length);
  let kept: Float64Array | undefined;
  variables.forEach((v, i) => {
    if (isFixed(v)) columns.fill(fixedValue(v), i * size, (i + 1) * size);
  });

  function drawRisks(first: number, count: number): void {
    for (let r = 0; r < risks.length; r++) {
      const p = risks[r]!.probability;
      fillLatin(riskKeys[r]!, trials, first, uniforms, 0, count);
      // the upper end of the stratum fires, so that a larger draw is never a smaller trouble
      for (let i = 0; i < count; i++) fired[r * size + i] = uniforms[i]! > 1 - p ? 1 : 0;
    }
  }

  function drawDrivers(first: number, count: number): void {
    age++;
    for (let d = 0; d < drivers.length; d++) {
      fillLatin(driverKeys[d]!, trials, first, driverColumns, d * size, count);
      if (driverFactor) uniformToNormal(driverColumns, d * size, count);
    }
    if (driverFactor) correlate(driverFactor, driverColumns, size, count);
    for (let d = 0; d < drivers.length; d++) {
      if (driverFactor) normalToUniform(driverColumns, d * size, count);
      const at = d * size;
      for (let i = 0; i < count; i++) uniforms[i] = driverColumns[at + i]!;
      fillQuantile(drivers[d]!.distribution, uniforms, driverColumns, at, count);
      takeLogs(d, count);
    }
  }

  function takeLogs(driver: number, count: number): void {
    if (drivers[driver]!.kind === 'shift') return;
    const at = driver * size;
    for (let i = at; i < at + count; i++) driverLogs[i] = log(driverColumns[i]!);
  }

  /** value = value x factor + delay where the risk fired, softened by an active mitigation. */
  function applyEffects(
    effects: readonly RiskEffect[],
    target: Float64Array,
    at: number,
    count: number,
  ): void {
    for (const { risk, factor, delay } of effects) {
      const { impact } = risks[risk]!;
      for (let i = 0; i < count; i++) {
        if (fired[risk * size + i] === 0) continue;
        const f = factor < 0 ? 1 : 1 + (columns[factor * size + i]! - 1) * impact;
        const d = delay < 0 ? 0 : columns[delay * size + i]! * impact;
        target[at + i] = target[at + i]! * f + d;
      }
    }
  }

  function drawPlain(
    index: number,
    { distribution }: Variable,
    first: number,
    at: number,
    count: number,
  ): void {
    const key = keys[index]!;
    if (lanes === undefined) {
      fillUniform(key, first, uniforms, 0, count);
      fillQuantile(distribution, uniforms, columns, at, count);
    } else if (distribution.kind === 'triangular') {
      lanes.fillUniform(key, first, columns, at, count);
      lanes.fillTriangular(distribution, columns, at, count);
    } else {
      lanes.fillUniform(key, first, uniforms, 0, count);
      fillQuantile(distribution, uniforms, columns, at, count);
    }
  }

  function drawVariable(index: number, first: number, count: number): void {
    const v = variables[index]!;
    const at = index * size;
    drawPlain(index, v, first, at, count);
    if (v.offset !== 0) for (let i = at; i < at + count; i++) columns[i] = columns[i]! + v.offset;
    for (const { driver, power: exponent } of v.drivers) {
      const from = driver * size;
      if (drivers[driver]!.kind === 'shift')
        for (let i = 0; i < count; i++)
          columns[at + i] = columns[at + i]! + exponent * driverColumns[from + i]!;
      else if (exponent === 1)
        for (let i = 0; i < count; i++)
          columns[at + i] = columns[at + i]! * driverColumns[from + i]!;
      else {
        const raised = powers.column(driver, exponent, count);
        for (let i = 0; i < count; i++) columns[at + i] = columns[at + i]! * raised[i]!;
      }
    }
    applyEffects(v.effects, columns, at, count);
    if (v.floor > Number.NEGATIVE_INFINITY)
      for (let i = at; i < at + count; i++) if (columns[i]! < v.floor) columns[i] = v.floor;
  }

  /** Many variables raise a driver to the same power: it is raised once. */
  function createPowers() {
    const known = drivers.map(() => new Map<number, { raised: Float64Array; age: number }>());
    return {
      column(driver: number, exponent: number, count: number): Float64Array {
        let power = known[driver]!.get(exponent);
        if (power === undefined) {
          power = { raised: new Float64Array(size), age: -1 };
          known[driver]!.set(exponent, power);
        }
        const { raised } = power;
        if (power.age !== age) {
          power.age = age;
          const from = driver * size;
          for (let i = 0; i < count; i++) raised[i] = exp(exponent * driverLogs[from + i]!);
        }
        return raised;
      },
    };
  }

  return {
    columns,
    drivers: driverColumns,
    fired,
    spared,
    fill(first, count) {
      drawRisks(first, count);
      drawDrivers(first, count);
      for (const index of impacts) drawVariable(index, first, count);
      hitDrivers(count);
      for (const index of others) drawVariable(index, first, count);
    },
    happens(risk, count) {
      return fired.subarray(risk * size, risk * size + count).includes(1);
    },
    leaveOut(risk, first, count) {
      const column = fired.subarray(risk * size, risk * size + count);
      spared.set(column);
      column.fill(0);
      movedBy ??= variablesMoved(model, others);
      const { through, variables: moved } = movedBy[risk]!;
      if (through) {
        keptDrivers.set(driverColumns);
        drawDrivers(first, count);
        hitDrivers(count);
      }
      kept ??= new Float64Array(Math.max(...movedBy.map((by) => by.variables.length)) * size);
      for (let k = 0; k < moved.length; k++) {
        const at = moved[k]! * size;
        kept.set(columns.subarray(at, at + size), k * size);
        drawVariable(moved[k]!, first, count);
      }
    },
    putBack(risk, count) {
      fired.set(spared.subarray(0, count), risk * size);
      const { through, variables: moved } = movedBy![risk]!;
      if (through) {
        age++;
        driverColumns.set(keptDrivers);
        for (let d = 0; d < drivers.length; d++) takeLogs(d, count);
      }
      for (let k = 0; k < moved.length; k++)
        columns.set(kept!.subarray(k * size, (k + 1) * size), moved[k]! * size);
    },
  };

  function hitDrivers(count: number): void {
    age++;
    for (let d = 0; d < drivers.length; d++) {
      if (drivers[d]!.effects.length === 0) continue;
      applyEffects(drivers[d]!.effects, driverColumns, d * size, count);
      takeLogs(d, count);
    }
  }
}

/** By risk: those of the variables that it hits, itself or `through` a driver. */
function variablesMoved(
  { variables, drivers, risks }: Model,
  of: readonly number[],
): { through: boolean; variables: number[] }[] {
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

const isFixed = (v: Variable): boolean =>
  v.distribution.kind === 'point' && v.drivers.length === 0 && v.effects.length === 0;

const fixedValue = (v: Variable): number =>
  v.distribution.kind === 'point' ? Math.max(v.floor, v.distribution.value + v.offset) : Number.NaN;

/** Variables that are drawn anew for every block, rising. */
export const movingVariables = ({ variables }: Pick<Model, 'variables'>): Int32Array =>
  Int32Array.from(variables.flatMap((v, i) => (isFixed(v) ? [] : [i])));

/** Impacts of risks are drawn before what they hit; numbers that never move are not drawn at all. */
function drawingOrder(model: Model): { impacts: number[]; others: number[] } {
  const { variables, drivers } = model;
  const used = new Set(
    [...variables, ...drivers].flatMap((v) =>
      v.effects.flatMap(({ factor, delay }) => [factor, delay]),
    ),
  );
  const moving = [...movingVariables(model)];
  return { impacts: moving.filter((i) => used.has(i)), others: moving.filter((i) => !used.has(i)) };
}
