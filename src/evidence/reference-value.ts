import { type Distribution, makeDistribution, scaled, shifted } from '../uncertainty/index.ts';
import { type Checked, type Dimension, failed } from '../units/index.ts';
import { type ReferenceDistribution, referenceDistribution } from './reference-distribution.ts';
import { referenceUnit } from './reference-unit.ts';

/** The distribution of a reference class in base units, if it has one of that dimension. */
export function referenceValue(id: string, dimension: Dimension): Checked<Distribution> {
  const found = referenceDistribution(id);
  if (!found.ok) return failed(found.fact, found.mend);
  const unit = referenceUnit(id);
  if (unit === undefined)
    return failed(
      `its unit has no conversion: ${id}`,
      'write the numbers out and name it as source',
    );
  if (unit.dimension !== dimension)
    return failed(
      `expected ${dimension}, the class gives ${unit.dimension}: ${id}`,
      'name a class of the right kind',
    );
  const made = fromReference(found.value);
  return made.ok ? { ok: true, value: scaled(made.value, unit.factor) } : made;
}

function fromReference(d: ReferenceDistribution): Checked<Distribution> {
  switch (d.kind) {
    case 'quantiles':
      return d.fit === undefined
        ? makeDistribution({ kind: 'threeQuantile', p10: d.p10, p50: d.p50, p90: d.p90 })
        : makeDistribution(d.fit);
    case 'mixture': {
      const made = makeDistribution({
        kind: 'mixture',
        parts: [
          { weight: 1 - d.tailShare, of: d.body },
          { weight: d.tailShare, of: { kind: 'pareto', scale: d.tail.min, alpha: d.tail.alpha } },
        ],
      });
      return made.ok ? { ok: true, value: shifted(made.value, d.offset) } : made;
    }
    default:
      return makeDistribution(d);
  }
}
