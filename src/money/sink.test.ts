import fc from 'fast-check';
import { expect, it } from 'vitest';
import { programmeOf } from '../../tests/programmes.ts';
import { compile } from '../model/index.ts';
import { allocate, cashSeries, createSimulation, sumsAt } from '../simulate/index.ts';
import { cashAddresses, trancheAddresses } from './addresses.ts';
import { createCashSink } from './sink.ts';
import { anyProject } from './testing/any-project.ts';
import { simulatedStatements } from './testing/statement.ts';

it('adds up what the statements of all trials say, in strips that are full or not', () => {
  fc.assert(
    fc.property(anyProject(), fc.integer({ min: 1, max: 19 }), (parts, trials) => {
      const statements = simulatedStatements(parts, trials);
      const model = compile(programmeOf(parts));
      const outcomes = allocate(model, trials, (bytes) => new ArrayBuffer(bytes));
      const { layout } = outcomes;
      const cash = () => createCashSink(model, layout);
      createSimulation(model, outcomes, { seed: 1, trials, firstTrial: 0, cash }).run(0);
      const sums = sumsAt(model, outcomes.sums, 0);
      const near = (found: number | undefined, numbers: readonly number[]) => {
        const [sum, size] = [numbers, numbers.map(Math.abs)].map((of) =>
          of.reduce((a, b) => a + b, 0),
        );
        expect(Math.abs(found! - sum!)).toBeLessThanOrEqual(1e-12 * size!);
      };

      const periods = model.moneyMonths + 1;
      model.projects.forEach((_, project) => {
        const rows = cashAddresses(model, project);
        cashSeries.forEach((key, k) => {
          const first = (project * cashSeries.length + k) * periods;
          for (let t = 0; t < periods; t++) {
            const numbers = rows[key].flatMap(([sign, address]) =>
              statements.map((one) => sign * one.row(address)[t]!),
            );
            near(sums.cash[first + t], numbers);
          }
        });
      });
      trancheAddresses(model).forEach((address, k) => {
        near(
          sums.trancheDrawn[k],
          statements.flatMap((one) => [...one.row(address)]),
        );
      });
      // drawn by a party in each trial is what all its tranches draw
      const drawn = outcomes.scalars.subarray(layout.partyDrawn * trials);
      statements.forEach((one, trial) => {
        const all = trancheAddresses(model).flatMap((address) => [...one.row(address)]);
        near(
          model.parties.reduce((sum, _, party) => sum + drawn[party * trials + trial]!, 0),
          all,
        );
      });
    }),
    { numRuns: 20 },
  );
});
