import { type Distribution, quantile } from './distribution.ts';

/** The median of a distribution that is moved by `offset` and has nothing below `floor`. */
export const middleOf = ({
  distribution,
  offset,
  floor,
}: {
  readonly distribution: Distribution;
  readonly offset: number;
  readonly floor: number;
}): number => Math.max(floor, quantile(distribution, 0.5) + offset);
