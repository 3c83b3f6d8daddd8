/**
 * What every deal is worth to every party, in USD: party p, deal d at `utility[p * deals + d]`.
 * `alternative[p]` is what the party has without a deal.
 */
export interface UtilityTable {
  readonly deals: number;
  readonly parties: number;
  readonly utility: Float64Array;
  readonly alternative: Float64Array;
  /** By deal: bits of the parties that sign it at no price, whatever its utility; nobody if not given. */
  readonly refused?: Int32Array;
}

/** @throws RangeError when lengths do not fit or a number is not finite. */
export function utilityTable(
  deals: number,
  alternative: ArrayLike<number>,
  utility: ArrayLike<number>,
): UtilityTable {
  const parties = alternative.length;
  if (utility.length !== deals * parties)
    throw new RangeError(
      `${deals} deals of ${parties} parties need as many utilities, got ${utility.length}`,
    );
  const table = {
    deals,
    parties,
    utility: Float64Array.from(utility),
    alternative: Float64Array.from(alternative),
  };
  for (const x of [...table.alternative, ...table.utility])
    if (!Number.isFinite(x)) throw new RangeError(`a utility must be a finite number, got ${x}`);
  return table;
}

/** Rows of numbers, one a deal, as a table; for small cases. */
export const tableOf = (rows: readonly (readonly number[])[], alternative: readonly number[]) =>
  utilityTable(
    rows.length,
    alternative,
    alternative.flatMap((_, p) => rows.map((row) => row[p] ?? Number.NaN)),
  );

/** The first deals of a table as a table of their own. */
export function admissibleTable(table: UtilityTable, deals: number): UtilityTable {
  const utility = new Float64Array(table.parties * deals);
  for (let p = 0; p < table.parties; p++)
    utility.set(table.utility.subarray(p * table.deals, p * table.deals + deals), p * deals);
  return {
    deals,
    parties: table.parties,
    utility,
    alternative: table.alternative,
    ...(table.refused === undefined ? {} : { refused: table.refused.subarray(0, deals) }),
  };
}
