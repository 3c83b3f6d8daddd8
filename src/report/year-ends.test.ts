import { expect, it } from 'vitest';
import { sampleResult } from '../../tests/sample-result.ts';
import { mainYearEnds } from './year-ends.ts';

/** The first scope of the sample as if all that it plans were energised in one year. */
function openedIn(year: string) {
  const scope = sampleResult.scopes[0]!;
  const quantiles = sampleResult.months.map((month) =>
    sampleResult.levels.map(() => (month >= year ? scope.plannedMw : 0)),
  );
  return { ...scope, monthly: { ...scope.monthly, mw: { ...scope.monthly.mw, quantiles } } };
}

const yearsOf = (year: string, count: number) =>
  mainYearEnds(sampleResult, [openedIn(year)], count).map((end) => end.year);

it.each(['2027', '2028', '2029'])('shows the year in which most arrives: %s', (year) => {
  expect(yearsOf(year, 4)).toEqual(['2025', '2026', year, '2030']);
});

it('shows all years that fit', () => {
  expect(yearsOf('2027', 6)).toEqual(['2025', '2026', '2027', '2028', '2029', '2030']);
});
