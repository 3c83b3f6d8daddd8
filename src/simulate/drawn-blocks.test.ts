import { expect, it } from 'vitest';
import { networkOf, programmeOf } from '../../tests/programmes.ts';
import { compile } from '../model/index.ts';
import { createDrawnBlocks, type DrawnBlock } from './drawn-blocks.ts';

/** A block of so many bytes. */
function blockOf(bytes: number): DrawnBlock {
  const none = new Float64Array(0);
  return {
    origin: {
      model: compile(programmeOf(networkOf({ a: { duration: '5 days' } }))),
      seed: 1,
      impacts: new Int32Array(0),
      rest: new Int32Array(0),
    },
    count: 1,
    ...{ fired: new Uint8Array(0), drivers: none, impacts: none },
    rest: new Float64Array(bytes / 8),
    isDated: false,
    ...{ start: none, finish: none },
  };
}

it('blocks of other runs make way when there is no more room', () => {
  const drawn = createDrawnBlocks();
  expect([drawn.fits(60e6), drawn.fits(70e6)]).toEqual([true, false]);
  const kept = () =>
    [drawn.get(100, 0), drawn.get(100, 128), drawn.get(200, 0)].map((one) => one?.rest.byteLength);
  drawn.set(100, 0, blockOf(24e6));
  drawn.set(100, 128, blockOf(32e6));
  expect(kept()).toEqual([24e6, 32e6, undefined]);
  drawn.set(200, 0, blockOf(40e6));
  expect(kept()).toEqual([undefined, undefined, 40e6]);
});
