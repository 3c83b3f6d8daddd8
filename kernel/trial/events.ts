/* Events in order of time, then rank: a binary heap of pairs (time, rank), 16 bytes each. */

/** Where the heap lies; there is room for all events of a trial. */
export let events: usize = 0;
let count: i32 = 0;

/** Time and rank of the event that was taken last. */
export let eventTime: f64 = 0;
export let eventRank: i64 = 0;

function isBefore(time: f64, rank: i64, otherTime: f64, otherRank: i64): i32 {
  return i32(time < otherTime) | (i32(time === otherTime) & i32(rank < otherRank));
}

export function clearEvents(): void {
  count = 0;
}

export function pushEvent(time: f64, rank: i64): void {
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
  if (count === 0) return false;
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
