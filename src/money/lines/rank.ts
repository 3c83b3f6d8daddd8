/**
 * Instruments of owners take what is left; the others are debt, junior where they stand behind
 * all other debt and are only paid when nothing is locked up.
 */
export const rankOf = (instrument: string): 'equity' | 'junior' | 'senior' =>
  instrument === 'common'
    ? 'equity'
    : instrument === 'preferred' || instrument === 'mezzanine'
      ? 'junior'
      : 'senior';
