import { expect, test } from 'vitest';
import { addressOf } from './diagnostic.ts';
import { loadProgramme } from './load.ts';
import { referencesUsed, sourcesUsed } from './sources.ts';

const text = `
groundbreak: 1
name: Example
dataDate: 2025-01-01
horizon: 2030-12-31
priceYear: 2025
source: [F-1, judgement]
reason: an example
scopes: {}
parties:
  builder: { name: Builder, roles: [developer], hurdle: { value: 10 %, source: F-2 } }
sites:
  meadow:
    name: Meadow
    developer: builder
    phases:
      hall:
        mw: 40 MW
        activities:
          shell:
            kind: construction
            duration: { reference: some.class, source: F-3 }
            cost: { fixed: 100m USD, source: F-4 }
          online: { kind: milestone, after: [shell] }
claims:
  soon: { says: It opens, fact: [F-5, F-6], measure: data-centres, atLeast: 1, by: 2026-12-31 }
`;
const { programme, diagnostics } = loadProgramme(text);

test('every fact and class in use is found with its place', () => {
  expect(diagnostics).toEqual([]);
  const uses = programme === undefined ? [] : sourcesUsed(programme);
  expect(Object.fromEntries(uses.map(({ id, path }) => [id, addressOf(path)]))).toEqual({
    'F-1': 'source[0]',
    'F-2': 'parties.builder.hurdle.source',
    'some.class': 'sites.meadow.phases.hall.activities.shell.duration.reference',
    'F-3': 'sites.meadow.phases.hall.activities.shell.duration.source',
    'F-4': 'sites.meadow.phases.hall.activities.shell.cost.source',
    'F-5': 'claims.soon.fact[0]',
    'F-6': 'claims.soon.fact[1]',
  });
});

test('numbers from reference classes come with their dimension', () => {
  expect(programme === undefined ? [] : referencesUsed(programme)).toMatchObject([
    { id: 'some.class', dimension: 'duration' },
  ]);
});
