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
