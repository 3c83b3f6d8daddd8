import type { Model, ProjectRow } from '../../model/index.ts';
import { assetClasses } from '../../simulate/index.ts';
import type { Day } from '../../units/index.ts';
import type { TaxRules } from '../tax-rules.ts';
import { debtsOf } from './cash.ts';
import { purposeRows } from './construction.ts';
import {
  constantRow,
  constantScalar,
  type Declared,
  type DeclaredGroup,
  drawnScalar,
  plus,
  row,
} from './declared.ts';
import { taxedInterest } from './taxed-interest.ts';
import { dayOfPeriod } from './time.ts';

const SHEET = 'Tax';

/**
 * Tax on profit, paid through the year. Assets are written off by MACRS
 * with the half-year convention and bonus depreciation, buildings in a straight line. The first
 * year's share is taken when an asset is placed in service, later years' by month.
 */
export function taxLines(model: Model, project: ProjectRow, rules: TaxRules): DeclaredGroup {
  const debts = [...debtsOf(model, project, 'senior'), ...debtsOf(model, project, 'junior')];
  const classes = assetClasses.filter((of) =>
    purposeRows.some(
      (purpose) =>
        (purpose.classes as readonly string[]).includes(of) &&
        project.packages.some((p) =>
          (purpose.packages as readonly string[]).includes(model.packages[p]!),
        ),
    ),
  );
  const bonus = classes.some((of) => of !== 'building')
    ? bonusOf(model, project.acquired, rules)
    : [];
  // new chips are bought after the data date, whenever the first were
  const renewed =
    project.acquired < model.dataDate ? bonusOf(model, model.dataDate, rules) : undefined;
  const lines: Declared[] = [
    drawnScalar('rate', 'Rate of tax on profit', 'rate', {
      variable: model.tax,
      otherwise: rules.rate,
    }),
    constantScalar(
      'loss-limit',
      'Share of profit that losses carried forward may offset',
      'share',
      rules.lossLimit,
      rules.source,
    ),
    ...classes.flatMap((of) => depreciation(of, rules, bonus, renewed)),
    row(
      'depreciation',
      'Depreciation',
      'USD',
      SHEET,
      plus(classes.map((of) => `depreciation-${of}`)),
    ),
    row('interest', 'Interest', 'USD', SHEET, plus(debts.map((at) => taxedInterest(model, at)))),
    row(
      'profit',
      'Profit before tax',
      'USD',
      SHEET,
      `operations.ebitda + operations.resale + operations.residual${project.residual < 0 ? '' : ' + operations.guarantee'} - depreciation - interest`,
    ),
    row(
      'profit-of-year',
      'Profit of the year so far',
      'USD',
      SHEET,
      'if(time.year-starts = 1, 0, prev(profit-of-year)) + profit',
    ),
    ...(project.losses === 'carried' ? carried : grouped),
  ];
  return { id: 'tax', name: 'Tax', lines };
}

/** Tax is paid month by month on the profit of the year so far; losses of earlier years come first. */
const carried: readonly Declared[] = [
  row(
    'losses-open',
    'Losses of earlier years',
    'USD',
    SHEET,
    'if(time.year-starts = 1, prev(losses), prev(losses-open))',
  ),
  row(
    'losses-used',
    'of them used this year so far',
    'USD',
    SHEET,
    'min(losses-open, max(0, profit-of-year) * loss-limit)',
  ),
  row(
    'losses',
    'Losses carried forward if the year ended now',
    'USD',
    SHEET,
    'losses-open - losses-used + max(0, 0 - profit-of-year)',
  ),
  row(
    'tax-of-year',
    'Tax of the year so far',
    'USD',
    SHEET,
    '(max(0, profit-of-year) - losses-used) * rate',
  ),
  taxPaid('Tax; negative where an earlier month of the year paid too much'),
];

const grouped: readonly Declared[] = [
  row('tax-of-year', 'Tax of the year so far', 'USD', SHEET, 'profit-of-year * rate'),
  taxPaid('Tax; negative where owners use the loss elsewhere'),
];

function taxPaid(label: string): Declared {
  return row(
    'tax',
    label,
    'USD',
    SHEET,
    'tax-of-year - if(time.year-starts = 1, 0, prev(tax-of-year))',
  );
}

function depreciation(
  of: string,
  rules: TaxRules,
  bonus: readonly number[],
  renewed: readonly number[] | undefined,
): Declared[] {
  const where = of === 'chips' ? 'chips' : 'works';
  const refresh = of === 'chips' ? ' + operations.refresh' : '';
  const apart = of === 'chips' ? renewed : undefined;
  const added = row(
    `added-${of}`,
    `Placed in service: ${of}`,
    'USD',
    SHEET,
    `${where}.placed-${of}${refresh}`,
  );
  if (of === 'building')
    return [
      added,
      constantScalar(
        'building-months',
        'Months over which buildings are written off',
        'months',
        rules.buildingMonths,
        rules.source,
      ),
      row(
        'written-building',
        'Buildings being written off',
        'USD',
        SHEET,
        'prev(written-building) + added-building - lag(added-building, building-months)',
      ),
      row(
        'depreciation-building',
        'Depreciation: building',
        'USD',
        SHEET,
        'time.after * written-building / building-months',
      ),
    ];
  const shares = of === 'chips' ? rules.chips : rules.power;
  const later = shares
    .slice(1)
    .map(
      (_, k) =>
        `${k === 0 ? `year-before-${of}` : `lag(year-before-${of}, ${12 * k})`} * share-${of}-${k + 2}`,
    )
    .join(' + ');
  return [
    added,
    constantRow(
      `bonus-${of}`,
      `Bonus depreciation by the month of placing in service: ${of}`,
      'share',
      SHEET,
      bonus,
      rules.source,
    ),
    ...shares.map((share, k) =>
      constantScalar(
        `share-${of}-${k + 1}`,
        `MACRS, year ${k + 1}: ${of}`,
        'share',
        share,
        rules.source,
      ),
    ),
    ...(apart === undefined
      ? []
      : [
          constantRow(
            'bonus-refresh',
            'Bonus depreciation by the month of placing in service: new chips',
            'share',
            SHEET,
            apart,
            rules.source,
          ),
        ]),
    // the bonus is that of the month of placing in service, in all later years too
    row(
      `at-once-${of}`,
      `Bonus depreciation: ${of}`,
      'USD',
      SHEET,
      apart === undefined
        ? `added-${of} * bonus-${of}`
        : 'chips.placed-chips * bonus-chips + operations.refresh * bonus-refresh',
    ),
    row(
      `spread-${of}`,
      `of it left after bonus depreciation: ${of}`,
      'USD',
      SHEET,
      `added-${of} - at-once-${of}`,
    ),
    row(
      `of-year-${of}`,
      `Placed in service in the year so far, after bonus depreciation: ${of}`,
      'USD',
      SHEET,
      `if(and(time.year-starts = 1, time.index > 1), 0, prev(of-year-${of})) + spread-${of}`,
    ),
    row(
      `year-before-${of}`,
      `Placed in service in the year before, after bonus depreciation: ${of}`,
      'USD',
      SHEET,
      `if(and(time.year-starts = 1, time.index > 1), prev(of-year-${of}), prev(year-before-${of}))`,
    ),
    row(
      `later-${of}`,
      `Depreciation in a month of what earlier years placed in service: ${of}`,
      'USD',
      SHEET,
      `if(and(time.year-starts = 1, time.index > 1), (${later}) / 12, prev(later-${of}))`,
    ),
    row(
      `depreciation-${of}`,
      `Depreciation: ${of}`,
      'USD',
      SHEET,
      `at-once-${of} + spread-${of} * share-${of}-1 + later-${of}`,
    ),
  ];
}

/**
 * Shares by the period of placing in service. What is in service was acquired by then, even if the
 * project's day of acquisition comes later.
 */
const bonusOf = (model: Model, acquired: number, rules: TaxRules): number[] =>
  Array.from({ length: model.moneyMonths + 1 }, (_, t) => {
    const placed = dayOfPeriod(model, t);
    return rules.bonus(Math.min(acquired, placed) as Day, placed);
  });
