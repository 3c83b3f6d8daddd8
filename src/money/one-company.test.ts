import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { simulated } from '../../tests/simulated.ts';
import { compile } from '../model/index.ts';
import { loadProgramme } from '../programme/index.ts';

const file = readFileSync(new URL('../../tests/one-company.yaml', import.meta.url), 'utf8');

/*
 * Expected values are those of a calculation of its own, month by month in NumPy, that was written after
 * docs/money.md and shares no code: escalated cost, pro rata draws, interest during construction, level
 * principal, MACRS of five years with the bonus of each purchase, tax of a group, working capital, reserve,
 * new chips, late remedies, guaranteed residual value, preferred return, catch-up and two tiers of promote; values from the middle
 * of months at each party's own rate.
 */
it('is worth to each party what a calculation of its own says', () => {
  const { programme } = loadProgramme(file);
  if (programme === undefined) throw new RangeError('a file with errors');
  const { column, model, outcomes } = simulated(compile(programme), { trials: 1, money: true });
  const { layout } = outcomes;
  const npv = (party: string) =>
    column(
      layout.partyNpv,
      model.parties.findIndex(({ id }) => id === party),
    )[0]!;
  const expected: readonly (readonly [string, number, number])[] = [
    ['builder', npv('builder'), 53879754.08014273],
    ['fund', npv('fund'), 32706955.65916084],
    ['bank', npv('bank'), 31077096.937375188],
    ['tenant', npv('tenant'), -1701636823.001132],
    ['farmer', npv('farmer'), 118682293.52814163],
    ['owners', column(layout.projectNpv)[0]!, 154967260.80602828],
    ['least debt service cover', column(layout.leastCover)[0]!, 1.6664437122320686],
    ['levelised cost, USD/MW-month', column(layout.levelisedCost)[0]!, 482709.2742063109],
  ];
  for (const [what, value, known] of expected)
    expect([what, value / known]).toEqual([what, expect.closeTo(1, 10)]);
});
