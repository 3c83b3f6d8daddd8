import type { Model } from '../model/index.ts';
import type { Block } from './forward.ts';

/** Supplies and site power of one trial, handed out in order of readiness. */
export interface PoolQueues {
  reset(): void;
  /** Adds to a pool. */
  add(pool: number, quantity: number): void;
  /** Queues a request, a row of `pools.request…`, for what it needs times `scale`. */
  ask(request: number, scale: number): void;
  /** Serves the pool's queue; calls back with each request that is met. */
  serve(pool: number, granted: (request: number) => void): void;
  /** Returns what the request holds and takes it out of its queue. */
  drop(request: number): void;
  /** Units that the request holds. */
  readonly got: Float64Array;
}

const ENOUGH = 1 - 1e-12;

export function createPoolQueues(model: Model, block: Block): PoolQueues {
  const { pools } = model;
  const { columns } = block;
  const requests = pools.requestPool.length;
  const left = new Float64Array(pools.count);
  const need = new Float64Array(requests);
  const got = new Float64Array(requests);
  // one queue a pool, each with room for all its requests
  const room = new Int32Array(pools.count + 1);
  for (const pool of pools.requestPool) room[pool + 1]!++;
  for (let p = 0; p < pools.count; p++) room[p + 1]! += room[p]!;
  const queue = new Int32Array(requests);
  const head = new Int32Array(pools.count);
  const tail = new Int32Array(pools.count);

  return {
    got,
    reset() {
      left.fill(0);
      got.fill(0);
      for (let p = 0; p < pools.count; p++) head[p] = tail[p] = room[p]!;
    },
    add(pool, quantity) {
      left[pool]! += quantity;
    },
    ask(request, scale) {
      const pool = pools.requestPool[request]!;
      const factor = pools.requestFactor[request]!;
      const quantity = columns[pools.requestVariable[request]!]!;
      need[request] = scale * quantity * (factor < 0 ? 1 : columns[factor]!);
      queue[tail[pool]!++] = request;
    },
    serve(pool, granted) {
      while (head[pool]! < tail[pool]!) {
        const request = queue[head[pool]!]!;
        const taken = Math.min(left[pool]!, need[request]! - got[request]!);
        if (taken > 0) {
          got[request] = got[request]! + taken;
          left[pool] = left[pool]! - taken;
        }
        if (got[request]! < need[request]! * ENOUGH) return;
        head[pool]!++;
        // a request that was dropped needs nothing and is passed over
        if (need[request]! >= 0) granted(request);
      }
    },
    drop(request) {
      left[pools.requestPool[request]!]! += got[request]!;
      got[request] = 0;
      need[request] = -1;
    },
  };
}
