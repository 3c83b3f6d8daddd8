import type { Distribution } from '../uncertainty/index.ts';
import type { Dimension } from '../units/index.ts';
import { isMap } from './place.ts';

/**
 * A number of the programme in base units (USD, MW, days, days since 1970-01-01, shares 0..1):
 * exact, uncertain, or taken from a reference class times `uplift`.
 */
export interface Value {
  readonly spec: Distribution | ReferenceSpec;
  readonly dimension: Dimension;
  /** Fact id, reference-class id or `judgement`, if the number carries its own. */
  readonly source?: readonly string[];
  readonly reason?: string;
  /** Driver id -> power (factor drivers) or multiple (shift drivers). */
  readonly drivers?: Readonly<Record<string, number>>;
}

export interface ReferenceSpec {
  readonly kind: 'reference';
  readonly id: string;
  readonly uplift: number;
}

/** Whether data are a value that was read. */
export const isValue = (data: unknown): data is Value =>
  isMap(data) && isMap(data['spec']) && 'dimension' in data;
