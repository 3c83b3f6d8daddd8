import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { simulated } from '../../tests/simulated.ts';
import { compile } from '../model/index.ts';
import { loadProgramme } from '../programme/index.ts';

type Figure =
  | 'projectNpv'
  | 'leastCover'
  | 'levelisedCost'
  | 'monthsLocked'
  | 'monthsDefault'
  | 'termDebt'
  | 'debtByCover';

/** What a company of `tests/` is worth: NPV by party, and figures of its project. */
function played(name: string) {
  const file = readFileSync(new URL(`../../tests/${name}.yaml`, import.meta.url), 'utf8');
  const { programme } = loadProgramme(file);
  if (programme === undefined) throw new RangeError('a file with errors');
  const { column, model, outcomes } = simulated(compile(programme), { trials: 1, money: true });
  const { layout } = outcomes;
  return {
    npv: (party: string) =>
      column(
        layout.partyNpv,
        model.parties.findIndex(({ id }) => id === party),
      )[0]!,
    figure: (of: Figure) => column(layout[of])[0]!,
  };
}

const expectEach = (found: readonly (readonly [what: string, value: number, known: number])[]) => {
  for (const [what, value, known] of found)
    expect([what, value / known]).toEqual([what, expect.closeTo(1, 10)]);
};

/*
 * Expected values are those of a calculation of its own, month by month, that was written after
 * docs/money.md and shares no code: escalated cost, pro rata draws, interest during construction, level
 * principal, MACRS of five years with the bonus of each purchase, tax of a group, working capital,
 * reserve, new chips, late remedies, guaranteed residual value, preferred return, catch-up and two tiers
 * of promote; values from the middle of months at each party's own rate.
 */
it('is worth to each party what a calculation of its own says', () => {
  const { npv, figure } = played('one-company');
  expectEach([
    ['builder', npv('builder'), 53879754.08014273],
    ['fund', npv('fund'), 32706955.65916084],
    ['bank', npv('bank'), 31077096.937375188],
    ['tenant', npv('tenant'), -1701636823.001132],
    ['farmer', npv('farmer'), 118682293.52814163],
    ['owners', figure('projectNpv'), 154967260.80602828],
    ['least debt service cover', figure('leastCover'), 1.6664437122320686],
    ['levelised cost, USD/MW-month', figure('levelisedCost'), 482709.2742063109],
  ]);
});

/*
 * Expected values are those of another such calculation, in plain loops over months: draws pro rata with
 * calls that are missed and lent, a bridge that is taken out, a bond in escrow, interest paid from sources,
 * a reserve filled from them, sculpted and straight debt and such on average balances, junior debt and a
 * loan by sweep, cures, lock-up, default, step-in, losses carried forward, three tiers with a catch-up.
 */
it('is worth to each party what a calculation of its own says, with debt of many forms', () => {
  const { npv, figure } = played('mixed-company');
  expectEach([
    ['builder', npv('builder'), 10096565.453699578],
    ['fund', npv('fund'), 16197033.8934716],
    ['bank', npv('bank'), 9172491.950924136],
    ['holders', npv('holders'), 17111959.522080053],
    ['vendor', npv('vendor'), 8952649.701774236],
    ['mezzanine', npv('mezz'), 12931179.449329715],
    ['tenant', npv('tenant'), -2730115343.184855],
    ['owners', figure('projectNpv'), 71276146.09454446],
    ['least debt service cover', figure('leastCover'), 0.40702982152763334],
    ['months locked up', figure('monthsLocked'), 7],
    ['months in default', figure('monthsDefault'), 6],
    ['term debt', figure('termDebt'), 840e6],
    ['debt by cover', figure('debtByCover'), 1825028008.2599208],
    ['levelised cost, USD/MW-month', figure('levelisedCost'), 432652.57679344184],
  ]);
});
