import type { Model, ProjectRow, TrancheRow } from '../../model/index.ts';
import { type Declared, flowRow, row } from './declared.ts';

/** A tranche in its project, and its place in the order of drawing (1 is first). */
export interface TrancheAt {
  readonly model: Model;
  readonly project: ProjectRow;
  readonly index: number;
  readonly tranche: TrancheRow;
  readonly rank: number;
}

const SHEET = 'Construction';

/** What is committed, what of it is left, and what is called to pay for uses. */
export const commitmentLines = ({ project, index, tranche, rank }: TrancheAt): Declared[] => [
  flowRow('committed', 'Committed', 'USD', SHEET, {
    of: 'committed',
    project: index,
    tranche: project.tranches.indexOf(tranche),
  }),
  row(
    'available',
    'Committed and undrawn before this month',
    'USD',
    SHEET,
    'max(0, prev(available) - prev(called)) + committed',
  ),
  row('called', 'Called', 'USD', SHEET, `ratio(available, available-${rank}) * drawn-${rank}`),
];
