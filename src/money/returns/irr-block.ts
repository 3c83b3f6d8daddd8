import { demandFinite } from './rates.ts';
import { desk, ownRoom, roomFor } from './room.ts';

/** Internal rates of return of many vectors of flows at once. */
export interface IrrBlock {
  /**
   * For each lane below `count`: how many rates there are, into `found`, and the rate if there is one
   * and only one, else NaN, into `rates`. A lane's bits depend on its own flows alone.
   * @throws RangeError for a flow that is not finite.
   */
  run(flows: Float64Array, count: number, rates: Float64Array, found: Int32Array): void;
}

/**
 * Rates a period of `lanes` vectors of `periods` flows, flow `period` of `lane` at
 * `period * lanes + lane`.
 */
export function createIrrBlock(periods: number, lanes: number): IrrBlock {
  const work = desk(0).kernel.blockBytes(periods);
  const room = ownRoom(roomFor(8 * periods * lanes, 8 * lanes, 4 * lanes, work));
  const { kernel } = room;
  const own = room.floats(periods * lanes);
  const ownRates = room.floats(lanes);
  const ownFound = room.ints(lanes);
  kernel.prepareBlock(room.bytes(work), periods);
  return {
    run(flows, count, rates, found) {
      own.set(flows);
      const bad = kernel.solveBlock(
        own.byteOffset,
        lanes,
        count,
        ownRates.byteOffset,
        ownFound.byteOffset,
      );
      if (bad >= 0)
        demandFinite(
          Array.from({ length: periods }, (_, i) => flows[i * lanes + bad]!),
          'flow',
        );
      rates.set(ownRates.subarray(0, count));
      found.set(ownFound.subarray(0, count));
    },
  };
}
