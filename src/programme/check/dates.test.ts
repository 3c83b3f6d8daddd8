import { expect, test } from 'vitest';
import { type Fields, networkOf, programmeText } from '../../../tests/programmes.ts';
import { loadProgramme } from '../load.ts';

const problems = (fields: Fields) =>
  loadProgramme(
    programmeText({ ...networkOf({ a: { duration: '1 day' } }), ...fields }),
  ).diagnostics.flatMap(({ rule, severity, fact }) =>
    severity === 'error' ? [`${rule}: ${fact}`] : [],
  );

test('a day beyond a hundred years is refused', () => {
  expect(problems({ horizon: '2125-01-05' })).toEqual([]);
  expect(problems({ horizon: '9999-12-31' })).toEqual([
    'out-of-range: a day more than 100 years after the data date 2025-01-06: 9999-12-31',
  ]);
  expect(problems({ finance: { until: '2125-12-31' } })).toEqual([
    'out-of-range: a day more than 100 years after the data date 2025-01-06: 2125-12-31',
  ]);
});

test('a data date from before the rules of tax is refused', () => {
  expect(problems({ dataDate: '2012-01-01' })).toEqual([]);
  expect(problems({ dataDate: '2011-12-31' })).toEqual([
    'out-of-range: a data date before the rules of tax that are known begin, 2012-01-01: 2011-12-31',
  ]);
});
