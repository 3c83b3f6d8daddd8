import type { Game } from './game.ts';

/** Small against coalitions, which are rows of zeros and ones. */
const ZERO = 1e-9;

/** Coalitions whose pay is settled, and all that follows from them. */
export interface Span {
  rank(): number;
  /** Players whose pay is not settled, one for each direction that is open. */
  open(): readonly number[];
  /** A coalition less its settled part, and what that part is paid. */
  reduce(coalition: number): { rest: Float64Array; paid: number };
  /** Settles a coalition's pay; without effect when that follows already. */
  add(coalition: number, paid: number): void;
  /** Pay of all from that of the open players, given as minus the prices of their rows. */
  payFrom(open: readonly number[], price: ArrayLike<number>, players: number): Float64Array;
  /** The pay of all when everything is settled. */
  solution(): Float64Array | undefined;
}

/** Begins with the whole, which is paid its worth. Rows are kept in reduced echelon form. */
export function createSpan(players: number, { worth }: Game): Span {
  const rows: { lead: number; row: Float64Array; paid: number }[] = [];
  const span: Span = {
    rank: () => rows.length,
    open: () =>
      Array.from({ length: players }, (_, p) => p).filter((p) => rows.every((r) => r.lead !== p)),
    reduce(coalition) {
      const rest = Float64Array.from({ length: players }, (_, p) => (coalition >> p) & 1);
      let paid = 0;
      for (const { lead, row, paid: of } of rows) {
        const f = rest[lead]!;
        if (f === 0) continue;
        for (let p = 0; p < players; p++) rest[p] = rest[p]! - f * row[p]!;
        paid += f * of;
      }
      return { rest, paid };
    },
    add(coalition, paid) {
      const { rest, paid: settled } = span.reduce(coalition);
      let lead = 0;
      for (let p = 1; p < players; p++)
        if (Math.abs(rest[p]!) > Math.abs(rest[lead]!) + ZERO) lead = p;
      const by = rest[lead]!;
      if (Math.abs(by) < ZERO) return;
      const row = rest.map((x) => x / by);
      const of = (paid - settled) / by;
      for (const other of rows) {
        const f = other.row[lead]!;
        for (let p = 0; p < players; p++) other.row[p] = other.row[p]! - f * row[p]!;
        other.paid -= f * of;
      }
      rows.push({ lead, row, paid: of });
    },
    payFrom(open, price, count) {
      const pay = new Float64Array(count);
      open.forEach((p, i) => {
        pay[p] = -price[i]!;
      });
      for (const { lead, row, paid } of rows) {
        let sum = paid;
        for (const p of open) sum -= row[p]! * pay[p]!;
        pay[lead] = sum;
      }
      return pay;
    },
    solution: () => (rows.length === players ? span.payFrom([], [], players) : undefined),
  };
  span.add(worth.length - 1, worth[worth.length - 1]!);
  return span;
}
