const SIGN = '[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc]';

/** From the first letter that runs from right to left to the last before another script. */
const RUN = new RegExp(`${SIGN}(?:[^\\p{L}]*${SIGN})*…?`, 'gu');

/**
 * Keeps words of scripts that run from right to left apart from what stands beside them, or a
 * number behind a Hebrew or Arabic name would be written in front of it, away from its unit.
 */
export const apart = (text: string): string => text.replace(RUN, '\u2068$&\u2069');
