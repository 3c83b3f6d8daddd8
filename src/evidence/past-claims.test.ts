import { expect, test } from 'vitest';
import { programmeText } from '../../tests/programmes.ts';
import { checkCase } from './check-case.ts';

const textWith = (by: string) =>
  programmeText({
    sites: {},
    agreements: { lease: { name: 'Lease', parties: ['builder'], time: '1 month' } },
    claims: { c: { says: 'Said', fact: [], measure: 'signed', of: 'lease', atLeast: 1, by } },
  });

const factsText = (resolves: string) => `
facts:
  - id: F-1
    happened: 2025-01-03
    precision: day
    known: 2025-01-03
    kind: contract
    parties: [Builder]
    site: null
    quantities: []
    statement: The lease was signed.
    source: { publisher: A newspaper, url: null, published: 2025-01-03 }
    confidence: high
    supersededBy: null
    resolves: [${resolves}]
`;

const said = (by: string, facts?: string) =>
  checkCase({
    programmeText: textWith(by),
    ...(facts === undefined ? {} : { factsText: factsText(facts) }),
  })
    .diagnostics.filter(({ rule }) => rule !== 'unused')
    .map(({ code, fact }) => `${code} ${fact}`);

test('a claim of the past needs a fact that says how it ended', () => {
  const past =
    'GB506 the day of the claim is not after the data date 2025-01-06, and no fact says how it ended: 2025-01-06';
  expect(said('2025-01-06')).toEqual([past]);
  expect(said('2025-01-06', '{ claim: other, outcome: true }')).toEqual([
    past,
    'GB906 the programme has no claim other',
  ]);
  expect(said('2025-01-06', '{ claim: c, outcome: true }')).toEqual([]);
  expect(said('2025-01-07')).toEqual([]);
});
