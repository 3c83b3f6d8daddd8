import type { Network, NodeKind } from './model.ts';
import { csr, successors, topologicalOrder } from './topology.ts';

const linkTypes = { FS: 0, SS: 1, FF: 2, SF: 3 } as const;

interface NodeDraft {
  readonly id: string;
  readonly kind: NodeKind;
  readonly time: number;
  readonly calendar?: number;
  readonly notBefore?: number;
  readonly finishNotBefore?: number;
  readonly deadline?: number;
  readonly started?: number;
  readonly finished?: number;
  readonly longStop?: number;
  readonly never?: number;
  readonly cause: number;
  readonly phase?: number;
}

/** Collects nodes and links, then lays them out as flat arrays. */
export interface NetworkBook {
  add(draft: NodeDraft): number;
  has(id: string): boolean;
  /** Index of the node with that id. @throws RangeError when there is none. */
  at(id: string): number;
  link(from: number, to: number, type?: keyof typeof linkTypes, lag?: number): void;
  cancel(node: number, risk: number): void;
  readonly drafts: readonly NodeDraft[];
  /** `gated` are nodes that wait for a shared pool of money, supply or power. */
  build(gated: ReadonlySet<number>): Network;
}

export function createNetworkBook(): NetworkBook {
  const drafts: NodeDraft[] = [];
  const index = new Map<string, number>();
  const links: { from: number; type: number; lag: number }[][] = [];
  const cancels: number[][] = [];
  return {
    drafts,
    add(draft) {
      index.set(draft.id, drafts.length);
      links.push([]);
      cancels.push([]);
      return drafts.push(draft) - 1;
    },
    has: (id) => index.has(id),
    at(id) {
      const node = index.get(id);
      if (node === undefined)
        throw new RangeError(`no activity or agreement has the address ${id}`);
      return node;
    },
    link(from, to, type = 'FS', lag = -1) {
      links[to]?.push({ from, type: linkTypes[type], lag });
    },
    cancel(node, risk) {
      cancels[node]?.push(risk);
    },
    build(gated) {
      const n = drafts.length;
      const { first: linkFirst, flat } = csr(links);
      const linkFrom = Int32Array.from(flat, (l) => l.from);
      const order = topologicalOrder(n, linkFirst, linkFrom);
      const waits = sharedNodes(n, order, linkFirst, linkFrom, gated);
      const { first: cancelFirst, flat: cancelFlat } = csr(cancels);
      const numbers = (pick: (d: NodeDraft) => number | undefined, none: number) =>
        Float64Array.from(drafts, (d) => pick(d) ?? none);
      const indices = (pick: (d: NodeDraft) => number | undefined) =>
        Int32Array.from(drafts, (d) => pick(d) ?? -1);
      const next = successors(n, linkFirst, linkFrom);
      return {
        count: n,
        id: drafts.map((d) => d.id),
        kind: drafts.map((d) => d.kind),
        time: indices((d) => d.time),
        calendar: indices((d) => d.calendar),
        notBefore: numbers((d) => d.notBefore, Number.NEGATIVE_INFINITY),
        finishNotBefore: numbers((d) => d.finishNotBefore, Number.NEGATIVE_INFINITY),
        deadline: numbers((d) => d.deadline, Number.POSITIVE_INFINITY),
        started: numbers((d) => d.started, Number.NaN),
        finished: numbers((d) => d.finished, Number.NaN),
        longStop: numbers((d) => d.longStop, Number.POSITIVE_INFINITY),
        never: indices((d) => d.never),
        linkFirst,
        linkFrom,
        linkType: Uint8Array.from(flat, (l) => l.type),
        linkLag: Int32Array.from(flat, (l) => l.lag),
        cancelFirst,
        cancelRisk: Int32Array.from(cancelFlat),
        order,
        free: order.filter((node) => waits[node] === 0),
        shared: order.filter((node) => waits[node] === 1),
        nextFirst: next.first,
        next: next.next,
        cause: indices((d) => d.cause),
        phase: indices((d) => d.phase),
      };
    },
  };
}

/** 1 for every node that waits for a shared pool or descends from one that does. */
function sharedNodes(
  n: number,
  order: Int32Array,
  linkFirst: Int32Array,
  linkFrom: Int32Array,
  gated: ReadonlySet<number>,
): Uint8Array {
  const waits = new Uint8Array(n);
  for (const node of order) {
    let waiting = gated.has(node);
    for (let e = linkFirst[node]!; e < linkFirst[node + 1]! && !waiting; e++)
      waiting = waits[linkFrom[e]!] === 1;
    waits[node] = waiting ? 1 : 0;
  }
  return waits;
}
