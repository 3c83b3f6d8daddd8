import type { Model, Network, WorkTable } from '../model/index.ts';
import { fundTables, gateTables, networkTables, numbersOf, poolTables } from './allot-tables.ts';
import type { Block } from './forward.ts';
import { startKernel } from './kernel.ts';
import { inOneMemory } from './kernel-memory.ts';

/** What granted a gated node its start, besides its links. */
export interface Gates {
  /** Day on which the node was ready to ask. */
  readonly readyAt: Float64Array;
  /** Cause of the last grant, -1 when nothing was waited for. */
  readonly cause: Int32Array;
  /** Arrival that brought the last grant, -1 when units came back or nothing was waited for. */
  readonly arrival: Int32Array;
}

/** Money of one trial: which budget holds how much of which lot. Budgets are phase x package rows. */
export interface Funding {
  /** Day on which each budget was committed, NaN when it was not. */
  readonly grantedAt: Float64Array;
  /** USD held of each lot, aligned with `funds.budgetLot`. */
  readonly held: Float64Array;
  /** Built share of each phase: 1, or less when it shrank. */
  readonly scale: Float64Array;
}

/** The part of a trial in which phases compete for money, supplies and power. */
export interface Allotment {
  readonly funding: Funding;
  readonly gates: Gates;
  /** 1 for phases that were given up at their long-stop date. */
  readonly givenUp: Uint8Array;
  /** Resolves every shared node of the trial at hand. */
  run(): void;
}

/** A trial at hand and, by model, the part of it in which phases compete. */
export interface Allotments {
  readonly block: Block;
  readonly allotments: readonly Allotment[];
}

/**
 * Discrete-event simulation of one trial (`kernel/allot.ts`): a node asks when its predecessors
 * allow it, money and units go to those who asked first (ties by priority, then by order in the
 * file), and a grant may come with any later arrival. Since nobody can be ready before what it
 * depends on, taking events in order of time is exact. The block of one moves into the memory of
 * the kernel; models share it and have the same nodes and variables.
 */
export function createAllotments(models: readonly Model[], one: Block): Allotments {
  const { columns, fired, start, finish, release } = one;
  const tablesOf = networks();
  const parts = models.map((model) => ({
    ...tablesOf(model.network, model.calendars),
    ...gateTables(model),
    ...poolTables(model),
    ...fundTables(model),
  }));
  const trial = { columns, fired, start, finish, release };
  const { memory, views } = inOneMemory(trial, parts);
  return {
    block: { size: 1, ...views.shared },
    allotments: models.map((model, m) => {
      const tables = views.parts[m]!;
      const kernel = startKernel(memory, { ...views.shared, ...tables }, numbersOf(model, tables));
      const { readyAt, cause, arrival, grantedAt, held, scale, givenUp } = tables;
      return {
        funding: { grantedAt, held, scale },
        gates: { readyAt, cause, arrival },
        givenUp,
        run: () => kernel.allot(),
      };
    }),
  };
}

/** Tables of the last network, made once for models that share it. */
function networks() {
  let last: { network: Network; calendars: readonly WorkTable[] } | undefined;
  let tables: ReturnType<typeof networkTables> | undefined;
  return (network: Network, calendars: readonly WorkTable[]) => {
    const isSame =
      last?.network === network && calendars.every((table, i) => table === last?.calendars[i]);
    if (!isSame || tables === undefined) tables = networkTables(network, calendars);
    last = { network, calendars };
    return tables;
  };
}
