/**
 * Shares by year of declining balance at `percent` of the straight-line rate, half a year in the first
 * and in the last, with the switch to straight line over the years that are left as soon as that is no
 * less: 26 USC 168(b)(1) and (2), as Publication 946 works it without tables.
 */
export function decliningBalance(years: number, percent: number): number[] {
  const rate = percent / 100 / years;
  const shares = [rate / 2];
  let left = 1 - rate / 2;
  for (let remaining = years - 0.5; remaining > 0; remaining--) {
    const share = Math.max(left * rate, left / Math.max(remaining, 1));
    shares.push(Math.min(share, left));
    left -= share;
  }
  return shares;
}

/** Straight line over a number of years, from the middle of a month 1 … 12. */
export function straightLineFromMidMonth(years: number, month: number): number[] {
  const months = years * 12;
  const first = 12.5 - month;
  const shares: number[] = [];
  for (let done = 0, part = first; done < months; done += part, part = 12) {
    shares.push(Math.min(part, months - done) / months);
  }
  return shares;
}
