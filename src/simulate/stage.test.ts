import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyProgramme } from '../../tests/any-programme.ts';
import { programmeOf } from '../../tests/programmes.ts';
import { compile } from '../model/index.ts';
import { BLOCK } from './outcomes.ts';
import { createStage, trialSums } from './stage.ts';

const TRIALS = 24;

describe('a stage', () => {
  it('dates a trial in the kernel to the same bits as a block column by column', () => {
    fc.assert(
      fc.property(anyProgramme(), (parts) => {
        const model = compile(programmeOf(parts));
        const { free } = model.network;
        const stage = createStage([model], { seed: 1, trials: TRIALS }, { free });
        stage.draws.fill(0, TRIALS);
        stage.date(TRIALS);
        const { start, finish } = stage.wide;
        for (let trial = 0; trial < TRIALS; trial++) {
          stage.takeRows(trial, 1);
          stage.enter(0, trial);
          const { block } = stage;
          for (const node of free) block.start[node] = block.finish[node] = Number.NaN;
          stage.actors[0]!.kernel.dateNodes(stage.own.free.byteOffset, free.length);
          const dates = (one: Float64Array, wide: Float64Array) =>
            [...free].map((node) => [one[node]!, wide[node * BLOCK + trial]!] as const);
          for (const [own, wide] of [...dates(block.start, start), ...dates(block.finish, finish)])
            expect(own).toBe(wide);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('has room for all arrays, each in a place of its own', () => {
    fc.assert(
      fc.property(anyProgramme({ money: true }), (parts) => {
        const model = compile(programmeOf(parts));
        const own = new Float64Array([1, 2, 3]);
        const {
          block,
          wide,
          drivers,
          flows,
          sums,
          own: placed,
        } = createStage([model], { seed: 1, trials: TRIALS }, { own });
        expect([...placed.own]).toEqual([1, 2, 3]);
        const views = [
          ...[block.columns, block.start, block.finish, drivers],
          ...[wide.columns, wide.start, wide.finish],
          ...trialSums.map((key) => sums[key]),
          ...[flows.flowRow, flows.flowPeriod, flows.flowAmount, flows.flowSum, placed.own],
        ]
          .filter(({ length }) => length > 0)
          .toSorted((a, b) => a.byteOffset - b.byteOffset);
        views.reduce((end, view) => {
          expect(view.byteOffset).toBeGreaterThanOrEqual(end);
          return view.byteOffset + view.byteLength;
        }, 1);
      }),
      { numRuns: 20 },
    );
  });
});
