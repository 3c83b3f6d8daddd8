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

test('all deliveries together are enough for each activity that waits for them', () => {
  const waiting = (need: unknown, delivery: object) =>
    loadProgramme(
      programmeText({
        supplies: {
          crews: {
            name: 'Crews',
            unit: 'crews',
            deliveries: [{ on: '2025-06-01', quantity: 2, ...delivery }],
          },
        },
        sites: {
          s: {
            name: 'Site',
            developer: 'builder',
            phases: {
              p: {
                mw: '40 MW',
                activities: {
                  online: {
                    kind: 'construction',
                    duration: '1 year',
                    gates: { supply: { crews: need } },
                  },
                },
              },
            },
          },
        },
      }),
    ).diagnostics.flatMap(({ code, fact }) => (code === 'GB309' ? [] : [`${code} ${fact}`]));
  expect(waiting({ quantity: 2 }, {})).toEqual([]);
  expect(waiting({ quantity: 6 }, { every: '1 month', times: 3 })).toEqual([]);
  expect(waiting({ quantity: 3 }, {})).toEqual([
    'GB414 the activity s.p.online waits for ever: of crews it needs 3, and all deliveries come to 2',
  ]);
  expect(waiting({ perMw: 0.1 }, {})).toEqual([
    'GB414 the activity s.p.online waits for ever: of crews it needs 4, and all deliveries come to 2',
  ]);
  expect(waiting({ quantity: 2 }, { every: '1 month' })).toEqual([
    'GB213 a delivery that repeats has every and times',
  ]);
});
