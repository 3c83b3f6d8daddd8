/** Terms of a loan that is drawn pro rata with other money while something is built. */
export interface ConstructionLoan {
  /** Share of every use, fees and interest included, that the loan pays. */
  readonly share: number;
  /** Interest a period on what was drawn before it, paid out of the same sources. */
  readonly rate: number;
  /** Fee a period on what is not yet drawn. */
  readonly commitmentFee: number;
  /** Fee on the whole loan, due in the first period. */
  readonly upfrontFee: number;
}

/** What building costs with the money for it. */
export interface ConstructionUses {
  readonly loan: number;
  readonly interest: number;
  readonly commitmentFees: number;
  readonly upfrontFee: number;
  /** Costs, interest and fees. */
  readonly total: number;
  /** Owed at the end of each period. */
  readonly balances: readonly number[];
}

/**
 * Sizes a loan that pays its share of costs, of its own interest and of fees on its own size. What is
 * drawn in the end is affine in the size that is assumed, so two passes give the size that is drawn:
 * no iteration.
 * @throws RangeError when fees and interest outrun the loan, so that none is large enough.
 */
export function constructionLoan(
  costs: readonly number[],
  terms: ConstructionLoan,
): ConstructionUses {
  const without = drawn(costs, terms, 0).loan;
  // of a loan of one without costs: beside costs in dollars one dollar is lost in rounding
  const nothing = costs.map(() => 0);
  const slope = drawn(nothing, terms, 1).loan;
  if (!(slope < 1)) {
    throw new RangeError(
      `no loan pays its own interest and fees: each unit of it needs ${slope} more. Lower the rate, the fees or the share.`,
    );
  }
  return drawn(costs, terms, without / (1 - slope));
}

/** The draws when interest and fees are those of a loan of a given size. */
export function drawn(
  costs: readonly number[],
  { share, rate, commitmentFee, upfrontFee }: ConstructionLoan,
  size: number,
): ConstructionUses {
  let balance = 0;
  let interest = 0;
  let commitmentFees = 0;
  let total = 0;
  const balances = costs.map((cost, i) => {
    const due = rate * balance;
    const undrawn = commitmentFee * (size - balance);
    const uses = cost + due + undrawn + (i === 0 ? upfrontFee * size : 0);
    interest += due;
    commitmentFees += undrawn;
    total += uses;
    balance += share * uses;
    return balance;
  });
  return {
    ...{ loan: balance, interest, commitmentFees },
    ...{ upfrontFee: upfrontFee * size, total, balances },
  };
}
