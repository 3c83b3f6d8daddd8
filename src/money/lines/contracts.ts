import type { ContractPart, Model } from '../../model/index.ts';
import { middleOf } from '../../uncertainty/index.ts';
import { DAYS_PER_MONTH } from '../../units/index.ts';
import {
  constantScalar,
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

export const partId = (model: Model, part: number): string => {
  const { contract } = model.contractParts[part]!;
  const first = model.contractParts.findIndex((p) => p.contract === contract);
  const { id } = model.contracts[contract]!;
  return part === first ? id : `${id}-${part - first + 1}`;
};

/** Sites at which a part of a contract is served. */
export const sitesOf = (model: Model, part: ContractPart): number[] => [
  ...new Set(part.phases.map((phase) => model.phases[phase]!.site)),
];

/** What each contract pays, by site. Seller and buyer read the same lines. */
export function contractLines(model: Model): DeclaredGroup {
  return {
    id: 'contracts',
    name: 'Contracts',
    lines: [],
    groups: model.contractParts.map((part, index) => ({
      id: partId(model, index),
      name: model.contracts[part.contract]!.name,
      lines: [...termsOf(model, part), ...totals(model, part)],
      groups: sitesOf(model, part).map((site) => ({
        id: model.sites[site]!.id,
        name: model.sites[site]!.name,
        lines: served(model, part, index, site),
      })),
    })),
  };
}

/** Price in USD per unit and month, its growth, and the part of it that is really paid. */
function termsOf(model: Model, part: ContractPart): Declared[] {
  const c = model.contracts[part.contract]!;
  const price =
    c.energy >= 0
      ? drawnScalar('price', 'Price', 'USD/MWh', { variable: c.energy })
      : c.price >= 0
        ? drawnScalar('price', 'Price', 'USD/MW-month', { variable: c.price })
        : drawnScalar('price', 'Price of the whole contract', 'USD/month', {
            variable: c.perDay,
            scale: DAYS_PER_MONTH,
          });
  return [
    price,
    drawnScalar('indexation', 'Rise of the price, per year', 'rate', { variable: c.indexation }),
    scalar(
      'growth',
      'Rise of the price, per month',
      'factor',
      'Inputs',
      'power(1 + indexation, 1 / 12)',
    ),
    drawnScalar('use', 'Share of the capacity used', 'share', { variable: c.use, otherwise: 1 }),
    drawnScalar('take-or-pay', 'Share paid whether used or not', 'share', {
      variable: c.takeOrPay,
    }),
    scalar('paid-share', 'Share paid', 'share', 'Inputs', 'max(use, take-or-pay)'),
    ...(isExpected(model, part)
      ? [
          constantScalar(
            'price-expected',
            'Price that lenders expect',
            price.unit,
            plannedPrice(model, part),
            'programme',
          ),
        ]
      : []),
    row('index', 'Price index', 'factor', SHEET, 'if(time.index <= 1, 1, prev(index) * growth)'),
  ];
}

/** Rows of a site: what is served, and what is paid for it. */
function served(model: Model, part: ContractPart, index: number, site: number): Declared[] {
  const c = model.contracts[part.contract]!;
  const unit = c.energy >= 0 ? 'MWh' : c.price >= 0 ? 'MW' : 'share';
  const name = { MWh: 'Energy', MW: 'IT MW', share: 'Share of the contract' }[unit];
  const late = Number.isFinite(c.lateDue);
  return [
    flowRow('served-step', `${name} that starts less that which ends`, unit, SHEET, {
      of: 'served-step',
      part: index,
      site,
    }),
    row('served', `${name} in force`, unit, SHEET, settled('prev(served) + served-step', 1e-6)),
    row('amount', 'Paid', 'USD', SHEET, 'served * price * index * paid-share'),
    ...(isExpected(model, part)
      ? [
          row(
            'expected',
            'Paid at the price that lenders expect',
            'USD',
            SHEET,
            'served * price-expected * index * paid-share',
          ),
        ]
      : []),
    ...(late
      ? [flowRow('remedies', 'Late remedies', 'USD', SHEET, { of: 'remedies', part: index, site })]
      : []),
    flowRow('late', `${name} in force later than promised`, `${unit}-months`, SHEET, {
      of: 'late',
      part: index,
      site,
    }),
    row('foregone', 'Missed against the promised day', 'USD', SHEET, 'late * price * paid-share'),
  ];
}

/** Debt of the seller that is repaid in proportion to what lenders expect needs that amount. */
const isExpected = (model: Model, { seller }: ContractPart): boolean =>
  model.projects[seller]?.tranches.some(
    ({ source }) => model.funds.sources[source]!.repayment === 'sculpted',
  ) ?? false;

function plannedPrice(model: Model, part: ContractPart): number {
  const c = model.contracts[part.contract]!;
  const [variable, scale] =
    c.energy >= 0 ? [c.energy, 1] : c.price >= 0 ? [c.price, 1] : [c.perDay, DAYS_PER_MONTH];
  return variable < 0 ? 0 : middleOf(model.variables[variable]!) * scale;
}

const totals = (model: Model, part: ContractPart): Declared[] => {
  const ids = sitesOf(model, part).map((site) => model.sites[site]!.id);
  const late = Number.isFinite(model.contracts[part.contract]!.lateDue);
  return [
    ...(isExpected(model, part)
      ? [
          row(
            'expected',
            'Paid at the price that lenders expect',
            'USD',
            SHEET,
            plus(ids.map((id) => `${id}.expected`)),
          ),
        ]
      : []),
    row('paid', 'Paid by the buyer', 'USD', SHEET, plus(ids.map((id) => `${id}.amount`))),
    row(
      'owed-back',
      'Late remedies paid by the seller',
      'USD',
      SHEET,
      late ? plus(ids.map((id) => `${id}.remedies`)) : '0',
    ),
  ];
};
