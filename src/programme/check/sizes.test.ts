import { expect, test } from 'vitest';
import { programmeText } from '../../../tests/programmes.ts';
import { loadProgramme } from '../load.ts';

const problems = (mw: unknown) => {
  const activities = { online: { kind: 'construction', duration: '1 year' } };
  const phases = { p: { mw, activities } };
  const { diagnostics } = loadProgramme(
    programmeText({ sites: { s: { name: 'Site', developer: 'builder', phases } } }),
  );
  return diagnostics.filter(({ rule }) => rule === 'no-size').map(({ fact }) => fact);
};

test('a phase has the size of a hall', () => {
  expect(problems('0 MW')).toEqual([
    'a phase without megawatts counts as a data centre and earns nothing: s.p',
  ]);
  expect(problems('40 kW')).toEqual([
    'the phase s.p is smaller than 0.1 MW and counts as a data centre all the same: 40 kW',
  ]);
  expect(problems({ triangular: ['30 kW', '40 kW', '60 kW'] })).toHaveLength(1);
  expect(problems('100 kW')).toEqual([]);
  expect(problems('1 MW')).toEqual([]);
});
