import type { Network, WorkTable } from '../model/index.ts';
import { LINK_FF, LINK_FS, LINK_SS } from '../model/index.ts';
import { addWork, type Calendar, type Day, nextWorking } from '../units/index.ts';

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
export interface Kernel {
  forward(nodes: Int32Array, from: number, to: number): void;
}

/**
 * Critical-path forward pass (Kelley & Walker 1959) with all four link types and lags, calendars,
 * constraints and progress: a started activity does its remaining work after the data date and
 * after its predecessors (retained logic). A finish that is pushed by a link stretches the activity.
 * No activity starts before the data date unless it did.
 */
export function createKernel(
  network: Network,
  calendars: readonly WorkTable[],
  block: Block,
): Kernel {
  const { size, columns, fired, start, finish, release } = block;
  const { linkFirst, linkFrom, linkType, linkLag, time, kind } = network;
  const plain = plainNodes(network);

  return {
    forward(nodes, from, to) {
      for (let k = 0; k < nodes.length; k++) {
        const n = nodes[k]!;
        if (plain[n] === 1) forwardPlain(n, from, to);
        else forwardAny(n, from, to);
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

  function forwardAny(n: number, from: number, to: number): void {
    const at = n * size;
    const actualFinish = network.finished[n]!;
    const actualStart = network.started[n]!;
    if (!Number.isNaN(actualFinish)) {
      start.fill(actualStart, at + from, at + to);
      finish.fill(actualFinish, at + from, at + to);
      return;
    }
    // what arrived or was signed before the data date keeps its day
    const earliest = kind[n] === 'arrival' ? Number.NEGATIVE_INFINITY : 0;
    start.fill(Math.max(earliest, release[n]!), at + from, at + to);
    finish.fill(network.finishNotBefore[n]!, at + from, at + to);
    for (let e = linkFirst[n]!; e < linkFirst[n + 1]!; e++) pull(at, e, from, to);
    const calendar = calendars[network.calendar[n]!]?.calendar;
    if (kind[n] === 'arrival') arrive(n, from, to);
    else if (calendar) work(n, calendar, from, to);
    else spend(n, from, to);
    endNever(n, from, to);
    if (!Number.isNaN(actualStart)) start.fill(actualStart, at + from, at + to);
  }

  /** Moves start or finish to what one link asks for. */
  function pull(at: number, link: number, from: number, to: number): void {
    const type = linkType[link]!;
    const p = linkFrom[link]! * size;
    const lag = linkLag[link]! * size;
    const source = type === LINK_FS || type === LINK_FF ? finish : start;
    const target = type === LINK_FS || type === LINK_SS ? start : finish;
    if (lag < 0) {
      for (let i = from; i < to; i++)
        if (source[p + i]! > target[at + i]!) target[at + i] = source[p + i]!;
    } else {
      for (let i = from; i < to; i++) {
        const x = source[p + i]! + columns[lag + i]!;
        if (x > target[at + i]!) target[at + i] = x;
      }
    }
  }

  /** An arrival comes on its day, or when what it is conditional on has happened. */
  function arrive(n: number, from: number, to: number): void {
    const at = n * size;
    const t = time[n]! * size;
    for (let i = from; i < to; i++) {
      const day = t < 0 ? Number.NEGATIVE_INFINITY : columns[t + i]!;
      const x = day > start[at + i]! ? day : start[at + i]!;
      start[at + i] = x;
      if (x > finish[at + i]!) finish[at + i] = x;
    }
  }

  function spend(n: number, from: number, to: number): void {
    const at = n * size;
    const t = time[n]! * size;
    for (let i = from; i < to; i++) {
      const x = t < 0 ? start[at + i]! : start[at + i]! + columns[t + i]!;
      if (x > finish[at + i]!) finish[at + i] = x;
    }
  }

  function work(n: number, calendar: Calendar, from: number, to: number): void {
    const at = n * size;
    const t = time[n]! * size;
    for (let i = from; i < to; i++) {
      const duration = t < 0 ? 0 : columns[t + i]!;
      // a milestone happens when it happens, work waits for the next working day
      const s = duration > 0 ? nextWorking(calendar, start[at + i] as Day) : start[at + i]!;
      start[at + i] = s;
      const x = addWork(calendar, s as Day, duration);
      if (x > finish[at + i]!) finish[at + i] = x;
    }
  }

  function endNever(n: number, from: number, to: number): void {
    const at = n * size;
    const never = network.never[n]! * size;
    if (never >= 0)
      for (let i = from; i < to; i++) if (columns[never + i] === 1) finish[at + i] = Infinity;
    const longStop = network.longStop[n]!;
    if (longStop < Infinity)
      for (let i = from; i < to; i++) if (finish[at + i]! > longStop) finish[at + i] = Infinity;
    for (let e = network.cancelFirst[n]!; e < network.cancelFirst[n + 1]!; e++) {
      const risk = network.cancelRisk[e]! * size;
      for (let i = from; i < to; i++) if (fired[risk + i] === 1) finish[at + i] = Infinity;
    }
  }
}

/** 1 for activities that the fast loop can take. */
function plainNodes(network: Network): Uint8Array {
  const plain = new Uint8Array(network.count);
  for (let n = 0; n < network.count; n++) {
    const special =
      network.kind[n] !== 'activity' ||
      network.time[n]! < 0 ||
      network.calendar[n]! >= 0 ||
      network.never[n]! >= 0 ||
      !Number.isNaN(network.started[n]!) ||
      network.finishNotBefore[n]! > Number.NEGATIVE_INFINITY ||
      network.longStop[n]! < Infinity ||
      network.cancelFirst[n + 1]! > network.cancelFirst[n]!;
    let links = !special;
    for (let e = network.linkFirst[n]!; e < network.linkFirst[n + 1]! && links; e++)
      links = network.linkType[e] === LINK_FS && network.linkLag[e]! < 0;
    plain[n] = links ? 1 : 0;
  }
  return plain;
}
