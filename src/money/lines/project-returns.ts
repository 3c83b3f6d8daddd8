import type { Model, ProjectRow } from '../../model/index.ts';
import { debtsOf } from './cash.ts';
import {
  constantRow,
  constantScalar,
  type Declared,
  type DeclaredGroup,
  drawnScalar,
  plus,
  row,
  scalar,
} from './declared.ts';
import type { Discount } from './discount.ts';
import { sumLines } from './sums.ts';

const SHEET = 'Returns';

/** Hours of an average month. */
const HOURS = 730.5;

/** What a project is worth to its owners and lenders, and what a megawatt of it costs. */
export function returnLines(model: Model, project: ProjectRow, discount: Discount): DeclaredGroup {
  const { hurdle } = model.parties[project.company]!;
  const senior = debtsOf(model, project, 'senior');
  const all = [...senior, ...debtsOf(model, project, 'junior')];
  const bridges = project.tranches.flatMap(({ source, purpose }) => {
    const { id, instrument } = model.funds.sources[source]!;
    return instrument === 'bridge' ? [[`${purpose}.${id}`, `last(${purpose}.${id}.building)`]] : [];
  });
  const loans = new Set(
    project.tranches.flatMap(({ source, purpose }) =>
      senior.includes(`${purpose}.${model.funds.sources[source]!.id}`) ? [source] : [],
    ),
  );
  const sumOf = (line: string) => plus(senior.map((id) => `${id}.${line}`));
  const first = senior.length === 0 ? '0' : `${senior[0]}.monthly`;
  // works and chips that one loan pays for have one rate
  const mixed = loans.size > 1;
  const monthly = mixed ? 'next(senior-rate)' : first;
  const lines: Declared[] = [
    constantRow(
      'discount',
      'Value today of 1 USD, at the hurdle of the company',
      'factor',
      SHEET,
      discount(hurdle),
      'programme',
    ),
    row(
      'owners',
      'Cash to all owners less what they pay in',
      'USD',
      SHEET,
      'owners.owners-part + owners.promoted - owners.paid-in',
    ),
    scalar('npv', 'Net present value of the owners', 'USD', SHEET, 'dot(owners, discount)'),
    row(
      'unlevered',
      'Cash flow before debt',
      'USD',
      SHEET,
      `(cash.cfads - cash.deferred - (${construction(project)})) * time.after`,
    ),
    scalar(
      'unlevered-npv',
      'Net present value before debt',
      'USD',
      SHEET,
      'dot(unlevered, discount)',
    ),
    // cover over the life of the loans and of the project
    ...(mixed
      ? [
          row('opening', 'Senior debt at the start of the month', 'USD', SHEET, sumOf('opening')),
          row(
            'senior-rate',
            'Average rate of the senior debt, per month',
            'rate',
            SHEET,
            `if(opening >= 1, (${plus(senior.map((id) => `${id}.opening * ${id}.monthly`))}) / max(1, opening), ${first})`,
          ),
        ]
      : []),
    row(
      'cash-ahead',
      'Present value of the cash flow after this month, at the rate of the senior debt',
      'USD',
      SHEET,
      `(next(cash-ahead) + next(cash.cfads)) / (1 + ${monthly})`,
    ),
    row(
      'cash-of-loan',
      'Cash flow while senior debt is left',
      'USD',
      SHEET,
      'if(prev(cash.senior-debt) > 0, cash.cfads, 0)',
    ),
    row(
      'loan-ahead',
      'Present value of it after this month',
      'USD',
      SHEET,
      `(next(loan-ahead) + next(cash-of-loan)) / (1 + ${monthly})`,
    ),
    row('llcr', 'Loan life cover (LLCR)', 'factor', SHEET, 'ratio(loan-ahead, cash.senior-debt)'),
    row(
      'plcr',
      'Project life cover (PLCR)',
      'factor',
      SHEET,
      'ratio(cash-ahead, cash.senior-debt)',
    ),
    row(
      'principal',
      'Senior debt repaid',
      'USD',
      SHEET,
      plus(senior.map((id) => `(${id}.paid + ${id}.swept - min(${id}.interest, ${id}.paid))`)),
    ),
    row(
      'principal-years',
      'Senior debt repaid times years since the data date',
      'USD-years',
      SHEET,
      'principal * time.index / 12',
    ),
    row(
      'converted-years',
      'Term debt times years since the data date',
      'USD-years',
      SHEET,
      // debt is converted at the start of its month and repaid at the end
      `(${sumOf('converted')}) * (time.index - 1) / 12`,
    ),
    row('converted', 'Turned into term debt', 'USD', SHEET, sumOf('converted')),
    scalar('term-debt', 'Term debt', 'USD', SHEET, 'sum(converted)'),
    scalar(
      'years-to-repay',
      'Mean day of repayment, years from the data date',
      'years',
      SHEET,
      'if(sum(principal) < 1, 0, sum(principal-years) / max(1, sum(principal)))',
    ),
    scalar(
      'years-to-term',
      'Mean day of conversion, years from the data date',
      'years',
      SHEET,
      'ratio(sum(converted-years), sum(converted))',
    ),
    scalar(
      'average-life',
      'Average life of the senior debt',
      'years',
      SHEET,
      'max(0, years-to-repay - years-to-term)',
    ),
    ...sumLines(
      'lender-loss',
      'Debt left unpaid at the end, discounted to the data date at its own rate',
      [...all.map((id) => [id, `(last(${id}.building) + last(${id}.balance))`]), ...bridges].map(
        ([id, left]) => ['+', `${left} * power(1 + ${id}.monthly, 0 - last(time.index))`],
      ),
      (id, label, formula) => scalar(id, label, 'USD', SHEET, formula),
    ),
    ...levelised(project),
  ];
  return { id: 'returns', name: 'Returns', lines };
}

/** What is built and its developer cost, before lenders. */
const construction = ({ feeTo }: ProjectRow): string =>
  feeTo < 0
    ? 'works.cost - works.unfinished + chips.cost - chips.unfinished'
    : '(works.cost - works.unfinished) * (1 + fee-share) + chips.cost - chips.unfinished';

/**
 * Levelised cost: present value of all cost that is really paid (construction, contracts, energy,
 * operation, land, new chips less old, tax) over present value of the megawatts that run.
 */
function levelised(project: ProjectRow): Declared[] {
  return [
    row(
      'cost-paid',
      'Cost: construction, contracts, energy, operation, new chips, tax',
      'USD',
      SHEET,
      `${construction(project)} + operations.revenue + operations.remedies-got - operations.remedies-paid - operations.ebitda + operations.refresh - operations.resale + tax.tax`,
    ),
    scalar('cost-value', 'Present value of the cost', 'USD', SHEET, 'dot(cost-paid, discount)'),
    scalar(
      'mw-value',
      'Present value of the megawatt-months that run',
      'MW-months',
      SHEET,
      'dot(operations.mw, discount)',
    ),
    scalar(
      'per-mw-month',
      'Levelised cost per IT MW and month, with new chips',
      'USD/MW-month',
      SHEET,
      'ratio(cost-value, mw-value)',
    ),
    scalar(
      'refresh-value',
      'Present value of new chips less old ones',
      'USD',
      SHEET,
      'dot(operations.refresh, discount) - dot(operations.resale, discount)',
    ),
    scalar(
      'per-mw-month-first',
      'Levelised cost per IT MW and month, first chips only',
      'USD/MW-month',
      SHEET,
      'ratio(cost-value - refresh-value, mw-value)',
    ),
    drawnScalar('accelerators', 'Accelerators per IT MW', 'number', {
      variable: project.accelerators,
    }),
    constantScalar('hours', 'Hours of a month', 'hours', HOURS, 'calendar'),
    scalar(
      'per-accelerator-hour',
      'Levelised cost per accelerator and hour',
      'USD/hour',
      SHEET,
      'ratio(per-mw-month, accelerators * hours)',
    ),
  ];
}
