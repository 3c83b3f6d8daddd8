import type { Draft } from './compile-network.ts';
import { agreementNode } from './compile-network.ts';
import type { Pools } from './model.ts';
import { csr } from './topology.ts';

interface Arrival {
  readonly node: number;
  readonly pool: number;
  readonly quantity: number;
}

interface Request {
  readonly pool: number;
  readonly variable: number;
  readonly factor: number;
  readonly mw: number;
}

/** Arrivals of power and supplies as nodes, and what each activity asks of them. */
export interface PoolDraft {
  readonly ids: readonly string[];
  readonly arrivals: readonly Arrival[];
  readonly requests: ReadonlyMap<number, readonly Request[]>;
}

const powerPool = (site: string) => `power:${site}`;
export const powerNode = (site: string, option: string) => `power:${site}.${option}`;
export const deliveryNode = (supply: string, row: number, time: number) =>
  `supply:${supply}.${row}.${time}`;

export function addPools(draft: Draft): PoolDraft {
  const { programme } = draft;
  const ids = [...Object.keys(programme.supplies), ...Object.keys(programme.sites).map(powerPool)];
  const index = new Map(ids.map((id, i) => [id, i]));
  return {
    ids,
    arrivals: [...deliveries(draft, index), ...power(draft, index)],
    requests: requests(draft, index),
  };
}

function deliveries(draft: Draft, index: ReadonlyMap<string, number>): Arrival[] {
  const { variables, network, causes } = draft;
  const out: Arrival[] = [];
  for (const [id, supply] of Object.entries(draft.programme.supplies))
    supply.deliveries.forEach((delivery, row) => {
      const at = `supplies.${id}.deliveries.${row}`;
      const first = variables.add(delivery.on, `${at}.on`);
      const every = variables.add(delivery.every, `${at}.every`);
      const quantity = variables.add(delivery.quantity, `${at}.quantity`);
      let before = -1;
      for (let k = 0; k < delivery.times; k++) {
        const node = network.add({
          id: deliveryNode(id, row, k),
          kind: 'arrival',
          time: k === 0 ? first : -1,
          cause: causes.supply(id),
        });
        if (before >= 0) network.link(before, node, 'FS', every);
        before = node;
        out.push({ node, pool: index.get(id) ?? 0, quantity });
      }
    });
  return out;
}

function power(draft: Draft, index: ReadonlyMap<string, number>): Arrival[] {
  const { variables, network, causes } = draft;
  const out: Arrival[] = [];
  for (const [site, { power: options }] of Object.entries(draft.programme.sites))
    for (const [id, option] of Object.entries(options)) {
      const at = `sites.${site}.power.${id}`;
      const node = network.add({
        id: powerNode(site, id),
        kind: 'arrival',
        time: variables.add(option.available, `${at}.available`),
        never: variables.chance(option.never, `${at}.never`),
        cause: causes.kind('power'),
      });
      for (const before of option.after) network.link(network.at(before), node);
      for (const before of option.agreements) network.link(network.at(agreementNode(before)), node);
      out.push({
        node,
        pool: index.get(powerPool(site)) ?? 0,
        quantity: variables.add(option.mw, `${at}.mw`),
      });
    }
  return out;
}

function requests(draft: Draft, index: ReadonlyMap<string, number>): Map<number, Request[]> {
  const { variables, network } = draft;
  const out = new Map<number, Request[]>();
  for (const [site, { phases }] of Object.entries(draft.programme.sites))
    for (const [phaseId, phase] of Object.entries(phases)) {
      const mw = variables.add(phase.mw, `sites.${site}.phases.${phaseId}.mw`);
      const pue = variables.add(phase.pue, `sites.${site}.phases.${phaseId}.pue`, { floor: 1 });
      for (const [id, { gates }] of Object.entries(phase.activities)) {
        const rows: Request[] = [];
        const at = `sites.${site}.phases.${phaseId}.activities.${id}.gates.supply`;
        for (const [supply, need] of Object.entries(gates?.supply ?? {})) {
          const value = 'perMw' in need ? need.perMw : need.quantity;
          rows.push({
            pool: index.get(supply) ?? 0,
            variable: variables.add(value, `${at}.${supply}`),
            factor: -1,
            mw: 'perMw' in need ? mw : -1,
          });
        }
        if (gates?.power === true)
          rows.push({ pool: index.get(powerPool(site)) ?? 0, variable: mw, factor: pue, mw: -1 });
        if (rows.length > 0) out.set(network.at(`${site}.${phaseId}.${id}`), rows);
      }
    }
  return out;
}

export function buildPools(draft: Draft, pools: PoolDraft): Pools {
  const rows = Array.from(
    { length: draft.network.drafts.length },
    (_, node) => pools.requests.get(node) ?? [],
  );
  const { first, flat } = csr(rows);
  const supplies = Object.entries(draft.programme.supplies);
  return {
    count: pools.ids.length,
    id: pools.ids,
    reusable: Uint8Array.from(pools.ids, (_, i) => (supplies[i]?.[1].reusable ? 1 : 0)),
    cause: Int32Array.from(pools.ids, (id, i) =>
      i < supplies.length ? draft.causes.supply(id) : draft.causes.kind('power'),
    ),
    arrivalNode: Int32Array.from(pools.arrivals, (a) => a.node),
    arrivalPool: Int32Array.from(pools.arrivals, (a) => a.pool),
    arrivalQuantity: Int32Array.from(pools.arrivals, (a) => a.quantity),
    requestFirst: first,
    requestPool: Int32Array.from(flat, (r) => r.pool),
    requestVariable: Int32Array.from(flat, (r) => r.variable),
    requestFactor: Int32Array.from(flat, (r) => (r.factor >= 0 ? r.factor : r.mw)),
  };
}
