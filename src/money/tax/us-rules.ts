import data from '../../../data/tax-us.json' with { type: 'json' };

/** Federal tax on profit in the United States as of July 2025, each figure with its source. */
export type UsTaxRules = Readonly<typeof data>;
export const usTaxRules: UsTaxRules = data;
