import { drawn, finishOf, startOf, type Trial } from './trial.ts';

/** Differences below this many days are rounding. */
const EPSILON = 1e-6;

/** Days by cause on the binding path to a node in the trial at hand. */
export interface Attribution {
  /** By cause: days of the last walk. */
  readonly days: Float64Array;
  /** Nodes whose own days lie on the binding path of the last walk. */
  readonly path: Int32Array;
  readonly length: () => number;
  /**
   * Walks back from the node's finish to the data date along what was binding; days after `until`
   * do not count. The finish must be finite.
   */
  walk(node: number, until: number): void;
  /** Why a node never finishes: the cause at the root. */
  stuck(node: number): number;
  /** Cause with the most days in the last walk, -1 for none. */
  largest(): number;
}

export function createAttribution(trial: Trial): Attribution {
  const { model, allotment, block } = trial;
  const { network, calendars, causeDate, causeWeather, variables, risks, causeRisk } = model;
  const { linkFirst, linkFrom, linkType, linkLag } = network;
  const { gates } = allotment;
  const days = new Float64Array(model.causes.length);
  const path = new Int32Array(network.count);
  const closing = Uint8Array.from(network.calendar, (table) =>
    table >= 0 && calendars[table]!.closedBefore.at(-1)! > 0 ? 1 : 0,
  );
  let steps = 0;
  // numbers that functions hand on lie in arrays, where engines do not box them
  const until = new Float64Array(1);
  const span = new Float64Array(2);

  const add = (cause: number, from: number, to: number) => {
    const lower = Math.max(0, from);
    const upper = Math.min(to, until[0]!);
    if (upper > lower) days[cause]! += upper - lower;
  };
  const fired = (risk: number) => block.fired[risk] === 1;

  /** The link that asks most of the start (FS, SS) or the finish (FF, SF); -1 for none. */
  function binding(node: number, ofFinish: boolean): number {
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    for (let e = linkFirst[node]!; e < linkFirst[node + 1]!; e++) {
      const type = linkType[e]!;
      if (((type & 2) === 2) !== ofFinish) continue;
      const asked = linkDay(e) + drawn(trial, linkLag[e]!, 0);
      if (asked > most) {
        most = asked;
        best = e;
      }
    }
    return best;
  }

  /** The day in the predecessor's life from which the link counts. */
  function linkDay(link: number): number {
    const type = linkType[link]!;
    const from = linkFrom[link]!;
    return type & 1 ? startOf(trial, from) : finishOf(trial, from);
  }

  /** The node's own days: those that risks added, those that weather closed, and the rest. */
  function own(node: number): void {
    const to = finishOf(trial, node);
    const lower = Math.max(0, startOf(trial, node));
    const length = to - lower;
    if (length <= EPSILON) return;
    path[steps++] = node;
    const cursor = added(node, lower, to);
    const closed = mayClose(node) ? Math.min(to - cursor, closedDays(node, lower, to)) : 0;
    add(causeWeather, cursor, cursor + closed);
    add(network.cause[node]!, cursor + closed, to);
  }

  /** Books the share of the span that risks added to the node's time; gives the day on which it ends. */
  function added(node: number, from: number, to: number): number {
    let cursor = from;
    const time = network.time[node]!;
    const total = drawn(trial, time, 0);
    const effects = total > 0 ? (variables[time]?.effects ?? []) : [];
    // the last effect is undone first: value = before x factor + delay
    let value = total;
    for (let e = effects.length - 1; e >= 0; e--) {
      const effect = effects[e]!;
      if (!fired(effect.risk)) continue;
      const { impact } = risks[effect.risk]!;
      const factor = effect.factor < 0 ? 1 : 1 + (drawn(trial, effect.factor, 1) - 1) * impact;
      const delay = effect.delay < 0 ? 0 : drawn(trial, effect.delay, 0) * impact;
      const before = (value - delay) / (factor > 0 ? factor : 1);
      const share = Math.min(1, Math.max(0, (value - before) / total));
      value = before;
      const part = Math.min(to - cursor, (to - from) * share);
      add(causeRisk[effect.risk]!, cursor, cursor + part);
      cursor += part;
    }
    return cursor;
  }

  const mayClose = (node: number) => closing[node] === 1;

  function closedDays(node: number, from: number, to: number): number {
    const table = calendars[network.calendar[node]!]!;
    const last = table.closedBefore.length - 1;
    const at = (day: number) =>
      table.closedBefore[Math.min(last, Math.max(0, Math.floor(day - table.calendar.from)))]!;
    return at(to) - at(from);
  }

  /** Books the wait of a started node for its calendar or a date over the span, from the day its links allowed. */
  function waitForDay(node: number): void {
    const from = span[0]!;
    const to = span[1]!;
    const date = Math.min(to, Math.max(from, network.notBefore[node]!));
    add(causeDate, from, date);
    const closed = mayClose(node) ? Math.min(to - date, closedDays(node, date, to)) : 0;
    add(causeWeather, date, date + closed);
    add(network.cause[node]!, date + closed, to);
  }

  function walk(first: number, limit: number): void {
    days.fill(0);
    steps = 0;
    until[0] = limit;
    let node = first;
    let fromStart = false;
    // the binding path visits a node at most twice (its finish, its start)
    for (let guard = 2 * network.count; guard > 0; guard--) {
      const start = startOf(trial, node);
      if (!fromStart) {
        const finish = finishOf(trial, node);
        if (finish <= 0) return;
        const link = binding(node, true);
        const asked =
          link < 0 ? Number.NEGATIVE_INFINITY : linkDay(link) + drawn(trial, linkLag[link]!, 0);
        if (link >= 0 && asked >= finish - EPSILON && asked > start + EPSILON) {
          add(network.cause[node]!, linkDay(link), finish);
          until[0] = Math.min(until[0]!, finish);
          fromStart = (linkType[link]! & 1) === 1;
          node = linkFrom[link]!;
          continue;
        }
        if (network.kind[node] !== 'arrival') own(node);
      }
      if (start <= 0 || !Number.isNaN(network.started[node]!)) return;
      const granted = gates.cause[node]! >= 0 && start > gates.readyAt[node]! + EPSILON;
      if (granted && gates.arrival[node]! >= 0) {
        const by = gates.arrival[node]!;
        span[0] = Math.min(start, Math.max(0, finishOf(trial, by)));
        span[1] = start;
        waitForDay(node);
        node = by;
        fromStart = false;
        continue;
      }
      const open = granted ? gates.readyAt[node]! : start;
      if (granted) add(gates.cause[node]!, open, start);
      const link = binding(node, false);
      const source = link < 0 ? Number.NEGATIVE_INFINITY : linkDay(link);
      const asked = link < 0 ? 0 : source + drawn(trial, linkLag[link]!, 0);
      if (network.kind[node] === 'arrival' && asked < open - EPSILON) {
        // the day of an arrival is its own, whatever else it waited for
        add(network.cause[node]!, added(node, 0, open), open);
        return;
      }
      span[0] = Math.max(0, asked);
      span[1] = open;
      waitForDay(node);
      if (link < 0 || asked <= 0) return;
      add(network.cause[node]!, source, asked);
      // after a lead the predecessor goes on while this one is at work: those days are booked
      until[0] = Math.min(until[0]!, asked);
      fromStart = (linkType[link]! & 1) === 1;
      node = linkFrom[link]!;
    }
  }

  function stuck(first: number): number {
    let node = first;
    for (let guard = network.count; guard > 0; guard--) {
      for (let e = network.cancelFirst[node]!; e < network.cancelFirst[node + 1]!; e++)
        if (fired(network.cancelRisk[e]!)) return causeRisk[network.cancelRisk[e]!]!;
      if (gates.cause[node]! >= 0 && gates.readyAt[node]! < Infinity) {
        const by = gates.arrival[node]!;
        if (by < 0) return gates.cause[node]!;
        if (finishOf(trial, by) < Infinity) return bringerCause(by, gates.cause[node]!);
        node = by;
        continue;
      }
      const next = infinitePredecessor(node);
      if (next < 0) return network.cause[node]!;
      node = next;
    }
    return network.cause[first]!;
  }

  /** Money that comes too late is stuck on what it is conditional on, if that sets its day. */
  function bringerCause(arrival: number, otherwise: number): number {
    const link = binding(arrival, false);
    const bound = link >= 0 && linkDay(link) >= startOf(trial, arrival) - EPSILON;
    return bound ? network.cause[linkFrom[link]!]! : otherwise;
  }

  function infinitePredecessor(node: number): number {
    for (let e = linkFirst[node]!; e < linkFirst[node + 1]!; e++)
      if (linkDay(e) === Infinity) return linkFrom[e]!;
    return -1;
  }

  return {
    days,
    path,
    length: () => steps,
    walk,
    stuck,
    largest() {
      let best = -1;
      for (let c = 0; c < days.length; c++)
        if (days[c]! > (best < 0 ? EPSILON : days[best]!)) best = c;
      return best;
    },
  };
}
