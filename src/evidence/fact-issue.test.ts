import { expect, test } from 'vitest';
import { programmeText } from '../../tests/programmes.ts';
import { checkCase } from './check-case.ts';

const facts = (factsText: string) =>
  checkCase({ programmeText: programmeText({ sites: {} }), factsText }).diagnostics.flatMap(
    ({ rule, fact }) => (rule === 'bad-facts' ? [fact] : []),
  );

test('a fact that does not fit is told by the name of its field', () => {
  const found = facts('facts:\n  - { id: F-1, confidence: sure, bogus: 1, parties: Oracle }\n');
  for (const fact of [
    'a field is missing or of another kind, expected a list: parties',
    'a field is missing or of another kind, expected a text: statement',
    'expected one of high, medium, low: confidence',
    'there is no such field: bogus',
  ])
    expect(found).toContain(fact);
  expect(facts('- { id: F-1 }\n')).toEqual([
    'a field is missing or of another kind, expected named fields: facts',
  ]);
});

test('a field that does not fit comes with what it means, and a list without its heading with an example', () => {
  const mends = (factsText: string) =>
    checkCase({ programmeText: programmeText({ sites: {} }), factsText }).diagnostics.flatMap(
      ({ rule, mend }) => (rule === 'bad-facts' ? [mend] : []),
    );
  expect(mends('facts:\n  - { id: F-1 }\n')).toContain('write parties: who acted or spoke');
  expect(mends('- { id: F-1 }\n')).toEqual([
    'docs/file-reference.md has an example of a facts file, and all its fields',
  ]);
});

test('facts that cannot be read are not missing as well', () => {
  const rules = (factsText: string) =>
    checkCase({
      programmeText: programmeText({ sites: {}, source: ['F-1', 'judgement'] }),
      factsText,
    }).diagnostics.map(({ rule }) => rule);
  expect(rules('facts:\n  - { id: F-1 }\n')).not.toContain('unknown-evidence');
  expect(rules('facts: []\n')).toContain('unknown-evidence');
});

test('an entry of a list is called by its list', () => {
  expect(facts('facts:\n  - { id: F-1, quantities: [300 MW] }\n')).toContain(
    'a field is missing or of another kind, expected named fields: quantities[0]',
  );
});

test('a site or a claim that the programme does not have is told', () => {
  const site = (id: string, more = '') => `facts:
  - id: F-1
    happened: 2024-11-01
    precision: day
    known: 2024-11-02
    kind: site
    parties: [Builder]
    site: ${id}
    quantities: []
    statement: A hall is built.
    source: { publisher: A newspaper, url: null, published: 2024-11-02 }
    confidence: medium
    supersededBy: null
${more}`;
  expect(facts(site('null'))).toEqual([]);
  expect(facts(site('meadow'))).toEqual(['the programme has no site meadow']);
  expect(facts(site('null', '    resolves: [{ claim: soon, outcome: true }]\n'))).toEqual([
    'the programme has no claim soon',
  ]);
});
