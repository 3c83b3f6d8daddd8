import { expect, test } from 'vitest';
import { programmeText } from '../../../tests/programmes.ts';
import { loadProgramme } from '../load.ts';

const told = (duration: unknown, week: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri']) =>
  loadProgramme(
    programmeText({
      calendars: { site: { week } },
      sites: {
        s: {
          name: 'Site',
          developer: 'builder',
          phases: {
            p: {
              mw: '40 MW',
              activities: { online: { kind: 'construction', calendar: 'site', duration } },
            },
          },
        },
      },
    }),
  ).diagnostics.flatMap(({ rule, fact, mend }) =>
    rule === 'working-months' ? [`${fact}; ${mend}`] : [],
  );

test('months by a calendar of five days take longer, and days are days', () => {
  expect(told('10 months')).toEqual([
    'a month counts as 30.4 working days, so by the calendar site 10.0 months of work take about 14.0; leave it if it is meant; for 10.0 months in all, write 218 days',
  ]);
  expect(told({ pert: ['6 months', '8 months', '14 months'] })).toHaveLength(1);
  expect(told({ p10: '6 months', p50: '8 months', p90: '14 months' })).toHaveLength(1);
  expect(told('1 year')).toHaveLength(1);
  for (const days of ['217 days', '30 weeks', { p10: '20 days', p50: '30 days', p90: '60 days' }])
    expect(told(days)).toEqual([]);
  expect(told('10 months', ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])).toEqual([]);
});
