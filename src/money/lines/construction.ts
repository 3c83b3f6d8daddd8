import type { Model, ProjectRow, Source, TrancheRow } from '../../model/index.ts';
import { assetClasses } from '../../simulate/index.ts';
import { debtLines } from './debt.ts';
import {
  type Declared,
  type DeclaredGroup,
  flowRow,
  plus,
  row,
  scalar,
  settled,
} from './declared.ts';
import { equityLines } from './equity.ts';
import { rankOf } from './rank.ts';
import { usableOf } from './tranche.ts';

const SHEET = 'Construction';
const DOLLAR = 1;

/** What a purpose pays for, and the classes of assets that it places in service. */
export const purposeRows = [
  {
    id: 'works',
    name: 'Land, buildings and power',
    packages: ['development', 'facility', 'power'],
    classes: ['building', 'power'],
  },
  { id: 'chips', name: 'Chips', packages: ['chips'], classes: ['chips'] },
] as const;

const trancheId = (model: Model, tranche: TrancheRow): string =>
  model.funds.sources[tranche.source]!.id;

/** Sources and uses of one purpose of a project. */
export function purposeLines(
  model: Model,
  project: ProjectRow,
  index: number,
  purpose: number,
): DeclaredGroup {
  const { id, name, packages: inside, classes } = purposeRows[purpose]!;
  const held = inside.filter((pack) => project.packages.includes(model.packages.indexOf(pack)));
  const tranches = project.tranches.filter((tranche) => tranche.purpose === id);
  const ranks = ranksOf(model, project, tranches);
  const last = ranks.length;
  const sum = (line: string, has: (source: Source) => boolean) =>
    plus(
      tranches.flatMap((tranche) => {
        const source = model.funds.sources[tranche.source]!;
        return has(source) ? [`${source.id}.${line}`] : [];
      }),
    );
  const isDebt = ({ instrument }: Source) => rankOf(instrument) !== 'equity';
  const isBridge = ({ instrument }: Source) => instrument === 'bridge';
  const isReserved = (source: Source) =>
    rankOf(source.instrument) === 'senior' && !isBridge(source);
  const hasEscrow = tranches.some(({ source }) => model.funds.sources[source]!.escrow >= 0);
  const fee = id === 'works' && project.feeTo >= 0;
  const lines: Declared[] = [
    ...held.map((pack) =>
      flowRow(`cost-${pack}`, `Cost: ${pack}`, 'USD', SHEET, {
        of: 'cost',
        project: index,
        package: model.packages.indexOf(pack),
      }),
    ),
    row('cost', 'Cost', 'USD', SHEET, plus(held.map((pack) => `cost-${pack}`))),
    flowRow(
      'unfinished',
      'of it for phases that are still being built at the horizon',
      'USD',
      SHEET,
      {
        of: 'unfinished',
        project: index,
        purpose,
      },
    ),
    ...classes.map((of) =>
      flowRow(`placed-${of}`, `Placed in service: ${of}`, 'USD', SHEET, {
        of: 'placed',
        project: index,
        class: assetClasses.indexOf(of),
      }),
    ),
    row('placed', 'Placed in service', 'USD', SHEET, plus(classes.map((of) => `placed-${of}`))),
    row(
      'in-progress',
      'Construction in progress with what is placed this month',
      'USD',
      SHEET,
      'max(0, prev(in-progress) - prev(placed)) + cost - unfinished',
    ),
    row(
      'placed-share',
      'Share of the construction in progress placed in service',
      'share',
      SHEET,
      'if(and(placed-all > 0, time.index >= placed-last), 1, if(placed > 0, min(1, ratio(placed, in-progress)), 0))',
    ),
    scalar('placed-all', 'Placed in service in all', 'USD', SHEET, 'sum(placed)'),
    scalar(
      'placed-last',
      'Last period in which anything is placed in service',
      'number',
      SHEET,
      'highest(placed-index)',
    ),
    row(
      'placed-index',
      'Period if anything is placed in service',
      'number',
      SHEET,
      'time.index * (placed > 0)',
    ),
    row(
      'built-index',
      'Period if anything is built or placed in service',
      'number',
      SHEET,
      'if(or(cost > 0, placed > 0), time.index, 0)',
    ),
    scalar('built-last', 'Last period of construction', 'number', SHEET, 'highest(built-index)'),
    ...(fee
      ? [row('developer-fee', 'Fee of the developer', 'USD', SHEET, 'cost * fee-share')]
      : []),
    row('fees', 'Fees of lenders', 'USD', SHEET, sum('fee', isDebt)),
    row(
      'funded-interest',
      'Interest during construction paid from sources',
      'USD',
      SHEET,
      project.interest === 'funded' ? sum('interest-funded', isDebt) : '0',
    ),
    row(
      'reserve-funded',
      'First filling of the reserve for debt service',
      'USD',
      SHEET,
      // debt that fills the reserve needs a reserve itself, month after month less
      project.prefunded
        ? settled(`(${sum('service-expected', isReserved)}) * reserve-months`, DOLLAR)
        : '0',
    ),
    row('taken-out', 'Bridge loans repaid', 'USD', SHEET, sum('taken-out', isBridge)),
    row(
      'escrow-earned',
      'Interest earned in escrow',
      'USD',
      SHEET,
      sum('earned', (source) => isDebt(source) && source.escrow >= 0),
    ),
    row(
      'gross',
      'Uses before interest earned in escrow',
      'USD',
      SHEET,
      `cost + fees + funded-interest + reserve-funded + taken-out${fee ? ' + developer-fee' : ''}`,
    ),
    ...(hasEscrow ? earnedInEscrow : withoutEscrow),
    row(
      'counted',
      'Share of the uses that counts for debt and returns',
      'share',
      SHEET,
      '1 - ratio(unfinished, need)',
    ),
    ...ranks.flatMap((inside, rank) => [
      row(
        `available-${rank + 1}`,
        `Committed and undrawn, rank ${rank + 1}`,
        'USD',
        SHEET,
        plus(inside.map((tranche) => `${trancheId(model, tranche)}.${usableOf(model, tranche)}`)),
      ),
      row(
        `drawn-${rank + 1}`,
        `Drawn, rank ${rank + 1}`,
        'USD',
        SHEET,
        `min(${rank === 0 ? 'need' : `rest-${rank}`}, available-${rank + 1})`,
      ),
      row(
        `rest-${rank + 1}`,
        `Uses left after rank ${rank + 1}`,
        'USD',
        SHEET,
        `${rank === 0 ? 'need' : `rest-${rank}`} - drawn-${rank + 1}`,
      ),
    ]),
    row(
      'missed',
      'Calls that owners did not pay',
      'USD',
      SHEET,
      sum('missed', (source) => !isDebt(source) && source.paysCalls >= 0),
    ),
    row(
      'own',
      'Paid by the company beyond what is committed',
      'USD',
      SHEET,
      `${last === 0 ? 'need' : `rest-${last}`} + missed`,
    ),
    row('own-counted', 'of it counted for returns', 'USD', SHEET, 'own * counted'),
    row('sources', 'Sources', 'USD', SHEET, `${sum('draw', () => true)} + own`),
  ];
  return {
    id,
    name,
    lines,
    groups: tranches.map((tranche) => {
      const rank = ranks.findIndex((inside) => inside.includes(tranche)) + 1;
      const at = { model, project, index, tranche, rank };
      const source = model.funds.sources[tranche.source]!;
      return {
        id: source.id,
        name: source.name,
        lines: rankOf(source.instrument) === 'equity' ? equityLines(at) : debtLines(at),
      };
    }),
  };
}

/** What escrow earns pays for uses, now or later; what is left after construction goes to the project. */
const earnedInEscrow: readonly Declared[] = [
  row(
    'earned-open',
    'Earned in escrow and not yet used',
    'USD',
    SHEET,
    'prev(earned-left) + escrow-earned',
  ),
  row('need', 'Uses', 'USD', SHEET, 'unfinished + max(0, gross - unfinished - earned-open)'),
  row(
    'earned-spare',
    'Earned in escrow beyond the uses of the month',
    'USD',
    SHEET,
    'max(0, earned-open - (gross - unfinished))',
  ),
  row(
    'earned-out',
    'Earned in escrow and paid to the project',
    'USD',
    SHEET,
    'if(time.index > built-last, earned-spare, 0)',
  ),
  row(
    'earned-left',
    'Earned in escrow and kept for uses',
    'USD',
    SHEET,
    'earned-spare - earned-out',
  ),
];

const withoutEscrow: readonly Declared[] = [
  row('need', 'Uses', 'USD', SHEET, 'gross'),
  row('earned-out', 'Earned in escrow and paid to the project', 'USD', SHEET, '0'),
  row('earned-left', 'Earned in escrow and kept for uses', 'USD', SHEET, '0'),
];

/** Tranches by the order in which they are drawn; those of one rank are drawn pro rata. */
function ranksOf(
  model: Model,
  { funding }: ProjectRow,
  tranches: readonly TrancheRow[],
): TrancheRow[][] {
  const order = (instrument: string): number => {
    if (funding === 'equity-first') return rankOf(instrument) === 'equity' ? 0 : 1;
    if (funding === 'bridge-first') return instrument === 'bridge' ? 0 : 1;
    return 0;
  };
  return [0, 1]
    .map((rank) =>
      tranches.filter(({ source }) => order(model.funds.sources[source]!.instrument) === rank),
    )
    .filter((inside) => inside.length > 0);
}
