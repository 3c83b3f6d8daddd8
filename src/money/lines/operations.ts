import type { Model, ProjectRow } from '../../model/index.ts';
import { DAYS_PER_MONTH } from '../../units/index.ts';
import { partId } from './contracts.ts';
import {
  type Declared,
  type DeclaredGroup,
  drawnScalar,
  flowRow,
  plus,
  row,
  scalar,
  settled,
} from './declared.ts';

const SHEET = 'Operations';

/** What a project earns and pays while it runs, before debt and tax. */
export function operationLines(model: Model, project: ProjectRow, index: number): DeclaredGroup {
  const sites = [...new Set(project.operates.map((phase) => model.phases[phase]!.site))];
  const ids = sites.map((site) => model.sites[site]!.id);
  const sum = (line: string) => plus(ids.map((id) => `${id}.${line}`));
  const parts = (side: 'seller' | 'buyer', line: string) =>
    plus(
      model.contractParts.flatMap((part, p) =>
        part[side] === index ? [`contracts.${partId(model, p)}.${line}`] : [],
      ),
    );
  const rent = project.rentTo >= 0;
  const lines: Declared[] = [
    row('mw', 'IT MW running', 'MW', SHEET, sum('mw')),
    row('revenue', 'Revenue', 'USD', SHEET, parts('seller', 'paid')),
    row('active', 'Something runs or is let', 'flag', SHEET, 'if(or(mw > 0, revenue > 1), 1, 0)'),
    row('purchases', 'Paid under contracts', 'USD', SHEET, parts('buyer', 'paid')),
    row('remedies-paid', 'Late remedies paid', 'USD', SHEET, parts('seller', 'owed-back')),
    row('remedies-got', 'Late remedies received', 'USD', SHEET, parts('buyer', 'owed-back')),
    row('energy-cost', 'Energy', 'USD', SHEET, sum('energy-cost')),
    row('running-cost', 'Operation and maintenance', 'USD', SHEET, sum('running-cost')),
    ...(rent
      ? [
          drawnScalar('rent-monthly', 'Rent of the land, per month', 'USD/month', {
            variable: project.rent,
            scale: DAYS_PER_MONTH,
          }),
          row(
            'land-rent',
            'Rent of the land',
            'USD',
            SHEET,
            'if(active = 1, rent-monthly * time.level, 0)',
          ),
        ]
      : []),
    // the file says what new chips will cost when they are bought, so their price does not escalate
    flowRow('refresh', 'New chips', 'USD', SHEET, { of: 'refresh', project: index }),
    drawnScalar('resale-share', 'Price of old chips as a share of new ones', 'share', {
      variable: project.resale,
    }),
    row('resale', 'Sale of old chips', 'USD', SHEET, 'refresh * resale-share'),
    row(
      'ebitda',
      'Earnings before interest, tax and depreciation',
      'USD',
      SHEET,
      `revenue + remedies-got - remedies-paid - purchases - energy-cost - running-cost${rent ? ' - land-rent' : ''}`,
    ),
    ...(project.tranches.some(({ source }) => model.funds.sources[source]!.repayment === 'sculpted')
      ? [
          row(
            'revenue-expected',
            'Revenue that lenders expect',
            'USD',
            SHEET,
            parts('seller', 'expected'),
          ),
          row(
            'capital-expected',
            'Working capital that goes with it',
            'USD',
            SHEET,
            capitalFor('revenue-expected'),
          ),
          // when buyers and suppliers pay moves cash of the first and the last month most
          row(
            'base-cash',
            'Cash flow that lenders expect, before tax',
            'USD',
            SHEET,
            `max(0, revenue-expected - purchases - energy-cost - running-cost${rent ? ' - land-rent' : ''} - (capital-expected - prev(capital-expected)))`,
          ),
        ]
      : []),
    ...workingCapital(project),
    ...residual(project),
  ];
  return {
    id: 'operations',
    name: 'Operations',
    lines,
    groups: sites.map((site) => ({
      id: model.sites[site]!.id,
      name: model.sites[site]!.name,
      lines: siteLines(model, index, site),
    })),
  };
}

function siteLines(model: Model, project: number, site: number): Declared[] {
  const { energyPrice } = model.phases[model.sites[site]!.phases[0]!]!;
  return [
    flowRow('mw-step', 'IT MW that start less those that end', 'MW', SHEET, {
      of: 'mw-step',
      project,
      site,
    }),
    level('mw', 'IT MW running', 'MW'),
    flowRow('energy-step', 'Energy of a month that starts less that which ends', 'MWh', SHEET, {
      of: 'energy-step',
      project,
      site,
    }),
    level('energy', 'Energy at the meter', 'MWh'),
    drawnScalar('energy-price', 'Price of energy', 'USD/MWh', { variable: energyPrice }),
    row('energy-cost', 'Energy', 'USD', SHEET, 'energy * energy-price * time.level'),
    flowRow(
      'running-step',
      'Operation and maintenance that starts less that which ends',
      'USD',
      SHEET,
      {
        of: 'running-step',
        project,
        site,
      },
    ),
    level('running', 'Operation and maintenance at prices of the data date', 'USD'),
    row('running-cost', 'Operation and maintenance', 'USD', SHEET, 'running * time.level'),
  ];
}

/** Running sum of what starts less what ends; what rounding leaves at the end is nothing. */
const level = (id: string, label: string, unit: string): Declared =>
  row(id, label, unit, SHEET, settled(`prev(${id}) + ${id}-step`, 1e-6));

const capitalFor = (revenue: string): string =>
  `${revenue} * receivable - (purchases + energy-cost + running-cost) * payable`;

function workingCapital({ receivable, payable }: ProjectRow): Declared[] {
  const months = (id: string, label: string, variable: number) =>
    drawnScalar(id, label, 'months', { variable, scale: 1 / DAYS_PER_MONTH });
  return [
    months('receivable', 'Months until buyers pay', receivable),
    months('payable', 'Months until costs are paid', payable),
    row('working-capital', 'Working capital', 'USD', SHEET, capitalFor('revenue')),
    row(
      'working-capital-rise',
      'Rise of the working capital',
      'USD',
      SHEET,
      'working-capital - prev(working-capital)',
    ),
  ];
}

/**
 * Value left in the month after the last in which anything runs or is let, or in the last of the cash
 * flows if something still does, and what its guarantor adds.
 */
function residual(project: ProjectRow): Declared[] {
  if (project.residual < 0) return [row('residual', 'Value left at the end', 'USD', SHEET, '0')];
  return [
    row(
      'active-index',
      'Period if anything runs or is let',
      'number',
      SHEET,
      'time.index * active',
    ),
    scalar(
      'active-last',
      'Last period in which anything runs or is let',
      'number',
      SHEET,
      'highest(active-index)',
    ),
    scalar(
      'left-at',
      'Period in which its value is left: the next, within the cash flows',
      'number',
      SHEET,
      'min(active-last + 1, highest(time.index))',
    ),
    row(
      'ends',
      'Its value is left',
      'flag',
      SHEET,
      'if(and(active-last > 0, time.index = left-at), 1, 0)',
    ),
    drawnScalar('residual-share', 'Value left, share of the cost of building and power', 'share', {
      variable: project.residual,
    }),
    drawnScalar('guaranteed-share', 'Guaranteed value, share of the same', 'share', {
      variable: project.guaranteed,
    }),
    row(
      'built',
      'Building and power placed in service',
      'USD',
      SHEET,
      'prev(built) + works.placed',
    ),
    row('residual', 'Value left at the end', 'USD', SHEET, 'ends * built * residual-share'),
    row(
      'guarantee',
      'Paid under the residual value guarantee',
      'USD',
      SHEET,
      'ends * built * max(0, guaranteed-share - residual-share)',
    ),
  ];
}
