import { clearFloats, float, int, setFloat, setInt } from '../arrays';
import { columns } from './network';

/* Supplies and site power, handed out in order of readiness: see `Pools` of the model. */
export let pools: i32 = 0;
export let requests: i32 = 0;
export let requestFirst: usize = 0;
export let requestPool: usize = 0;
export let requestVariable: usize = 0;
export let requestFactor: usize = 0;

/** By pool: what is left, where its queue begins, and its first and last in the queue. */
export let poolLeft: usize = 0;
export let queueFirst: usize = 0;
export let queueHead: usize = 0;
export let queueTail: usize = 0;
export let queue: usize = 0;
/** By request: units needed, -1 when it was dropped, and held. */
export let need: usize = 0;
export let got: usize = 0;

const ENOUGH: f64 = 1 - 1e-12;

export function resetPools(): void {
  clearFloats(poolLeft, pools);
  clearFloats(got, requests);
  for (let p = 0; p < pools; p++) {
    setInt(queueHead, p, int(queueFirst, p));
    setInt(queueTail, p, int(queueFirst, p));
  }
}

export function addToPool(pool: i32, quantity: f64): void {
  setFloat(poolLeft, pool, float(poolLeft, pool) + quantity);
}

/** Queues a request for what it needs times `scale`. */
export function askPool(request: i32, scale: f64): void {
  const pool = int(requestPool, request);
  const factor = int(requestFactor, request);
  const quantity = float(columns, int(requestVariable, request));
  setFloat(need, request, scale * quantity * (factor < 0 ? 1 : float(columns, factor)));
  const tail = int(queueTail, pool);
  setInt(queue, tail, request);
  setInt(queueTail, pool, tail + 1);
}

/** Whether a request has not got what it needs. */
export function isShort(request: i32): bool {
  return float(got, request) < float(need, request) * ENOUGH;
}

/** The next request of the pool's queue that can be met, -1 when there is none. */
export function nextMet(pool: i32): i32 {
  while (int(queueHead, pool) < int(queueTail, pool)) {
    const request = int(queue, int(queueHead, pool));
    const wanted = float(need, request);
    const taken = min<f64>(float(poolLeft, pool), wanted - float(got, request));
    if (taken > 0) {
      setFloat(got, request, float(got, request) + taken);
      setFloat(poolLeft, pool, float(poolLeft, pool) - taken);
    }
    if (isShort(request)) return -1;
    setInt(queueHead, pool, int(queueHead, pool) + 1);
    // a request that was dropped needs nothing and is passed over
    if (wanted >= 0) return request;
  }
  return -1;
}

/** Returns what the request holds and takes it out of its queue. */
export function dropRequest(request: i32): void {
  const pool = int(requestPool, request);
  addToPool(pool, float(got, request));
  setFloat(got, request, 0);
  setFloat(need, request, -1);
}
