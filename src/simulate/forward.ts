import type { Network, WorkTable } from '../model/index.ts';
import { addWork, type Calendar, type Day, nextWorking } from '../units/index.ts';
import type { Lanes } from './lanes.ts';

/** Start and finish of every node, in days from the data date: node n, trial i at n * size + i. */
export interface Schedule {
  readonly start: Float64Array;
  readonly finish: Float64Array;
}

/** The state of a block that the forward pass reads and writes. */
export interface Block extends Schedule {
  /** Most trials in the block: the stride of every column. */
  readonly size: number;
  /** Drawn variables and fired risks. */
  readonly columns: Float64Array;
  readonly fired: Uint8Array;
  /** Earliest start of each node besides its links: a constraint, or what a gate granted. */
  readonly release: Float64Array;
}

/**
 * The forward pass over flat arrays; another implementation may take its place.
 * `forward(nodes, from, to)` sets start and finish of those nodes, whose predecessors are set, for
 * trials from … to - 1 of the block.
 */
export interface ForwardPass {
  forward(nodes: Int32Array, from: number, to: number): void;
}

/**
 * Critical-path forward pass (Kelley & Walker 1959) with all four link types and lags, calendars,
 * constraints and progress: a started activity does its remaining work after the data date and
 * after its predecessors (retained logic). A finish that is pushed by a link stretches the activity.
 * No activity starts before the data date unless it did. With `lanes`, whose memory then holds
 * start, finish and columns, plain activities take the same dates faster.
 */
export function createForwardPass(
  network: Network,
  calendars: readonly WorkTable[],
  block: Block,
  lanes?: Lanes,
): ForwardPass {
  const { size, columns, fired, start, finish, release } = block;
  const { linkFirst, linkFrom, linkType, linkLag, time, kind } = network;
  const plain = plainNodes(network);
  const [startAt, finishAt, columnsAt] = [start.byteOffset, finish.byteOffset, columns.byteOffset];

  return {
    forward(nodes, from, to) {
      for (let k = 0; k < nodes.length; k++) {
        const n = nodes[k]!;
        if (plain[n] === ANY) forwardAny(n, from, to);
        else if (plain[n] === WORKED) forwardWorked(n, from, to);
        else if (lanes === undefined || to - from < lanes.step) forwardPlain(n, from, to);
        else {
          const end = to - ((to - from) % lanes.step);
          forwardLanes(lanes, n, from, end);
          if (end < to) forwardPlain(n, end, to);
        }
      }
    },
  };

  /** Finish-to-start links without lags, every day a working day, nothing else. */
  function forwardPlain(n: number, from: number, to: number): void {
    const at = n * size;
    const first = linkFirst[n]!;
    const links = linkFirst[n + 1]! - first;
    const floor = Math.max(0, release[n]!);
    const t = time[n]! * size;
    const a = links > 0 ? linkFrom[first]! * size : 0;
    if (links === 0) {
      for (let i = from; i < to; i++) {
        start[at + i] = floor;
        finish[at + i] = floor + columns[t + i]!;
      }
    } else if (links === 1) {
      for (let i = from; i < to; i++) {
        const x = finish[a + i]!;
        const s = x > floor ? x : floor;
        start[at + i] = s;
        finish[at + i] = s + columns[t + i]!;
      }
    } else if (links === 2) {
      const b = linkFrom[first + 1]! * size;
      for (let i = from; i < to; i++) {
        const x = finish[a + i]!;
        const y = finish[b + i]!;
        const m = x > y ? x : y;
        const s = m > floor ? m : floor;
        start[at + i] = s;
        finish[at + i] = s + columns[t + i]!;
      }
    } else {
      const b = linkFrom[first + 1]! * size;
      const c = linkFrom[first + 2]! * size;
      for (let i = from; i < to; i++) {
        const x = finish[a + i]!;
        const y = finish[b + i]!;
        const z = finish[c + i]!;
        const m = x > y ? x : y;
        const l = m > z ? m : z;
        start[at + i] = l > floor ? l : floor;
      }
      for (let e = first + 3; e < first + links; e++) {
        const p = linkFrom[e]! * size;
        for (let i = from; i < to; i++)
          if (finish[p + i]! > start[at + i]!) start[at + i] = finish[p + i]!;
      }
      for (let i = from; i < to; i++) finish[at + i] = start[at + i]! + columns[t + i]!;
    }
  }

  /** The same; from … to is a multiple of the lanes' step. */
  function forwardLanes(
    { row0, row1, row2, row3 }: Lanes,
    n: number,
    from: number,
    to: number,
  ): void {
    const s = startAt + (n * size + from) * 8;
    const f = finishAt + (n * size + from) * 8;
    const t = columnsAt + (time[n]! * size + from) * 8;
    const end = s + (to - from) * 8;
    const floor = Math.max(0, release[n]!);
    const first = linkFirst[n]!;
    const links = linkFirst[n + 1]! - first;
    if (links === 0) {
      row0(s, f, t, end, floor);
      return;
    }
    const finishes = finishAt + from * 8;
    const a = finishes + linkFrom[first]! * size * 8;
    if (links === 1) {
      row1(s, f, t, a, end, floor);
      return;
    }
    const b = finishes + linkFrom[first + 1]! * size * 8;
    if (links === 2) {
      row2(s, f, t, a, b, end, floor);
      return;
    }
    row3(s, f, t, a, b, finishes + linkFrom[first + 2]! * size * 8, end, floor);
    // what the start is so far counts as one more predecessor
    for (let k = first + 3; k < first + links; k++)
      row2(s, f, t, s, finishes + linkFrom[k]! * size * 8, end, floor);
  }

  /** The same by a calendar. */
  function forwardWorked(n: number, from: number, to: number): void {
    const at = n * size;
    const first = linkFirst[n]!;
    const last = linkFirst[n + 1]!;
    const floor = Math.max(0, release[n]!);
    const t = time[n]! * size;
    const { calendar } = calendars[network.calendar[n]!]!;
    for (let i = from; i < to; i++) {
      let s = floor;
      for (let e = first; e < last; e++) {
        const asked = finish[linkFrom[e]! * size + i]!;
        if (asked > s) s = asked;
      }
      start[at + i] = s;
      if (columns[t + i]! > 0) work(calendar, at + i, t + i);
      else finish[at + i] = s;
    }
  }

  /** Work of columns[time] from start[place] on; numbers stay in their arrays, where they cost least. */
  function work(calendar: Calendar, place: number, time: number): void {
    const s = nextWorking(calendar, start[place]! as Day);
    start[place] = s;
    finish[place] = addWork(calendar, s, columns[time]!);
  }

  function forwardAny(n: number, from: number, to: number): void {
    const at = n * size;
    const actualFinish = network.finished[n]!;
    const actualStart = network.started[n]!;
    if (!Number.isNaN(actualFinish)) {
      start.fill(actualStart, at + from, at + to);
      finish.fill(actualFinish, at + from, at + to);
      return;
    }
    const arrives = kind[n] === 'arrival';
    // what arrived before the data date keeps its day
    const earliest = arrives ? release[n]! : Math.max(0, release[n]!);
    const latestFinish = network.finishNotBefore[n]!;
    const longStop = network.longStop[n]!;
    const never = network.never[n]! * size;
    const firstLink = linkFirst[n]!;
    const lastLink = linkFirst[n + 1]!;
    const firstCancel = network.cancelFirst[n]!;
    const lastCancel = network.cancelFirst[n + 1]!;
    const table = network.calendar[n]!;
    const calendar = table < 0 ? undefined : calendars[table]!.calendar;
    const t = time[n]! * size;
    for (let i = from; i < to; i++) {
      let s = earliest;
      let f = latestFinish;
      for (let e = firstLink; e < lastLink; e++) {
        const type = linkType[e]!;
        const p = linkFrom[e]! * size + i;
        const lag = linkLag[e]! * size;
        const day = type & 1 ? start[p]! : finish[p]!;
        const asked = lag < 0 ? day : day + columns[lag + i]!;
        if ((type & 2) === 0) {
          if (asked > s) s = asked;
        } else if (asked > f) f = asked;
      }
      const drawn = t < 0 ? 0 : columns[t + i]!;
      let end = s;
      if (arrives) {
        // an arrival comes on its day, or when what it is conditional on has happened
        if (t >= 0 && drawn > s) s = drawn;
        end = s;
      } else if (calendar === undefined) end = s + drawn;
      else if (drawn > 0) {
        // a milestone happens when it happens, work waits for the next working day
        start[at + i] = s;
        work(calendar, at + i, t + i);
        s = start[at + i]!;
        end = finish[at + i]!;
      }
      if (f > end) end = f;
      if (end >= longStop || (never >= 0 && columns[never + i] === 1)) end = Infinity;
      for (let e = firstCancel; e < lastCancel; e++)
        if (fired[network.cancelRisk[e]! * size + i] === 1) end = Infinity;
      start[at + i] = Number.isNaN(actualStart) ? s : actualStart;
      finish[at + i] = end;
    }
  }
}

const ANY = 0;
const PLAIN = 1;
const WORKED = 2;

/** Which loop takes the node: a fast one for activities without anything out of the ordinary. */
function plainNodes(network: Network): Uint8Array {
  const plain = new Uint8Array(network.count);
  for (let n = 0; n < network.count; n++) {
    const special =
      network.kind[n] !== 'activity' ||
      network.time[n]! < 0 ||
      network.never[n]! >= 0 ||
      !Number.isNaN(network.started[n]!) ||
      network.finishNotBefore[n]! > Number.NEGATIVE_INFINITY ||
      network.longStop[n]! < Infinity ||
      network.cancelFirst[n + 1]! > network.cancelFirst[n]!;
    let links = !special;
    for (let e = network.linkFirst[n]!; e < network.linkFirst[n + 1]! && links; e++)
      links = network.linkType[e] === 0 && network.linkLag[e]! < 0;
    if (links) plain[n] = network.calendar[n]! < 0 ? PLAIN : WORKED;
  }
  return plain;
}
