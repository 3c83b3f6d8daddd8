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
