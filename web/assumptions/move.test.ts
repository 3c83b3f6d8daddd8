import { expect, it } from 'vitest';
import type { Assumption } from '../../src/report/index.ts';
import { sliderOf } from './move.ts';

const share = (p50: number): Assumption => ({
  ...{ address: 'risks.flood.probability', path: ['risks', 'flood', 'probability'] },
  ...{ group: 'risk', name: 'Flood', of: null, raw: p50, dimension: 'share' },
  ...{ p10: p50, p50, p90: p50, sources: [], reason: null },
});

it('has a step at which the number of the file stands, apart from both ends', () => {
  for (const p50 of [0, 0.004, 0.125, 0.57, 0.997, 1]) {
    const { min, max, step, rest } = sliderOf(share(p50));
    expect((rest - min) / step).toBeCloseTo(Math.round((rest - min) / step), 9);
    for (const end of [min, max])
      if (end !== rest) expect(Math.abs(end - rest)).toBeGreaterThanOrEqual(step);
  }
  expect(sliderOf(share(0.57)).step).toBe(0.01);
});
