import { expect, test } from 'vitest';
import { programmeText } from '../../../tests/programmes.ts';
import { loadProgramme } from '../load.ts';

const problems = (mw: string, lines: readonly unknown[]) => {
  const power = Object.fromEntries(
    lines.map((line, i) => [
      `line-${i}`,
      { kind: 'grid', mw: line, available: '2025-06-01', price: '40 USD/MWh' },
    ]),
  );
  const activities = {
    online: { kind: 'construction', duration: '1 year', gates: { power: true } },
  };
  const phases = { p: { mw, pue: 1.5, repeat: 2, activities } };
  const { diagnostics } = loadProgramme(
    programmeText({ sites: { s: { name: 'Site', developer: 'builder', power, phases } } }),
  );
  return diagnostics
    .filter(({ rule }) => rule !== 'unused')
    .map(({ code, fact }) => `${code} ${fact}`);
};

test('all lines of a site together carry each of its phases', () => {
  expect(problems('40 MW', ['60 MW'])).toEqual([]);
  expect(problems('40 MW', ['50 MW', '10 MW'])).toEqual([]);
  expect(problems('40 MW', ['50 MW'])).toEqual([
    'GB410 the phase s.p can never be energised: all power of its site comes to 50 MW, and at the meter it needs 60 MW',
  ]);
});

test('lines of which too little is known may carry it', () => {
  const drivers = { market: 1 };
  expect(problems('40 MW', [{ triangular: ['10 MW', '20 MW', '90 MW'] }])).toEqual([]);
  expect(problems('40 MW', [{ value: '50 MW', drivers }]).filter((p) => p.includes('410'))).toEqual(
    [],
  );
});
