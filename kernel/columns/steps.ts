import { float, int, setFloat, setInt } from '../arrays';
import { first, slotOf, slotOfDay, stepSize, stepTrial, values } from './place';

/*
 * Steps by which a level rises, one a trial from each source, in the order of the slots of time in
 * which they fall, then of sources, then of trials.
 */

let firstDay: f64 = 0;
let horizon: f64 = 0;
let days: i32 = 0;
let slots: i32 = 0;

export function setCalendar(first: f64, end: f64, dayCount: i32, slotCount: i32): void {
  firstDay = first;
  horizon = end;
  days = dayCount;
  slots = slotCount;
}

export function clearSteps(): void {
  memory.fill(first, 0, ((slots + 1) as usize) << 2);
}

function slotAt(day: f64): i32 {
  if (!(day < horizon)) return slots - 1;
  if (day < firstDay) return 0;
  const whole = floor(day - firstDay) as i32;
  return whole < days ? (load<u16>(slotOfDay + ((whole as usize) << 1)) as i32) : slots - 1;
}

/** Takes the days of source `s` from the column. */
export function countSteps(s: i32, count: i32): void {
  let to = slotOf + (((s * count) as usize) << 1);
  for (let i = 0; i < count; i++) {
    const slot = slotAt(float(values, i));
    store<u16>(to, slot);
    to += 2;
    setInt(first, slot + 1, int(first, slot + 1) + 1);
  }
}

/** Where each slot starts, once all are counted. */
export function orderSteps(): void {
  for (let slot = 0; slot < slots; slot++)
    setInt(first, slot + 1, int(first, slot + 1) + int(first, slot));
}

/** Takes the sizes of the steps of source `s` from the column; each start moves on to the next. */
export function placeSteps(s: i32, count: i32): void {
  let from = slotOf + (((s * count) as usize) << 1);
  for (let i = 0; i < count; i++) {
    const slot = load<u16>(from) as i32;
    from += 2;
    const at = int(first, slot);
    setInt(first, slot, at + 1);
    setFloat(stepSize, at, float(values, i));
    setInt(stepTrial, at, i);
  }
}

/** Adds the steps of a slot to the column. */
export function addSteps(slot: i32): void {
  const end = int(first, slot);
  for (let at = slot === 0 ? 0 : int(first, slot - 1); at < end; at++) {
    const trial = int(stepTrial, at);
    setFloat(values, trial, float(values, trial) + float(stepSize, at));
  }
}
