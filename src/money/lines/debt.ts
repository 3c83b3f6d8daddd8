import type { Source } from '../../model/index.ts';
import { DAYS_PER_MONTH } from '../../units/index.ts';
import { type Declared, drawnScalar, row, scalar, settled } from './declared.ts';
import { rankOf } from './rank.ts';
import { isSpared } from './swept.ts';
import { commitmentLines, type TrancheAt } from './tranche.ts';

const BUILD = 'Construction';
const SHEET = 'Debt';
/** Debt below it is rounding. */
const CENT = 0.01;

/** Months over which debt without a stated tenor is paid back. */
const TENOR_MONTHS = 180;

/**
 * A loan: interest runs up while what it pays for is built; the month after a part is placed in
 * service the same part of the loan turns into term debt, each with its own maturity.
 */
export function debtLines(at: TrancheAt): Declared[] {
  const source = at.model.funds.sources[at.tranche.source]!;
  return [
    ...commitmentLines(at),
    ...termsOf(source, at.tranche.margin),
    ...constructionOf(source, at.project.interest === 'funded'),
    ...(source.instrument === 'bridge'
      ? []
      : serviceOf(source, isSpared(at.model, at.project, source))),
  ];
}

function termsOf(source: Source, margin: number): Declared[] {
  return [
    drawnScalar('rate', 'Interest, per year', 'rate', { variable: source.rate }),
    ...(margin < 0
      ? []
      : [
          drawnScalar('margin', 'Margin for the credit of the buyer', 'rate', { variable: margin }),
        ]),
    scalar(
      'monthly',
      'Interest, per month',
      'rate',
      'Inputs',
      margin < 0 ? 'rate / 12' : '(rate + margin) / 12',
    ),
    drawnScalar('tenor', 'Tenor', 'months', {
      variable: source.tenor,
      otherwise: TENOR_MONTHS,
      scale: 1 / DAYS_PER_MONTH,
      whole: true,
    }),
    drawnScalar('upfront', 'Fee on the commitment', 'share', { variable: source.upfront }),
    drawnScalar('commitment', 'Fee on what is undrawn, per year', 'rate', {
      variable: source.commitment,
    }),
    ...(source.escrow < 0
      ? []
      : [
          drawnScalar('yield', 'Interest earned in escrow, per year', 'rate', {
            variable: source.escrow,
          }),
        ]),
  ];
}

function constructionOf(source: Source, funded: boolean): Declared[] {
  const bridge = source.instrument === 'bridge';
  const escrow = source.escrow >= 0;
  // what pays for things that do not count is given back at once
  const added = escrow ? 'committed - refund - (draw - counted-draw)' : 'counted-draw';
  const drawn = escrow ? 'max(0, prev(building) - prev(escrow))' : 'prev(building)';
  return [
    row('draw', 'Drawn', 'USD', BUILD, 'called'),
    row('counted-draw', 'Drawn, counted for debt', 'USD', BUILD, 'draw * counted'),
    row(
      'fee',
      'Fees',
      'USD',
      BUILD,
      escrow
        ? 'committed * upfront'
        : 'committed * upfront + if(time.index <= built-last, max(0, prev(available) - prev(called)) * commitment / 12, 0)',
    ),
    ...(escrow
      ? [
          row(
            'refund',
            'Returned from escrow after the last draw',
            'USD',
            BUILD,
            'if(time.index = max(built-last, committed-last) + 1, available - draw, 0)',
          ),
          row(
            'committed-index',
            'Period if anything is committed',
            'number',
            BUILD,
            'time.index * (committed > 0)',
          ),
          scalar(
            'committed-last',
            'Last period with a commitment',
            'number',
            BUILD,
            'highest(committed-index)',
          ),
          row('escrow', 'In escrow', 'USD', BUILD, 'max(0, available - draw - refund)'),
          row('earned', 'Earned in escrow', 'USD', BUILD, 'prev(escrow) * yield / 12'),
        ]
      : []),
    row('converted', 'Turned into term debt', 'USD', BUILD, `${drawn} * prev(placed-share)`),
    row(
      'interest-building',
      'Interest during construction',
      'USD',
      BUILD,
      'if(time.index = 0, 0, (prev(building) - converted) * monthly)',
    ),
    ...(funded
      ? [row('interest-funded', 'of it paid from sources', 'USD', BUILD, 'interest-building')]
      : []),
    row(
      'building',
      'Construction debt at the end of the month',
      'USD',
      BUILD,
      `max(0, prev(building) - converted + ${added}${funded ? '' : ' + interest-building'})`,
    ),
    ...(bridge
      ? [row('taken-out', 'Repaid by the sources that follow', 'USD', BUILD, 'converted')]
      : []),
  ];
}

/**
 * Scheduled service by the form of repayment, and what is really paid. Interest on the average of
 * the balances at the start and the end of a month, B and B', depends on what is paid in it:
 * B' = B + r (B + B') / 2 - paid. Solved, the loan is one at the rate r / (1 - r / 2) on the opening
 * balance of which every payment settles 1 / (1 - r / 2) as much.
 */
function serviceOf(source: Source, spared: boolean): Declared[] {
  const rank = rankOf(source.instrument);
  const average = source.interestOn === 'average';
  const rate = average ? 'service-rate' : 'monthly';
  const cash = average ? ' * cash-share' : '';
  const balance = average ? ' / cash-share' : '';
  const scheduled = {
    annuity: 'amortising * level',
    straight: `sound * ${rate} + amortising / tenor`,
    bullet: `sound * ${rate} + maturing`,
    // junior debt is due as cash comes: what is not paid stays owed
    sweep: rank === 'junior' ? `sound * (1 + ${rate})` : `sound * ${rate} + maturing`,
    sculpted: `sound * (1 + ${rate}) * if(time.index >= window-end, 1, ratio(expected, expected + ahead))`,
  }[source.repayment];
  const first = {
    annuity: 'converted * level',
    straight: 'converted * (monthly + 1 / tenor)',
    bullet: 'converted * monthly',
    sweep: 'converted * monthly',
    sculpted: 'converted * level',
  }[source.repayment];
  const maturing =
    source.repayment === 'bullet' || (source.repayment === 'sweep' && rank === 'senior');
  const sculpted = source.repayment === 'sculpted';
  const amortising = source.repayment === 'annuity' || source.repayment === 'straight';
  return [
    ...(average
      ? [
          scalar(
            'cash-share',
            'Cash that settles 1 USD of debt at the end of a month',
            'factor',
            'Inputs',
            '1 - monthly / 2',
          ),
          scalar(
            'service-rate',
            'Interest on the opening balance that comes to the same, per month',
            'rate',
            'Inputs',
            'monthly / cash-share',
          ),
        ]
      : []),
    scalar(
      'level',
      'Level payment per month for 1 USD of debt',
      'factor',
      'Inputs',
      `if(monthly = 0, 1 / tenor, ratio(${rate}, 1 - power(1 + ${rate}, 0 - tenor)))`,
    ),
    row('opening', 'Debt at the start of the month', 'USD', SHEET, 'prev(balance) + converted'),
    row(
      'interest',
      'Interest',
      'USD',
      SHEET,
      average
        ? `max(0, balance + paid${rank === 'senior' ? ' + swept' : ''} - opening)`
        : 'opening * monthly',
    ),
    ...(average
      ? [
          // what is paid depends on tax and tax on interest: tax takes each month's relief in the next
          row(
            'accrued',
            'Interest for tax: on the opening balance, less what that was too much the month before',
            'USD',
            SHEET,
            'opening * monthly - prev(relief)',
          ),
          row(
            'relief',
            'Interest on the opening balance less that on the average',
            'USD',
            SHEET,
            'opening * monthly - interest',
          ),
        ]
      : []),
    row(
      'service-expected',
      'Expected service of what turns into term debt, per month',
      'USD',
      SHEET,
      first,
    ),
    ...(amortising
      ? [
          row(
            'amortising',
            'Term debt at first amount that is not yet due',
            'USD',
            SHEET,
            settled('prev(amortising) + converted - lag(converted, tenor)', CENT),
          ),
        ]
      : []),
    ...(maturing
      ? [
          scalar(
            'wait',
            'Months from conversion to maturity',
            'months',
            'Inputs',
            'max(1, tenor - 1)',
          ),
          row('maturing', 'Principal that matures', 'USD', SHEET, 'lag(converted, wait)'),
        ]
      : []),
    ...(sculpted
      ? [
          scalar('window-end', 'Last period of repayment', 'number', SHEET, 'placed-last + tenor'),
          row(
            'expected',
            'Cash flow that repayment follows',
            'USD',
            SHEET,
            'if(and(time.index > 0, time.index <= window-end), operations.base-cash, 0)',
          ),
          row(
            'ahead',
            'Present value of the cash flow after this month',
            'USD',
            SHEET,
            `(next(ahead) + next(expected)) / (1 + ${rate})`,
          ),
        ]
      : []),
    row(
      'sound',
      'of the opening debt not in arrears',
      'USD',
      SHEET,
      `max(0, opening - prev(arrears)${balance})`,
    ),
    row(
      'scheduled',
      'Debt service due',
      'USD',
      SHEET,
      `min(sound * (1 + ${rate}), ${scheduled})${cash}`,
    ),
    row(
      'owed',
      'Debt service due with arrears',
      'USD',
      SHEET,
      `min(opening * (1 + ${rate})${cash}, scheduled + prev(arrears) * (1 + ${rate}))`,
    ),
    row(
      'paid',
      'Debt service paid',
      'USD',
      SHEET,
      `ratio(owed, cash.${rank}-owed) * cash.${rank}-paid`,
    ),
    row('arrears', 'Arrears', 'USD', SHEET, 'max(0, owed - paid)'),
    ...(rank === 'senior'
      ? [
          row(
            'left',
            'Cash that would settle the debt after service',
            'USD',
            SHEET,
            `max(0, opening * (1 + ${rate})${cash} - paid)`,
          ),
          row(
            'swept',
            'Prepaid',
            'USD',
            SHEET,
            `${spared ? 'cash.stepped-in * ' : ''}ratio(left, cash.sweepable) * cash.swept`,
          ),
          row(
            'balance',
            'Debt at the end of the month',
            'USD',
            SHEET,
            settled(`(left - swept)${balance}`, CENT),
          ),
        ]
      : [
          row(
            'balance',
            'Debt at the end of the month',
            'USD',
            SHEET,
            settled(`opening * (1 + ${rate}) - paid${balance}`, CENT),
          ),
        ]),
  ];
}
