import type { Model, ProjectRow } from '../../model/index.ts';
import { debtsOf } from './cash.ts';
import { type Declared, type DeclaredGroup, plus, row, scalar } from './declared.ts';
import { rankOf } from './rank.ts';
import { taxedInterest } from './taxed-interest.ts';

const SHEET = 'Checks';

/** What must hold in every month: sources are uses, and the balance sheet closes. */
export function checkLines(model: Model, project: ProjectRow): DeclaredGroup {
  const debts = [...debtsOf(model, project, 'senior'), ...debtsOf(model, project, 'junior')];
  const all = project.tranches.map(({ source, purpose }) => ({
    at: `${purpose}.${model.funds.sources[source]!.id}`,
    source: model.funds.sources[source]!,
  }));
  const building = all.filter(({ source }) => rankOf(source.instrument) !== 'equity');
  const capitalised =
    project.interest === 'funded' ? [] : building.map(({ at }) => `${at}.interest-building`);
  const escrows = building.filter(({ source }) => source.escrow >= 0).map(({ at }) => at);
  // tax sees interest on average balances a month late
  const late = debts.filter((at) => taxedInterest(model, at) !== `${at}.interest`);
  const untaxed = late.map((at) => ` + ${at}.accrued - ${at}.interest`).join('');
  const lines: Declared[] = [
    row(
      'sources-uses',
      'Sources less uses',
      'USD',
      SHEET,
      'works.sources - works.need + chips.sources - chips.need',
    ),
    row(
      'capitalised',
      'Interest added to debt during construction',
      'USD',
      SHEET,
      plus(capitalised),
    ),
    row(
      'invested',
      'Fixed assets at cost',
      'USD',
      SHEET,
      `prev(invested) + ${['works', 'chips'].map((p) => `${p}.gross - ${p}.unfinished - ${p}.taken-out - ${p}.reserve-funded`).join(' + ')} + capitalised + operations.refresh`,
    ),
    row('written-off', 'Depreciation so far', 'USD', SHEET, 'prev(written-off) + tax.depreciation'),
    row(
      'cash-held',
      'Cash and working capital',
      'USD',
      SHEET,
      'cash.trapped + cash.reserve + operations.working-capital + works.earned-left + chips.earned-left',
    ),
    row('escrow-held', 'In escrow', 'USD', SHEET, plus(escrows.map((at) => `${at}.escrow`))),
    row(
      'debt',
      'Debt',
      'USD',
      SHEET,
      plus([...building.map(({ at }) => `${at}.building`), ...debts.map((at) => `${at}.balance`)]),
    ),
    row('paid-in', 'Paid in by owners', 'USD', SHEET, 'prev(paid-in) + owners.paid-in'),
    row(
      'earned',
      'Profit after tax so far',
      'USD',
      SHEET,
      `prev(earned) + tax.profit - tax.tax + works.escrow-earned + chips.escrow-earned${untaxed}`,
    ),
    row('paid-out', 'Paid out to owners', 'USD', SHEET, 'prev(paid-out) + cash.distributed'),
    row(
      'balance',
      'Assets less debt and equity',
      'USD',
      SHEET,
      'invested - written-off + cash-held + escrow-held - debt - paid-in - earned + paid-out',
    ),
    row('size', 'Size of the balance sheet', 'USD', SHEET, 'max(1, invested + abs(cash-held))'),
    row('balance-relative', 'Imbalance, relative', 'share', SHEET, 'abs(balance) / size'),
    row(
      'sources-relative',
      'Sources less uses, relative',
      'share',
      SHEET,
      'abs(sources-uses) / max(1, works.need + chips.need)',
    ),
    scalar(
      'debt-at-end',
      'Senior debt left beside arrears when none is served any more, relative',
      'share',
      SHEET,
      'if(last(cash.senior-due) > 1, 0, (last(cash.senior-debt) - last(cash.arrears)) / max(1, returns.term-debt))',
    ),
    scalar('worst-balance', 'Largest imbalance', 'share', SHEET, 'highest(balance-relative)'),
    scalar(
      'worst-sources',
      'Largest difference of sources and uses',
      'share',
      SHEET,
      'highest(sources-relative)',
    ),
  ];
  return { id: 'checks', name: 'Checks', lines };
}
