import { type Distribution, makeDistribution, scaled, shifted } from '../uncertainty/index.ts';
import { type Checked, type Dimension, dimensionName, failed } from '../units/index.ts';
import { referenceClass } from './reference-classes.ts';
import {
  type ReferenceDistribution,
  referenceDistribution,
  writtenOut,
} from './reference-distribution.ts';
import { referenceUnit } from './reference-unit.ts';

/** The distribution of a reference class in base units, if it has one of that dimension. */
export function referenceValue(id: string, dimension: Dimension): Checked<Distribution> {
  const found = referenceDistribution(id);
  if (!found.ok) return failed(found.fact, found.mend);
  const unit = referenceUnit(id);
  if (unit === undefined)
    return failed(
      {
        en: `no field is counted in the unit of ${id}: ${referenceClass(id)?.unit}`,
        zh: `没有字段采用 ${id} 的单位：${referenceClass(id)?.unit}`,
      },
      writtenOut,
    );
  if (unit.dimension !== dimension)
    return failed(
      {
        en: `expected ${dimension}, the class gives ${unit.dimension}: ${id}`,
        zh: `应为${dimensionName(dimension).zh}，该类给出的是${dimensionName(unit.dimension).zh}：${id}`,
      },
      { en: 'name a class of the right kind', zh: '请改用量纲相符的参考类' },
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
