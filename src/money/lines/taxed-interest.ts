import type { Model } from '../../model/index.ts';

/** Line with the interest of a debt that tax sees in a month; `at` ends in the id of its source. */
export function taxedInterest({ funds }: Model, at: string): string {
  const source = funds.sources.find(({ id }) => at.endsWith(`.${id}`));
  return source?.interestOn === 'average' ? `${at}.accrued` : `${at}.interest`;
}
