import { expect, test } from 'vitest';
import { programmeText } from '../../../tests/programmes.ts';
import { loadProgramme } from '../load.ts';

const problems = (pue: unknown) => {
  const activities = { online: { kind: 'construction', duration: '1 year' } };
  const phases = { p: { mw: '1 MW', pue, activities } };
  const { diagnostics } = loadProgramme(
    programmeText({ sites: { s: { name: 'Site', developer: 'builder', phases } } }),
  );
  return diagnostics.flatMap(({ rule, path, fact }) =>
    rule === 'out-of-range' || rule === 'high-pue' ? [`${path.join('.')}: ${fact}`] : [],
  );
};

test('a PUE above 3 is told', () => {
  expect(problems(3)).toEqual([]);
  expect(problems(40)[0]).toMatch(/^sites.s.phases.p.pue: a PUE of more than 3, .*: 40$/);
});

test('a meter shows no less than the computers take', () => {
  expect([problems(1), problems(1.3), problems({ triangular: [0.95, 1.1, 1.4] })]).toEqual([
    [],
    [],
    [],
  ]);
  expect(problems(0.5)).toEqual([
    'sites.s.phases.p.pue: the meter shows less than the computers take, a PUE below 1: 0.5',
  ]);
});
