/** Events in order of time, then rank: a binary heap over two flat arrays that grow as needed. */
export interface EventHeap {
  push(time: number, rank: number): void;
  /** Removes the first event; false when there is none. */
  pop(): boolean;
  clear(): void;
  /** Time and rank of the event removed last. */
  readonly top: { time: number; rank: number };
}

export function createEventHeap(capacity: number): EventHeap {
  let times = new Float64Array(capacity);
  let ranks = new Float64Array(capacity);
  let count = 0;
  const top = { time: 0, rank: 0 };

  function grow(): void {
    const moreTimes = new Float64Array(times.length * 2);
    const moreRanks = new Float64Array(times.length * 2);
    moreTimes.set(times);
    moreRanks.set(ranks);
    times = moreTimes;
    ranks = moreRanks;
  }

  return {
    top,
    clear() {
      count = 0;
    },
    push(time, rank) {
      if (count === times.length) grow();
      let i = count++;
      while (i > 0) {
        const parent = (i - 1) >> 1;
        const t = times[parent]!;
        if (t < time || (t === time && ranks[parent]! <= rank)) break;
        times[i] = t;
        ranks[i] = ranks[parent]!;
        i = parent;
      }
      times[i] = time;
      ranks[i] = rank;
    },
    pop() {
      if (count === 0) return false;
      top.time = times[0]!;
      top.rank = ranks[0]!;
      count--;
      const time = times[count]!;
      const rank = ranks[count]!;
      let i = 0;
      for (;;) {
        let child = 2 * i + 1;
        if (child >= count) break;
        const right = child + 1;
        if (
          right < count &&
          (times[right]! < times[child]! ||
            (times[right] === times[child] && ranks[right]! < ranks[child]!))
        )
          child = right;
        const t = times[child]!;
        if (time < t || (time === t && rank <= ranks[child]!)) break;
        times[i] = t;
        ranks[i] = ranks[child]!;
        i = child;
      }
      times[i] = time;
      ranks[i] = rank;
      return true;
    },
  };
}
