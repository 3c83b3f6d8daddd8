import type { Model, ProjectRow, Source } from '../../model/index.ts';
import { rankOf } from './rank.ts';

const isServed = ({ instrument }: Source): boolean =>
  rankOf(instrument) === 'senior' && instrument !== 'bridge';

/** Senior debt that is repaid by sweep: from all cash that is left. */
export const sweeps = (source: Source): boolean => isServed(source) && source.repayment === 'sweep';

/**
 * Whether senior debt is prepaid only when lenders have taken over: cash that is left repays other debt by
 * sweep, and the project has no share of it that prepays all debt.
 */
export const isSpared = (model: Model, project: ProjectRow, source: Source): boolean =>
  isServed(source) &&
  project.sweep < 0 &&
  source.repayment !== 'sweep' &&
  project.tranches.some((other) => sweeps(model.funds.sources[other.source]!));
