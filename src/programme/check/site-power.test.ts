import { expect, test } from 'vitest';
import { type Fields, programmeText } from '../../../tests/programmes.ts';
import { loadProgramme } from '../load.ts';

/** Two halls with a PUE of 1.5 behind lines. */
function problems(mw: string, lines: readonly unknown[], phase: Fields = {}, parts: Fields = {}) {
  const power = Object.fromEntries(
    lines.map((line, i) => [
      `line-${i}`,
      { kind: 'grid', mw: line, available: '2025-06-01', price: '40 USD/MWh' },
    ]),
  );
  const activities = {
    online: { kind: 'construction', duration: '1 year', gates: { power: true } },
  };
  const phases = { p: { mw, pue: 1.5, repeat: 2, activities, ...phase } };
  const sites = { s: { name: 'Site', developer: 'builder', power, phases } };
  return loadProgramme(programmeText({ sites, ...parts }))
    .diagnostics.filter(({ rule }) => rule !== 'unused')
    .map(({ code, fact }) => `${code} ${fact}`);
}

test('all lines of a site together carry each of its phases', () => {
  expect(problems('40 MW', ['120 MW'])).toEqual([]);
  expect(problems('40 MW', ['100 MW', '20 MW'])).toEqual([]);
  expect(problems('40 MW', ['50 MW'])).toEqual([
    'GB410 the phase s.p can never be energised: all power of its site comes to 50 MW, and at the meter it needs 60 MW',
  ]);
});

test('phases keep what they have got, so that the lines must carry all of them', () => {
  expect(problems('40 MW', ['60 MW', '50 MW'])).toEqual([
    'GB416 if all phases of s come, the last of them wait for power for ever: all power of the site comes to 110 MW, and at the meter they need 120 MW',
  ]);
  const shrink = (to: string) => ({ shrink: { after: '30 days', to } });
  expect(problems('40 MW', ['110 MW'], shrink('80 %'))).toEqual([]);
  expect(problems('40 MW', ['110 MW'], shrink('95 %'))).toHaveLength(1);
  const terms = (set: string, to: unknown) => ({
    size: {
      question: 'How large?',
      options: { other: { name: 'other', patch: [{ set, to }] } },
    },
  });
  const more = { terms: terms('sites.s.power.line-0.mw', '130 MW') };
  expect(problems('40 MW', ['110 MW'], {}, more)).toEqual([]);
});

test('what is nearly enough is told with as many places as it takes', () => {
  expect(problems('40 MW', ['119.8 MW'])).toEqual([
    'GB416 if all phases of s come, the last of them wait for power for ever: all power of the site comes to 119.8 MW, and at the meter they need 120.0 MW',
  ]);
});

test('lines of which too little is known may carry them', () => {
  const drivers = { market: 1 };
  expect(problems('40 MW', [{ triangular: ['10 MW', '20 MW', '150 MW'] }])).toEqual([]);
  expect(
    problems('40 MW', [{ value: '50 MW', drivers }]).filter((p) => /GB41[06]/.test(p)),
  ).toEqual([]);
});
