import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createColumnReader } from './column-quantiles.ts';
import { columnQuantiles } from './quantiles.ts';

const ps = [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1];

it('reads what sorting the whole column gives', () => {
  const value = fc.oneof(
    fc.double({ min: -1e12, max: 1e12, noNaN: true }),
    fc.constantFrom(0, 83, 1e9, Infinity),
    fc.double({ min: 0, max: 1e-6, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 400 }), (list) => {
      const column = Float64Array.from(list, (x) => x + 0);
      const finite = list.filter((x) => x < Infinity);
      const out = new Float64Array(ps.length);
      const read = createColumnReader(column.length, ps);
      read(column, Math.min(...finite), Math.max(...finite), out);
      expect([...out]).toEqual(columnQuantiles(column, ps));
    }),
    { numRuns: 500 },
  );
});

it('reads columns of any length up to the longest', () => {
  const read = createColumnReader(500, ps);
  const out = new Float64Array(ps.length);
  for (const length of [500, 1, 17, 500, 2]) {
    const column = Float64Array.from({ length }, (_, i) => ((i * 7919) % 101) - 50);
    read(column, Math.min(...column), Math.max(...column), out);
    expect([...out]).toEqual(columnQuantiles(column, ps));
  }
});

it('reads one column after the other', () => {
  const read = createColumnReader(1000, ps);
  const out = new Float64Array(ps.length);
  for (const power of [1, 4, 0.2]) {
    const column = Float32Array.from({ length: 1000 }, (_, i) => ((i * 7919) % 1000) ** power);
    read(column, 0, 999 ** power * 1.001, out);
    expect([...out]).toEqual(columnQuantiles(column, ps));
  }
});
