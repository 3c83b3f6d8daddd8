import { int, setInt } from '../arrays';

/*
 * Events in order of time, then rank: pairs (time, rank), 16 bytes each. Those of the span of days at
 * hand lie in a binary heap, which stays small; later ones wait in a list for each span, in no order.
 */

/** Where the heap lies; there is room for all events of a trial. */
export let events: usize = 0;
let count: i32 = 0;

/** Later events, the next of the same list (-1 for none), the first of each list, bits of lists in use. */
export let laterEvents: usize = 0;
export let laterNext: usize = 0;
export let spanFirst: usize = 0;
export let spanBits: usize = 0;
let later: i32 = 0;
let span: i32 = 0;

/** Number of spans, a multiple of 32; the last has no end. */
export let spans: i32 = 0;
const SPANS_PER_DAY: f64 = 1.0 / 8;

/** Time and rank of the event that was taken last. */
export let eventTime: f64 = 0;
export let eventRank: i64 = 0;

function isBefore(time: f64, rank: i64, otherTime: f64, otherRank: i64): i32 {
  return i32(time < otherTime) | (i32(time === otherTime) & i32(rank < otherRank));
}

export function clearEvents(): void {
  count = 0;
  later = 0;
  span = 0;
  memory.fill(spanBits, 0, (spans as usize) >> 3);
}

export function pushEvent(time: f64, rank: i64): void {
  const own = min<f64>(time * SPANS_PER_DAY, (spans - 1) as f64) as i32;
  if (own > span) wait(own, time, rank);
  else push(time, rank);
}

function wait(own: i32, time: f64, rank: i64): void {
  const i = later++;
  const here = laterEvents + ((i as usize) << 4);
  store<f64>(here, time);
  store<i64>(here, rank, 8);
  const word = spanBits + (((own as usize) >> 5) << 2);
  const bits = load<u32>(word);
  const bit: u32 = 1 << (own & 31);
  setInt(laterNext, i, bits & bit ? int(spanFirst, own) : -1);
  setInt(spanFirst, own, i);
  store<u32>(word, bits | bit);
}

/** Goes to the next span that has events; false when none has. */
function nextSpan(): bool {
  let word = span >> 5;
  let bits = int(spanBits, word);
  while (bits === 0) {
    if (++word === spans >> 5) return false;
    bits = int(spanBits, word);
  }
  setInt(spanBits, word, bits & (bits - 1));
  span = (word << 5) + ctz<i32>(bits);
  for (let i = int(spanFirst, span); i >= 0; i = int(laterNext, i)) {
    const at = laterEvents + ((i as usize) << 4);
    push(load<f64>(at), load<i64>(at, 8));
  }
  return true;
}

function push(time: f64, rank: i64): void {
  const heap = events;
  let i = count++;
  while (i > 0) {
    const parent = (i - 1) >> 1;
    const above = heap + ((parent as usize) << 4);
    const t = load<f64>(above);
    const r = load<i64>(above, 8);
    if (t < time || (t === time && r <= rank)) break;
    const here = heap + ((i as usize) << 4);
    store<f64>(here, t);
    store<i64>(here, r, 8);
    i = parent;
  }
  const here = heap + ((i as usize) << 4);
  store<f64>(here, time);
  store<i64>(here, rank, 8);
}

/** Takes the first event; false when there is none. */
export function popEvent(): bool {
  if (count === 0 && !nextSpan()) return false;
  const heap = events;
  eventTime = load<f64>(heap);
  eventRank = load<i64>(heap, 8);
  const left = --count;
  const last = heap + ((left as usize) << 4);
  const time = load<f64>(last);
  const rank = load<i64>(last, 8);
  let i: i32 = 0;
  for (;;) {
    let child = 2 * i + 1;
    if (child >= left) break;
    let at = heap + ((child as usize) << 4);
    // which child comes first is anybody's guess: counted, not branched on (one more lies behind)
    const other =
      i32(child + 1 < left) &
      isBefore(load<f64>(at, 16), load<i64>(at, 24), load<f64>(at), load<i64>(at, 8));
    child += other;
    at += (other as usize) << 4;
    const t = load<f64>(at);
    const r = load<i64>(at, 8);
    if (time < t || (time === t && rank <= r)) break;
    const here = heap + ((i as usize) << 4);
    store<f64>(here, t);
    store<i64>(here, r, 8);
    i = child;
  }
  const here = heap + ((i as usize) << 4);
  store<f64>(here, time);
  store<i64>(here, rank, 8);
  return true;
}
