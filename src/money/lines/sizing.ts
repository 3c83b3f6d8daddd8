import type { Model, ProjectRow } from '../../model/index.ts';
import { debtsOf } from './cash.ts';
import {
  constantScalar,
  type Declared,
  type DeclaredGroup,
  drawnScalar,
  row,
  scalar,
} from './declared.ts';

const SHEET = 'Debt';

/** Terms of a loan for a project that has none. */
const ALONE = { monthly: 0.08 / 12, tenor: 180 };

/**
 * Senior debt that lenders would give when the last part is placed in service: the least of sculpted
 * capacity in the middle and in the stressed case, and the caps on loan life cover and gearing. What
 * sculpting pays is cash after tax over the cover, and tax falls with interest, so the capacity B
 * runs backward without iteration:
 * B(t-1) (1 + r - tax r / cover) = B(t) + (cash - tax (cash - depreciation)) / cover.
 * Tax is taken as linear, losses at once, with depreciation in a straight line over the tenor.
 */
export function sizingLines(model: Model, project: ProjectRow, stress: number): DeclaredGroup {
  const [first] = debtsOf(model, project, 'senior');
  const monthly = first === undefined ? 'monthly' : `${first}.monthly`;
  const tenor = first === undefined ? 'tenor' : `${first}.tenor`;
  const capacity = (id: string, label: string, cash: string, cover: string): Declared[] => [
    row(
      id,
      label,
      'USD',
      SHEET,
      `(next(${id}) + next(${cash}) / ${cover}) / (1 + ${monthly} - tax.rate * ${monthly} / ${cover})`,
    ),
  ];
  const atClose = (id: string) => `max(0, sumWhere(${id}, closes))`;
  const lines: Declared[] = [
    ...(first === undefined
      ? [
          constantScalar('monthly', 'Interest, per month', 'rate', ALONE.monthly, 'default'),
          constantScalar('tenor', 'Tenor', 'months', ALONE.tenor, 'default'),
        ]
      : []),
    drawnScalar('dscr', 'Cover in the middle case', 'factor', {
      variable: project.dscr,
      otherwise: 1.3,
    }),
    drawnScalar('stress-dscr', 'Cover in the stressed case', 'factor', {
      variable: project.stressDscr,
      otherwise: 1,
    }),
    drawnScalar('llcr-least', 'Loan life cover', 'factor', {
      variable: project.llcr,
      otherwise: 1,
    }),
    drawnScalar('gearing-cap', 'Largest share of debt', 'share', {
      variable: project.gearing,
      otherwise: 1,
    }),
    constantScalar(
      'stress',
      'Cash flow in the stressed case, share of the middle case',
      'share',
      stress,
      'trials',
    ),
    scalar(
      'closed',
      'Period in which the last part is placed in service',
      'number',
      SHEET,
      'max(works.placed-last, chips.placed-last)',
    ),
    row(
      'closes',
      'The last part is placed in service',
      'flag',
      SHEET,
      'if(and(closed > 0, time.index = closed), 1, 0)',
    ),
    row(
      'in-tenor',
      'Debt is served',
      'flag',
      SHEET,
      `if(and(closed > 0, time.index > closed, time.index <= closed + ${tenor}), 1, 0)`,
    ),
    scalar('assets', 'Placed in service', 'USD', SHEET, 'sum(works.placed) + sum(chips.placed)'),
    row(
      'written-off',
      'Depreciation in a straight line over the tenor',
      'USD',
      SHEET,
      `in-tenor * assets / ${tenor}`,
    ),
    row(
      'renewal-of-tenor',
      'New chips less old ones while debt is served',
      'USD',
      SHEET,
      'in-tenor * cash.renewal',
    ),
    scalar(
      'renewal',
      'the same in an average month',
      'USD',
      SHEET,
      `sum(renewal-of-tenor) / ${tenor}`,
    ),
    row(
      'cash',
      'Cash flow before tax',
      'USD',
      SHEET,
      'in-tenor * (operations.ebitda - operations.working-capital-rise - renewal)',
    ),
    row(
      'cash-middle',
      'Cash flow after tax without debt',
      'USD',
      SHEET,
      'cash - tax.rate * (cash - written-off)',
    ),
    row(
      'cash-stressed',
      'the same in the stressed case',
      'USD',
      SHEET,
      'cash * stress - tax.rate * (cash * stress - written-off)',
    ),
    ...capacity(
      'capacity-middle',
      'Debt that the middle case can still serve',
      'cash-middle',
      'dscr',
    ),
    ...capacity(
      'capacity-stressed',
      'Debt that the stressed case can still serve',
      'cash-stressed',
      'stress-dscr',
    ),
    ...capacity('capacity-life', 'Debt by loan life cover', 'cash-middle', 'llcr-least'),
    scalar(
      'by-middle',
      'Debt by cover in the middle case',
      'USD',
      SHEET,
      atClose('capacity-middle'),
    ),
    scalar(
      'by-stressed',
      'Debt by cover in the stressed case',
      'USD',
      SHEET,
      atClose('capacity-stressed'),
    ),
    scalar('by-life', 'Debt by loan life cover', 'USD', SHEET, atClose('capacity-life')),
    // interest that debt bears itself is part of the cost, as is that which sources pay
    row(
      'uses',
      'Uses that count, with interest added to debt',
      'USD',
      SHEET,
      'works.need - works.unfinished - works.taken-out + chips.need - chips.unfinished - chips.taken-out + checks.capitalised',
    ),
    scalar('by-gearing', 'Debt by gearing', 'USD', SHEET, 'gearing-cap * sum(uses)'),
    scalar(
      'cover-share',
      'Debt by cover in the middle case, share of the assets',
      'share',
      SHEET,
      'ratio(by-middle, assets)',
    ),
    scalar(
      'debt',
      'Debt that lenders would give',
      'USD',
      SHEET,
      'min(by-middle, by-stressed, by-life, by-gearing)',
    ),
    // proof: debt by cover in the middle case, served at that cover
    row(
      'proof-opening',
      'Debt at the start of the month',
      'USD',
      SHEET,
      'prev(proof) + prev(closes) * by-middle',
    ),
    row(
      'proof-cash',
      'Cash flow after tax with interest',
      'USD',
      SHEET,
      `cash-middle + tax.rate * in-tenor * proof-opening * ${monthly}`,
    ),
    row('proof-service', 'Debt service', 'USD', SHEET, 'proof-cash / dscr'),
    row(
      'proof',
      'Debt by cover in the middle case, at the end of the month',
      'USD',
      SHEET,
      `proof-opening * (1 + in-tenor * ${monthly}) - proof-service`,
    ),
    scalar('proof-end', 'Debt left at the end', 'USD', SHEET, 'last(proof)'),
  ];
  return { id: 'sizing', name: 'Debt sizing', lines };
}
