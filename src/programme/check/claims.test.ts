import { expect, test } from 'vitest';
import { type Fields, programmeText } from '../../../tests/programmes.ts';
import { loadProgramme } from '../load.ts';

const online = { online: { kind: 'construction', duration: '1 year' } };
const sites = {
  s: {
    name: 'Site',
    developer: 'builder',
    place: { state: 'Texas' },
    phases: {
      p: { mw: { p10: '30 MW', p50: '40 MW', p90: '50 MW' }, repeat: 2, activities: online },
    },
  },
};
const agreements = { lease: { name: 'Lease', parties: ['builder'], time: '1 month' } };

const found = (claim: Fields, parts: Fields = {}) =>
  loadProgramme(
    programmeText({
      sites,
      agreements,
      claims: {
        c: { says: 'Said', fact: [], measure: 'data-centres', by: '2026-12-31', ...claim },
      },
      ...parts,
    }),
  )
    .diagnostics.filter(({ rule }) => rule !== 'unused')
    .map(({ severity, path, fact, nearest }) =>
      [severity, path.join('.'), fact, ...(nearest === undefined ? [] : [nearest])].join(' | '),
    );

test('a claim asks for something that is not negative and is real', () => {
  expect(found({ atLeast: 1 })).toEqual([]);
  expect(found({ atLeast: -2 })).toEqual([
    'error | claims.c.atLeast | expected a number that is not negative, got -2',
  ]);
  expect(found({ measure: 'spent', atMost: '1e30 USD' })).toEqual([
    'error | claims.c.atMost | more than anything real, beyond 1,000 tn USD: 1e30 USD',
  ]);
});

test('a claim is measured by the horizon', () => {
  expect(found({ atLeast: 1, by: '2027-12-31' })).toEqual([]);
  expect(found({ atLeast: 1, by: '2045-12-31' })).toEqual([
    'error | claims.c.by | the day of the claim is after the horizon 2027-12-31: 2045-12-31',
  ]);
  expect(found({ atLeast: 1, by: '2045-12-31' }, { horizon: '31.12.2027' })).toEqual([
    'error | horizon | a date begins with its year, found: 31.12.2027',
  ]);
});

test('what the size of the plan decides is told with its figure', () => {
  expect(found({ atLeast: 7 })).toEqual([
    'info | claims.c.atLeast | the claim cannot come true as the file stands, all that it measures comes to 2: 7',
  ]);
  expect(found({ atMost: 2 })).toEqual([
    'info | claims.c.atMost | the claim is true whatever happens as the file stands, all that it measures comes to 2: 2',
  ]);
  expect(found({ atLeast: 0, measure: 'spent' })).toEqual([
    'info | claims.c.atLeast | the claim is true whatever happens as the file stands: 0 USD',
  ]);
  expect(found({ atLeast: '1 GW', measure: 'mw' })[0]).toMatch(/comes to 1\d\d MW: 1.0 GW$/);
  expect(found({ atLeast: '90 MW', measure: 'mw' })).toEqual([]);
  expect(found({ atLeast: 1, measure: 'signed', of: 'lease' })).toEqual([]);
  expect(found({ atLeast: 1, measure: 'signed', of: undefined })).toEqual([]);
  expect(found({ atLeast: 1, measure: 'signed', of: 's' })).toEqual([
    'info | claims.c.atLeast | the claim cannot come true as the file stands, all that it measures comes to 0: 1',
  ]);
  const nothing =
    'info | claims.c.atLeast | the claim cannot come true as the file stands, all that it measures comes to 0';
  expect(found({ atLeast: 500, measure: 'jobs' })).toEqual([`${nothing}: 500`]);
  expect(found({ atLeast: '1m USD/yr', measure: 'revenue' })[0]).toContain(nothing);
  expect(found({ atLeast: '1m USD', measure: 'spent', of: 'builder' })[0]).toContain(nothing);
  const staffed = structuredClone(sites);
  Object.assign(staffed.s.phases.p, { operating: { staff: 0.3 } });
  expect(found({ atLeast: 500, measure: 'jobs' }, { sites: staffed })).toEqual([]);
  expect(found({ atLeast: 1, state: 'Texs' })).toEqual([
    'info | claims.c.atLeast | the claim cannot come true as the file stands, all that it measures comes to 0: 1 | Texas',
  ]);
});
