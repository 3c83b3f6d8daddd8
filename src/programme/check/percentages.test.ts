import { expect, test } from 'vitest';
import { type Fields, programmeText } from '../../../tests/programmes.ts';
import { loadProgramme } from '../load.ts';

const sites: Fields = {
  s: {
    name: 'Site',
    developer: 'builder',
    phases: {
      p: { mw: '40 MW', activities: { online: { kind: 'construction', duration: '1 year' } } },
    },
  },
};

function notes(parts: Fields): string[] {
  const { diagnostics } = loadProgramme(programmeText({ sites, ...parts }));
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return diagnostics
    .filter(({ rule }) => rule === 'percent-factor')
    .map(({ path, fact, mend }) => `${path.join('.')}: ${fact} | ${mend}`);
}

const scaled = (by: unknown) =>
  notes({
    terms: {
      size: {
        question: 'How large?',
        options: {
          more: { name: 'more', patch: [{ scale: 'sites.s.phases.p.mw', by }] },
        },
      },
    },
  });

test('a multiplier of 13 % is no 13 % more', () => {
  expect(scaled('13 %')).toEqual([
    'terms.size.options.more.patch.0.by: it multiplies, so that no more than this part of the number is left: 13.0 % | write 1.13 if so much is added, or 0.87 if so much is taken away; leave it if it is meant',
  ]);
  expect(scaled('113 %')).toEqual([]);
  expect(scaled('87 %')).toEqual([]);
  expect(scaled('50 %')).toEqual([]);
  expect(scaled(0.13)).toEqual([]);
  expect(scaled('0 %')).toEqual([]);
});

test('of risks and drivers too', () => {
  const hit = (more: Fields) =>
    notes({
      risks: { storm: { name: 'Storm', probability: '5 %', hits: [{ on: 's', ...more }] } },
    });
  expect(hit({ cost: '20 %' })).toHaveLength(1);
  expect(hit({ factor: { triangular: ['10 %', '20 %', '30 %'] } })).toHaveLength(1);
  expect(hit({ cost: '120 %' })).toEqual([]);
  const driven = (factor: unknown) => notes({ drivers: { market: { name: 'Market', factor } } });
  expect(driven({ p10: '2 %', p50: '8 %', p90: '15 %' })).toHaveLength(1);
  expect(driven({ p10: '92 %', p50: '100 %', p90: '115 %' })).toEqual([]);
});
