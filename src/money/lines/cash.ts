import type { Model, ProjectRow } from '../../model/index.ts';
import {
  constantScalar,
  type Declared,
  type DeclaredGroup,
  drawnScalar,
  plus,
  row,
  scalar,
} from './declared.ts';
import { rankOf } from './rank.ts';
import { isSpared, sweeps } from './swept.ts';

const SHEET = 'Waterfall';

/** Addresses of a project's debts that are served, by rank. */
export function debtsOf(model: Model, project: ProjectRow, rank: 'senior' | 'junior'): string[] {
  return project.tranches.flatMap(({ source, purpose }) => {
    const { id, instrument } = model.funds.sources[source]!;
    return rankOf(instrument) === rank && instrument !== 'bridge' ? [`${purpose}.${id}`] : [];
  });
}

/**
 * Cash of a month from operation down to the owners: debt service, its reserve, prepayment, junior
 * money, then owners unless the tests of the lenders fail.
 */
export function cashLines(model: Model, project: ProjectRow): DeclaredGroup {
  const senior = debtsOf(model, project, 'senior');
  const junior = debtsOf(model, project, 'junior');
  const sumOf = (of: readonly string[], line: string) => plus(of.map((id) => `${id}.${line}`));
  const guarantee = project.residual >= 0 ? ' + operations.guarantee' : '';
  const sweeping = senior.length > 0;
  const loans = project.tranches.flatMap(({ source, purpose }) => {
    const own = model.funds.sources[source]!;
    const at = `${purpose}.${own.id}`;
    return senior.includes(at) ? [{ at, own, spared: isSpared(model, project, own) }] : [];
  });
  const lines: Declared[] = [
    drawnScalar('lock-up-cover', 'Cover below which nothing is paid to owners', 'factor', {
      variable: project.lockUp,
    }),
    drawnScalar('default-cover', 'Cover below which lenders may call a default', 'factor', {
      variable: project.default,
    }),
    drawnScalar('sweep-share', 'Share of the cash after debt service that prepays debt', 'share', {
      variable: project.sweep,
      otherwise: loans.some(({ own }) => sweeps(own)) ? 1 : 0,
    }),
    constantScalar(
      'cures-allowed',
      'Months of missing debt service that owners make good',
      'months',
      project.recourse ? model.moneyMonths : project.cures,
      'programme',
    ),
    constantScalar(
      'step-in-after',
      'Months in default after which lenders take over',
      'months',
      project.stepIn,
      'programme',
    ),
    row(
      'cfads',
      'Cash flow available for debt service',
      'USD',
      SHEET,
      `operations.ebitda + operations.remedies-paid - operations.working-capital-rise - tax.tax + operations.residual${guarantee}`,
    ),
    row('senior-due', 'Senior debt service due', 'USD', SHEET, sumOf(senior, 'scheduled')),
    row('senior-owed', 'Senior debt service due with arrears', 'USD', SHEET, sumOf(senior, 'owed')),
    row(
      'held',
      'Cash held from before',
      'USD',
      SHEET,
      'prev(trapped) + prev(reserve) + reserve-in + works.earned-out + chips.earned-out',
    ),
    row(
      'reserve-in',
      'Reserve filled from the sources',
      'USD',
      SHEET,
      'works.reserve-funded + chips.reserve-funded',
    ),
    row(
      'renewal',
      'New chips less what old ones bring',
      'USD',
      SHEET,
      'max(0, operations.refresh - operations.resale)',
    ),
    // late remedies and new chips come after debt service; owners pay what is missing
    row(
      'deferred',
      'New chips and late remedies',
      'USD',
      SHEET,
      'renewal + operations.remedies-paid',
    ),
    row(
      'support-running',
      'Paid in by owners for operation',
      'USD',
      SHEET,
      'max(0, 0 - cfads - held)',
    ),
    row(
      'support',
      'Paid in by owners for operation, new chips and remedies',
      'USD',
      SHEET,
      'support-running + deferred - deferred-paid',
    ),
    row('available', 'Cash available', 'USD', SHEET, 'max(0, cfads + held)'),
    row(
      'cure',
      'Missing debt service made good by owners',
      'USD',
      SHEET,
      'if(prev(cures-used) < cures-allowed, max(0, senior-owed - available), 0)',
    ),
    row('cures-used', 'Cures used so far', 'months', SHEET, 'prev(cures-used) + (cure > 1)'),
    row(
      'senior-paid',
      'Senior debt service paid',
      'USD',
      SHEET,
      'min(senior-owed, available + cure)',
    ),
    row(
      'after-service',
      'Cash after senior debt service',
      'USD',
      SHEET,
      'max(0, available + cure - senior-paid)',
    ),
    // payments of so many months that settle the debt come to no more
    row(
      'reserve-most',
      'Senior debt after service with interest of the months held in reserve',
      'USD',
      SHEET,
      project.reserveMonths === 0
        ? '0'
        : plus(
            loans.map(({ at, own }) => {
              const rate = own.interestOn === 'average' ? 'service-rate' : 'monthly';
              return `${at}.left * power(1 + ${at}.${rate}, reserve-months)`;
            }),
          ),
    ),
    row(
      'reserve',
      'Reserve for debt service',
      'USD',
      SHEET,
      'min(after-service, senior-due * reserve-months, reserve-most)',
    ),
    row(
      'deferred-paid',
      'New chips and late remedies paid from cash',
      'USD',
      SHEET,
      'min(after-service - reserve, deferred)',
    ),
    row(
      'free',
      'Cash after the reserve, new chips and remedies',
      'USD',
      SHEET,
      'max(0, after-service - reserve - deferred-paid)',
    ),
    row('arrears', 'Arrears of senior debt', 'USD', SHEET, sumOf(senior, 'arrears')),
    ...coverLines,
    row(
      'in-default',
      'In default',
      'flag',
      SHEET,
      'if(or(senior-owed > senior-paid + 1, and(tested-whole = 1, default-cover > 0, cover < default-cover)), 1, 0)',
    ),
    row(
      'default-months',
      'Months in default',
      'months',
      SHEET,
      'if(in-default = 1, prev(default-months) + 1, 0)',
    ),
    row(
      'stepped-in',
      'Lenders have taken over',
      'flag',
      SHEET,
      'if(default-months >= step-in-after, 1, 0)',
    ),
    row(
      'locked',
      'Locked up',
      'flag',
      SHEET,
      'if(or(in-default = 1, and(tested-whole = 1, lock-up-cover > 0, cover < lock-up-cover)), 1, 0)',
    ),
    ...(sweeping
      ? [
          row(
            'sweepable',
            'Senior debt that may be prepaid',
            'USD',
            SHEET,
            plus(
              loans.map(({ at, spared }) =>
                spared ? `if(stepped-in = 1, ${at}.left, 0)` : `${at}.left`,
              ),
            ),
          ),
          row(
            'swept',
            'Prepaid',
            'USD',
            SHEET,
            'min(sweepable, free * if(stepped-in = 1, 1, sweep-share))',
          ),
        ]
      : [row('swept', 'Prepaid', 'USD', SHEET, '0')]),
    row('junior-owed', 'Junior service due with arrears', 'USD', SHEET, sumOf(junior, 'owed')),
    row(
      'junior-paid',
      'Junior service paid',
      'USD',
      SHEET,
      'if(locked = 1, 0, min(junior-owed, free - swept))',
    ),
    row(
      'trapped',
      'Held back from owners',
      'USD',
      SHEET,
      'if(locked = 1, free - swept - junior-paid, 0)',
    ),
    row(
      'distributed',
      'Paid to owners',
      'USD',
      SHEET,
      'if(locked = 1, 0, free - swept - junior-paid)',
    ),
    row(
      'senior-debt',
      'Senior debt at the end of the month',
      'USD',
      SHEET,
      sumOf(senior, 'balance'),
    ),
    scalar(
      'least-cover',
      'Least debt service cover over twelve months',
      'factor',
      SHEET,
      'lowestWhere(cover, tested-whole)',
    ),
    scalar('months-locked', 'Months locked up', 'months', SHEET, 'sum(locked)'),
    scalar('months-default', 'Months in default', 'months', SHEET, 'sum(in-default)'),
  ];
  return { id: 'cash', name: 'Cash waterfall', lines };
}

/** Debt service cover over the last twelve months with service due (fewer at the start). */
const coverLines: readonly Declared[] = [
  row('service-sum', 'Debt service due so far', 'USD', SHEET, 'prev(service-sum) + senior-due'),
  row(
    'cash-sum',
    'Cash flow so far in months with debt service',
    'USD',
    SHEET,
    'prev(cash-sum) + if(tested = 1, cfads, 0)',
  ),
  row(
    'service-year',
    'Debt service due in twelve months',
    'USD',
    SHEET,
    'service-sum - lag(service-sum, 12)',
  ),
  row('cash-year', 'Cash flow in the same months', 'USD', SHEET, 'cash-sum - lag(cash-sum, 12)'),
  row('tested', 'Cover is tested', 'flag', SHEET, 'if(senior-due > 1, 1, 0)'),
  row(
    'service-months',
    'Months with debt service so far',
    'months',
    SHEET,
    'prev(service-months) + tested',
  ),
  row(
    'tested-whole',
    'Cover is tested over twelve whole months',
    'flag',
    SHEET,
    'if(and(tested = 1, service-months - lag(service-months, 12) >= 12), 1, 0)',
  ),
  row(
    'cover',
    'Debt service cover (DSCR) over twelve months',
    'factor',
    SHEET,
    'if(tested = 1, ratio(cash-year, service-year), 0)',
  ),
];
