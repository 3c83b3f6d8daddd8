import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyProgramme } from '../../tests/any-programme.ts';
import { simulated } from '../../tests/simulated.ts';

it('x', () => {
  const t0 = performance.now();
  fc.assert(
    fc.property(anyProgramme({ whole: true }), (p) => {
      const s = simulated(p);
      expect([...s.outcomes.scalars].some(Number.isNaN)).toBe(false);
    }),
    { numRuns: 50 },
  );
  console.log(performance.now() - t0);
});
