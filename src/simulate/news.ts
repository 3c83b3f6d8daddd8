import type { BlockArrays } from './block.ts';
import type { DrawnBlock, Origin } from './drawn-blocks.ts';
import type { OriginChanges } from './origin-changes.ts';
import { BLOCK } from './outcomes.ts';

/** What in the block at hand is not as it was when it was drawn last. */
export interface News {
  /** 1 for each variable and each node that has other numbers. */
  readonly variables: Uint8Array;
  readonly nodes: Uint8Array;
  /** Marks what differs once risks, drivers and impacts are drawn; the other variables so far by what they state. */
  find(then: DrawnBlock, changes: OriginChanges): void;
  /** Whether a variable multiplies or adds anything new. */
  inVariable(v: number): boolean;
  /** Whether the dates of a node come from anything new. */
  inNode(node: number): boolean;
}

export function createNews(
  { model, impacts }: Origin,
  { columns, fired, driverColumns, powerDriver, ...tables }: BlockArrays,
): News {
  const { drivers, risks, network } = model;
  const { useFirst, useColumn, effectFirst, effectRisk, effectFactor, effectDelay } = tables;
  const variables = new Uint8Array(model.variables.length);
  const nodes = new Uint8Array(network.count);
  const newRisks = new Uint8Array(risks.length);
  // and after them their powers
  const newDrivers = new Uint8Array(drivers.length + powerDriver.length);
  const isNew = (variable: number) => variable >= 0 && variables[variable] === 1;
  return {
    variables,
    nodes,
    find(then, changes) {
      const { count } = then;
      variables.set(changes.variables);
      impacts.forEach((v, k) => {
        variables[v] = differ(columns, v, then.impacts, k, count) ? 1 : 0;
      });
      for (let r = 0; r < risks.length; r++)
        newRisks[r] = differ(fired, r, then.fired, r, count) ? 1 : 0;
      for (let d = 0; d < drivers.length; d++)
        newDrivers[d] = differ(driverColumns, d, then.drivers, d, count) ? 1 : 0;
      powerDriver.forEach((d, p) => {
        newDrivers[drivers.length + p] = newDrivers[d]!;
      });
    },
    inVariable(v) {
      for (let e = useFirst[v]!; e < useFirst[v + 1]!; e++)
        if (newDrivers[useColumn[e]!] === 1) return true;
      for (let e = effectFirst[v]!; e < effectFirst[v + 1]!; e++) {
        if (newRisks[effectRisk[e]!] === 1) return true;
        if (isNew(effectFactor[e]!) || isNew(effectDelay[e]!)) return true;
      }
      return false;
    },
    inNode(node) {
      if (isNew(network.time[node]!) || isNew(network.never[node]!)) return true;
      for (let e = network.linkFirst[node]!; e < network.linkFirst[node + 1]!; e++)
        if (nodes[network.linkFrom[e]!] === 1 || isNew(network.linkLag[e]!)) return true;
      for (let e = network.cancelFirst[node]!; e < network.cancelFirst[node + 1]!; e++)
        if (newRisks[network.cancelRisk[e]!] === 1) return true;
      return false;
    },
  };
}

/** Whether the first trials of one column differ from those of another in any bit. */
function differ<Columns extends Float64Array | Uint8Array>(
  a: Columns,
  columnOfA: number,
  b: Columns,
  columnOfB: number,
  count: number,
): boolean {
  const [i, k] = [columnOfA * BLOCK, columnOfB * BLOCK];
  for (let t = 0; t < count; t++) if (!Object.is(a[i + t], b[k + t])) return true;
  return false;
}
