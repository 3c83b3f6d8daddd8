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

const isBridge = (model: Model, { source }: TrancheRow): boolean =>
  model.funds.sources[source]!.instrument === 'bridge';

/** Line of a tranche that tells how much of it may be drawn this month. */
export const usableOf = (model: Model, tranche: TrancheRow): string =>
  isBridge(model, tranche) ? 'usable' : 'available';

/** What is committed, what of it is left, and what is called to pay for uses. */
export const commitmentLines = ({
  model,
  project,
  index,
  tranche,
  rank,
}: TrancheAt): Declared[] => [
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
    model.funds.sources[tranche.source]!.escrow >= 0
      ? 'prev(escrow) + committed'
      : 'max(0, prev(available) - prev(called)) + committed',
  ),
  ...(isBridge(model, tranche)
    ? [
        // else it would be drawn to repay itself
        row(
          'usable',
          'of it not kept from use while the bridge is repaid',
          'USD',
          SHEET,
          'if(or(taken-out > 0, and(placed-all > 0, time.index > placed-last)), 0, available)',
        ),
      ]
    : []),
  row(
    'called',
    'Called',
    'USD',
    SHEET,
    `ratio(${usableOf(model, tranche)}, available-${rank}) * drawn-${rank}`,
  ),
];
