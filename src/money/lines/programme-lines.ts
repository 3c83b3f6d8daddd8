import type { Model } from '../../model/index.ts';
import type { TaxRules } from '../tax-rules.ts';
import { cashLines } from './cash.ts';
import { checkLines } from './checks.ts';
import { purposeLines } from './construction.ts';
import { contractLines } from './contracts.ts';
import { constantScalar, type DeclaredGroup, drawnScalar } from './declared.ts';
import { createDiscount, type Discount } from './discount.ts';
import { operationLines } from './operations.ts';
import { ownerLines } from './owners.ts';
import { partyLines } from './parties.ts';
import { returnLines } from './project-returns.ts';
import { sizingLines } from './sizing.ts';
import { taxLines } from './tax.ts';
import { timeLines } from './time.ts';

/** By id of a project: its cash flow in the stressed case over that of the middle case. */
export type Stress = Readonly<Record<string, number>>;

/** All lines of a programme's cash flows: time, contracts, projects, then parties. */
export function programmeLines(
  model: Model,
  rules: TaxRules,
  stress: Stress = {},
): DeclaredGroup[] {
  const discount = createDiscount(model.moneyMonths + 1);
  return [
    timeLines(model),
    contractLines(model),
    {
      id: 'projects',
      name: 'Projects',
      lines: [],
      groups: model.projects.map((_, index) => projectLines(model, index, rules, stress, discount)),
    },
    partyLines(model, discount),
  ];
}

function projectLines(
  model: Model,
  index: number,
  rules: TaxRules,
  stress: Stress,
  discount: Discount,
): DeclaredGroup {
  const project = model.projects[index]!;
  return {
    id: project.id,
    name: project.name,
    lines: [
      constantScalar(
        'reserve-months',
        'Months of debt service held in reserve',
        'months',
        project.reserveMonths,
        'programme',
      ),
      ...(project.feeTo >= 0
        ? [
            drawnScalar('fee-share', 'Fee of the developer, share of the cost', 'share', {
              variable: project.feeShare,
            }),
          ]
        : []),
    ],
    groups: [
      purposeLines(model, project, index, 0),
      purposeLines(model, project, index, 1),
      operationLines(model, project, index),
      taxLines(model, project, rules),
      cashLines(model, project),
      ownerLines(model, project),
      returnLines(model, project, discount),
      sizingLines(model, project, stress[project.id] ?? 1),
      checkLines(model, project),
    ],
  };
}
