/** A period of a project before debt. Money in one unit. */
export interface SculptedPeriod {
  /** Cash available for debt service before tax. */
  readonly cash: number;
  /** Profit before interest on which tax is due: what is earned less depreciation. */
  readonly profit: number;
  /** Interest rate of the period. */
  readonly rate: number;
}

/** Debt that holds its coverage in every period. */
export interface SculptedDebt {
  /** The most that can be borrowed. */
  readonly capacity: number;
  /** By period: owed at its start, interest, repayment, and tax on profit after interest. */
  readonly periods: readonly {
    readonly opening: number;
    readonly interest: number;
    readonly repayment: number;
    readonly tax: number;
  }[];
}

/**
 * Debt whose service is cash after tax divided by `coverage` in every period, where tax is
 * `taxRate` times profit less interest (below zero: paid out). Interest lowers tax, tax raises the
 * service, so debt depends on itself; with B the balance at the end of a period, P its cash, E its
 * profit, x the coverage, this backward recursion is exact:
 *
 *     B[t−1] (1 + r − tax r / x) = B[t] + (P[t] − tax E[t]) / x
 *
 * Without tax, capacity is the present value of cash by coverage at the interest rate.
 */
export function sculptedDebt(
  project: readonly SculptedPeriod[],
  { coverage, taxRate }: { readonly coverage: number; readonly taxRate: number },
): SculptedDebt {
  let closing = 0;
  const periods: SculptedDebt['periods'][number][] = [];
  for (const { cash, profit, rate } of project.toReversed()) {
    const service = (cash - taxRate * profit) / coverage;
    const opening = (closing + service) / (1 + rate - (taxRate * rate) / coverage);
    const interest = rate * opening;
    periods.unshift({
      opening,
      interest,
      repayment: opening - closing,
      tax: taxRate * (profit - interest),
    });
    closing = opening;
  }
  return { capacity: closing, periods };
}
