import type { Model } from '../model/index.ts';
import { DAYS_PER_YEAR, power } from '../units/index.ts';
import type { Block } from './forward.ts';

/** Smallest part of a need that is treated as met, relative. */
const ENOUGH = 1 - 1e-12;

/** Money of one trial: which budget holds how much of which lot. Budgets are phase x package rows. */
export interface Funding {
  /** USD asked by each budget, and the day on which it was committed (NaN when it was not). */
  readonly asked: Float64Array;
  readonly grantedAt: Float64Array;
  /** USD held of each lot, aligned with `funds.budgetLot`. */
  readonly held: Float64Array;
  /** Built share of each phase: 1, or less when it shrank. */
  readonly scale: Float64Array;
  reset(): void;
  /** The money of a lot has come. */
  arrive(lot: number): void;
  /** Asks for a budget; it takes what there is at once. True when that is enough. */
  ask(budget: number, day: number): boolean;
  /**
   * Offers what has come to those who wait, in order; calls back for each that is covered. With
   * `lot` only those are asked who may use that lot.
   */
  serve(day: number, granted: (budget: number) => void, lot?: number): void;
  /** From this day on the phase makes do with less. */
  allowShrinking(budget: number): void;
  /** Stops waiting; what it held goes back. */
  giveUp(budget: number): void;
  /** Amount of the lot still to come that this budget could use most of, by node; -1 for none. */
  largestMissing(budget: number, day: number): number;
}

export function createFunding(model: Model, block: Block): Funding {
  const { funds, packages, phases } = model;
  const { columns, finish } = block;
  const lots = funds.lotSource.length;
  const budgets = phases.length * packages.length;
  const left = new Float64Array(lots);
  const come = new Uint8Array(lots);
  // bits of the lots that have come and hold something, by rank
  const words = (lots + 31) >> 5;
  const open = new Int32Array(words);
  const asked = new Float64Array(budgets);
  const covered = new Float64Array(budgets);
  const junior = new Float64Array(budgets);
  const grantedAt = new Float64Array(budgets);
  const held = new Float64Array(funds.budgetLot.length);
  const shrinks = new Uint8Array(budgets);
  const scale = new Float64Array(phases.length);
  const waiting = new Int32Array(budgets);
  const served = new Int32Array(budgets);
  // the lots of a source stand side by side: where those of a row begin
  const groupFirst = Int32Array.from(funds.budgetLot.keys());
  for (let b = 0; b < budgets; b++)
    for (let k = funds.budgetFirst[b]! + 1; k < funds.budgetFirst[b + 1]!; k++)
      if (funds.lotSource[funds.budgetLot[k]!] === funds.lotSource[funds.budgetLot[k - 1]!])
        groupFirst[k] = groupFirst[k - 1]!;
  // by budget: bits of the lots that it may use, and by rank its row for the lot
  const usable = new Int32Array(budgets * words);
  const rowAt = new Int32Array(budgets * words * 32).fill(-1);
  for (let b = 0; b < budgets; b++)
    for (let k = funds.budgetFirst[b]!; k < funds.budgetFirst[b + 1]!; k++) {
      const rank = funds.lotRank[funds.budgetLot[k]!]!;
      usable[b * words + (rank >> 5)]! |= 1 << (rank & 31);
      rowAt[b * words * 32 + rank] = k;
    }
  let waiters = 0;
  let freed = false;

  const column = (variable: number, otherwise: number) =>
    variable < 0 ? otherwise : columns[variable]!;

  function hasOfftake(phase: number, day: number): boolean {
    for (let e = funds.offtakeFirst[phase]!; e < funds.offtakeFirst[phase + 1]!; e++)
      if (finish[funds.offtakeNode[e]!]! <= day) return true;
    return false;
  }

  /** Takes what this budget may have of the lots that have come. True when it is covered. */
  function fill(budget: number, day: number): boolean {
    const need = asked[budget]!;
    const phase = (budget / packages.length) | 0;
    let equity: number;
    do {
      equity = junior[budget]!;
      take(budget, phase, day);
      // equity that came after debt in the order of use may have opened that debt
    } while (junior[budget]! > equity && covered[budget]! < need);
    return covered[budget]! >= need * ENOUGH || shrink(budget, phase);
  }

  /** Goes once through the open lots that a budget may use, in order. */
  function take(budget: number, phase: number, day: number): void {
    const need = asked[budget]!;
    const end = funds.budgetFirst[budget + 1]!;
    let group = -1;
    let ofSource = 0;
    for (let w = 0; w < words; w++) {
      let bits = open[w]! & usable[budget * words + w]!;
      while (bits !== 0 && covered[budget]! < need) {
        const k = rowAt[(budget * words + w) * 32 + 31 - Math.clz32(bits & -bits)]!;
        bits &= bits - 1;
        const lot = funds.budgetLot[k]!;
        if (funds.lotSource[lot]! !== group) {
          group = funds.lotSource[lot]!;
          ofSource = heldOf(group, groupFirst[k]!, end);
        }
        const source = funds.sources[group]!;
        const share = funds.budgetShare[k]!;
        if (source.equityFirst && junior[budget]! < need * (1 - share) * ENOUGH) continue;
        if (source.offtake && !hasOfftake(phase, day)) continue;
        const room = Math.min(share * need - ofSource, need - covered[budget]!);
        const taken = Math.min(left[lot]!, room);
        if (taken <= 0) continue;
        held[k] = held[k]! + taken;
        ofSource += taken;
        left[lot] = left[lot]! - taken;
        if (left[lot]! <= 0) setOpen(lot, false);
        covered[budget] = covered[budget]! + taken;
        if (!source.senior) junior[budget] = junior[budget]! + taken;
      }
    }
  }

  function setOpen(lot: number, is: boolean): void {
    const rank = funds.lotRank[lot]!;
    const bit = 1 << (rank & 31);
    open[rank >> 5] = is ? open[rank >> 5]! | bit : open[rank >> 5]! & ~bit;
  }

  const mayUse = (budget: number, lot: number): boolean => {
    const rank = funds.lotRank[lot]!;
    return (usable[budget * words + (rank >> 5)]! & (1 << (rank & 31))) !== 0;
  };

  /** What is held of a source's lots, of which k is the first. */
  function heldOf(source: number, k: number, end: number): number {
    let sum = 0;
    for (let l = k; l < end && funds.lotSource[funds.budgetLot[l]!] === source; l++)
      sum += held[l]!;
    return sum;
  }

  function shrink(budget: number, phase: number): boolean {
    if (shrinks[budget] === 0 || asked[budget]! <= 0) return false;
    const least = asked[budget]! * column(phases[phase]!.shrinkTo, 1) * ENOUGH;
    // what can be paid is at most what is held
    if (covered[budget]! < least) return false;
    const size = payable(budget);
    if (size < least) return false;
    const ratio = size / asked[budget]!;
    handBack(budget, size);
    scale[phase] = scale[phase]! * ratio;
    asked[budget] = size;
    covered[budget] = size;
    return true;
  }

  /**
   * Largest budget that what is held can pay with every source within its share: sources that hold
   * more than theirs pay just that, which leaves 1 - their shares to the others.
   */
  function payable(budget: number): number {
    let size = covered[budget]!;
    for (;;) {
      let others = 0;
      let shares = 0;
      eachSource(budget, (k, end) => {
        const amount = heldOf(funds.lotSource[funds.budgetLot[k]!]!, k, end);
        if (amount * ENOUGH > funds.budgetShare[k]! * size) shares += funds.budgetShare[k]!;
        else others += amount;
      });
      if (shares === 0 || shares >= 1) return size;
      const next = others / (1 - shares);
      if (next >= size * ENOUGH) return size;
      size = next;
    }
  }

  /** Returns what sources hold beyond their shares of a budget of that size. */
  function handBack(budget: number, size: number): void {
    eachSource(budget, (k, end) => {
      const source = funds.lotSource[funds.budgetLot[k]!]!;
      let surplus = heldOf(source, k, end) - funds.budgetShare[k]! * size;
      for (let l = k; l < end && surplus > size * (1 - ENOUGH); l++) {
        if (funds.lotSource[funds.budgetLot[l]!] !== source) break;
        const back = Math.min(surplus, held[l]!);
        held[l] = held[l]! - back;
        putBack(funds.budgetLot[l]!, back);
        surplus -= back;
        freed = true;
      }
    });
  }

  /** Calls with the first lot of each source that a budget may use, and the end of its lots. */
  function eachSource(budget: number, visit: (first: number, end: number) => void): void {
    const end = funds.budgetFirst[budget + 1]!;
    let group = -1;
    for (let k = funds.budgetFirst[budget]!; k < end; k++) {
      const source = funds.lotSource[funds.budgetLot[k]!]!;
      if (source !== group) visit(k, end);
      group = source;
    }
  }

  function putBack(lot: number, amount: number): void {
    left[lot] = left[lot]! + amount;
    if (come[lot] === 1 && left[lot]! > 0) setOpen(lot, true);
  }

  function forget(budget: number): void {
    let kept = 0;
    for (let w = 0; w < waiters; w++) if (waiting[w] !== budget) waiting[kept++] = waiting[w]!;
    waiters = kept;
  }

  return {
    asked,
    grantedAt,
    held,
    scale,
    reset() {
      waiters = 0;
      freed = false;
      for (let lot = 0; lot < lots; lot++)
        left[lot] = column(funds.lotAmount[lot]!, 0) * funds.lotShare[lot]!;
      come.fill(0);
      open.fill(0);
      asked.fill(0);
      covered.fill(0);
      junior.fill(0);
      grantedAt.fill(Number.NaN);
      held.fill(0);
      shrinks.fill(0);
      scale.fill(1);
    },
    arrive(lot) {
      come[lot] = 1;
      if (left[lot]! > 0) setOpen(lot, true);
    },
    ask(budget, day) {
      const phase = (budget / packages.length) | 0;
      const contingency = column(phases[phase]!.contingency, 0);
      const escalation = power(1 + model.escalation, Math.max(0, day) / DAYS_PER_YEAR);
      asked[budget] = funds.budgetPlanned[budget]! * scale[phase]! * (1 + contingency) * escalation;
      if (fill(budget, day)) {
        grantedAt[budget] = day;
        return true;
      }
      waiting[waiters++] = budget;
      return false;
    },
    serve(day, granted, lot = -1) {
      let covers = 0;
      do {
        // what a phase that shrinks gives back is offered again, to all
        const all = lot < 0 || freed;
        freed = false;
        let kept = 0;
        for (let w = 0; w < waiters; w++) {
          const budget = waiting[w]!;
          // once the lot is used up it can help nobody further back
          const asks = all || (left[lot]! > 0 && mayUse(budget, lot));
          if (asks && fill(budget, day)) {
            if (Number.isNaN(grantedAt[budget]!)) grantedAt[budget] = day;
            served[covers++] = budget;
          } else waiting[kept++] = budget;
        }
        waiters = kept;
      } while (freed);
      for (let g = 0; g < covers; g++) granted(served[g]!);
    },
    allowShrinking(budget) {
      shrinks[budget] = 1;
    },
    giveUp(budget) {
      forget(budget);
      for (let k = funds.budgetFirst[budget]!; k < funds.budgetFirst[budget + 1]!; k++) {
        putBack(funds.budgetLot[k]!, held[k]!);
        held[k] = 0;
      }
      covered[budget] = 0;
    },
    largestMissing(budget, day) {
      let best = -1;
      let most = 0;
      for (let k = funds.budgetFirst[budget]!; k < funds.budgetFirst[budget + 1]!; k++) {
        const lot = funds.budgetLot[k]!;
        const node = funds.lotNode[lot]!;
        const amount = Math.min(left[lot]!, funds.budgetShare[k]! * asked[budget]!);
        if (finish[node]! > day && amount > most) {
          most = amount;
          best = node;
        }
      }
      return best;
    },
  };
}
