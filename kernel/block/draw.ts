import { byte, float, int } from '../arrays';
import { expPair, log } from '../elementary';
import { column, columns, fired, stride } from '../trial/network';
import { fillQuantile } from './quantiles';
import { fillUniform } from './streams';

/* By variable, and after them by driver: */

/** Where its shape begins among the numbers of all, and the key of its stream, two words. */
export let shapeAt: usize = 0;
export let shapes: usize = 0;
export let keys: usize = 0;
/** The risks that hit it: they multiply by a variable, then add one; -1 for none. */
export let effectFirst: usize = 0;
export let effectRisk: usize = 0;
export let effectFactor: usize = 0;
export let effectDelay: usize = 0;

/* By variable: */

/** Added to every draw, and lowest value. */
export let offset: usize = 0;
export let lowest: usize = 0;
/** The columns of drivers that multiply it or, so many times, are added. */
export let useFirst: usize = 0;
export let useColumn: usize = 0;
export let useAdds: usize = 0;
export let useTimes: usize = 0;

/** How much of the impact of a risk its mitigation leaves. */
export let riskImpact: usize = 0;
export let variables: i32 = 0;
export let drivers: i32 = 0;
/** A column for each driver, and one for each power of a driver that is used. */
export let driverColumns: usize = 0;
export let powerDriver: usize = 0;
export let powerExponent: usize = 0;
export let powers: i32 = 0;

/** Draws variables of a list, for trials from an even one on. */
export function draw(list: usize, count: i32, first: i32, trials: i32): void {
  for (let k = 0; k < count; k++) drawVariable(int(list, k), first, trials);
}

/** Turns the uniform numbers of drivers into what they do, before risks hit. */
export function drawDrivers(trials: i32): void {
  for (let d = 0; d < drivers; d++)
    fillQuantile(shapeOf(variables + d), column(driverColumns, d), evenly(trials));
  for (let p = 0; p < powers; p++) raise(p, trials);
}

/** Lets risks hit the drivers. */
export function hitDrivers(trials: i32): void {
  for (let d = 0; d < drivers; d++) {
    if (int(effectFirst, variables + d) === int(effectFirst, variables + d + 1)) continue;
    applyEffects(variables + d, column(driverColumns, d), trials);
    for (let p = 0; p < powers; p++) if (int(powerDriver, p) === d) raise(p, trials);
  }
}

function shapeOf(index: i32): usize {
  return shapes + ((int(shapeAt, index) as usize) << 3);
}

/** Loops take two trials at once. */
function evenly(trials: i32): i32 {
  return (trials + 1) & ~1;
}

function raise(power: i32, trials: i32): void {
  const exponents = f64x2.splat(float(powerExponent, power));
  const from = column(driverColumns, int(powerDriver, power));
  const to = column(driverColumns, drivers + power);
  const bytes = (evenly(trials) as usize) << 3;
  for (let i: usize = 0; i < bytes; i += 16) {
    const logs = f64x2(log(load<f64>(from + i)), log(load<f64>(from + i, 8)));
    v128.store(to + i, expPair(f64x2.mul(exponents, logs)));
  }
}

function drawVariable(v: i32, first: i32, trials: i32): void {
  const at = column(columns, v);
  const end = at + ((evenly(trials) as usize) << 3);
  fillUniform(at, trials, first, int(keys, 2 * v), int(keys, 2 * v + 1));
  fillQuantile(shapeOf(v), at, evenly(trials));
  const more = float(offset, v);
  if (more !== 0) {
    const added = f64x2.splat(more);
    for (let i = at; i < end; i += 16) v128.store(i, f64x2.add(v128.load(i), added));
  }
  const last = int(useFirst, v + 1);
  for (let e = int(useFirst, v); e < last; e++) applyDriver(e, at, end);
  applyEffects(v, at, trials);
  const least = float(lowest, v);
  if (least > -Infinity) {
    const low = f64x2.splat(least);
    for (let i = at; i < end; i += 16) v128.store(i, f64x2.pmax(v128.load(i), low));
  }
}

function applyDriver(use: i32, at: usize, end: usize): void {
  let from = column(driverColumns, int(useColumn, use));
  if (byte(useAdds, use) !== 0) {
    const times = f64x2.splat(float(useTimes, use));
    for (; at < end; at += 16, from += 16)
      v128.store(at, f64x2.add(v128.load(at), f64x2.mul(times, v128.load(from))));
  } else {
    for (; at < end; at += 16, from += 16)
      v128.store(at, f64x2.mul(v128.load(at), v128.load(from)));
  }
}

/** x = x factor + delay where the risk fired, softened by an active mitigation. */
function applyEffects(index: i32, at: usize, trials: i32): void {
  const last = int(effectFirst, index + 1);
  for (let e = int(effectFirst, index); e < last; e++) {
    const risk = int(effectRisk, e);
    const impact = float(riskImpact, risk);
    const factor = int(effectFactor, e);
    const delay = int(effectDelay, e);
    const happens = fired + ((risk * stride) as usize);
    for (let i = 0; i < trials; i++) {
      // most risks happen in few trials
      if ((i & 7) === 0 && load<u64>(happens + (i as usize)) === 0) {
        i += 7;
        continue;
      }
      if (byte(happens, i) === 0) continue;
      const f = factor < 0 ? 1 : 1 + (float(column(columns, factor), i) - 1) * impact;
      const d = delay < 0 ? 0 : float(column(columns, delay), i) * impact;
      const place = at + ((i as usize) << 3);
      store<f64>(place, load<f64>(place) * f + d);
    }
  }
}
