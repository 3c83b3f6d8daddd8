import { expect, test } from 'vitest';
import { programmeText } from '../../../tests/programmes.ts';
import { loadProgramme } from '../load.ts';

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
