import { type Checked, failed, passed } from '../units/index.ts';
import { below, cdf, type Distribution } from './distribution.ts';
import { make as makeDiscrete } from './distributions/discrete.ts';

/** `d` times a finite factor (an uplift). Factor 0 is the point 0. */
export function scaled(d: Distribution, factor: number): Distribution {
  if (factor === 1) return d;
  if (factor === 0) return { kind: 'point', value: 0 };
  if (d.kind === 'point') return { kind: 'point', value: d.value * factor };
  if (d.kind !== 'affine') return { kind: 'affine', of: d, scale: factor, shift: 0 };
  return { kind: 'affine', of: d.of, scale: d.scale * factor, shift: d.shift * factor };
}

/** `d` plus a finite number: a duration after a date, an increase. */
export function shifted(d: Distribution, by: number): Distribution {
  if (by === 0) return d;
  if (d.kind === 'point') return { kind: 'point', value: d.value + by };
  if (d.kind !== 'affine') return { kind: 'affine', of: d, scale: 1, shift: by };
  return { kind: 'affine', of: d.of, scale: d.scale, shift: d.shift + by };
}

/**
 * `d` on condition that min <= X <= max: true truncation, the probability outside is spread over
 * the inside. Fails when nothing, or less than 1e-9 of the probability, is inside.
 */
export function clipped(
  d: Distribution,
  bounds: { readonly min?: number; readonly max?: number },
): Checked<Distribution> {
  const { min = -Infinity, max = Infinity } = bounds;
  if (!(min <= max))
    return failed(
      { en: `min is above max: ${min}, ${max}`, zh: `min 高于 max：${min}、${max}` },
      { en: 'swap them', zh: '请对调两者' },
    );
  if (d.kind === 'discrete') {
    const inside = (value: number): boolean => value >= min && value <= max;
    const weights = d.probabilities.map((p, i) => (inside(d.values[i] ?? Number.NaN) ? p : 0));
    return makeDiscrete({ values: d.values, weights });
  }
  const uLow = min === -Infinity ? 0 : below(d, min);
  const uHigh = max === Infinity ? 1 : cdf(d, max);
  if (!(uHigh - uLow >= 1e-9)) {
    return failed(
      {
        en: `no probability between the bounds: ${min}, ${max}`,
        zh: `两个界限之间没有概率：${min}、${max}`,
      },
      { en: 'widen the bounds', zh: '请放宽界限' },
    );
  }
  if (uLow === 0 && uHigh === 1) return passed(d);
  return passed({ kind: 'clipped', of: d, min, max, uLow, uHigh });
}

/** One of the parts, chosen by weight; weights are scaled to sum to 1. */
export function mixture(
  parts: readonly { readonly weight: number; readonly of: Distribution }[],
): Checked<Distribution> {
  const total = parts.reduce((sum, part) => sum + part.weight, 0);
  const bad = parts.find((part) => !(part.weight >= 0 && part.weight < Infinity));
  if (bad !== undefined)
    return failed(
      { en: `not a weight: ${bad.weight}`, zh: `不是权重：${bad.weight}` },
      { en: 'state weights of zero or more', zh: '请写零或以上的权重' },
    );
  if (!(total > 0))
    return failed(
      { en: `no weight above zero: ${total}`, zh: `没有大于零的权重：${total}` },
      { en: 'give a part some weight', zh: '请给某一部分以权重' },
    );
  const used = parts.filter((part) => part.weight > 0);
  const only = used[0];
  if (used.length === 1 && only !== undefined) return passed(only.of);
  return passed({
    kind: 'mixture',
    parts: used.map((part) => ({ weight: part.weight / total, of: part.of })),
  });
}
