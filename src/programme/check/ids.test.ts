import { expect, test } from 'vitest';
import { programmeText } from '../../../tests/programmes.ts';
import { loadProgramme } from '../load.ts';

test('a scope has not the id that results give to everything', () => {
  const problems = (id: string) =>
    loadProgramme(programmeText({ scopes: { [id]: { name: 'Part', of: [] } } })).diagnostics.filter(
      ({ rule }) => rule === 'id-taken',
    );
  expect(problems('whole')).toEqual([]);
  const [problem] = problems('all');
  expect(problem?.code).toBe('GB308');
  expect(problem?.fact).toBe('everything modelled together is already a scope of this id: all');
});
