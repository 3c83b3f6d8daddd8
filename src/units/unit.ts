/** Days in the mean Gregorian month (365.25 / 12). */
export const DAYS_PER_MONTH = 30.4375;
/** Days in the mean Julian year. */
export const DAYS_PER_YEAR = 365.25;

/** A unit word: its size in base units and its exponents of money, power, energy, time and share. */
export interface Unit {
  readonly size: number;
  readonly kind: 'money' | 'power' | 'energy' | 'time' | 'share' | 'factor';
}

function unitsOf(kind: Unit['kind'], sizes: { readonly [word: string]: number }): [string, Unit][] {
  return Object.entries(sizes).map(([word, size]) => [word, { size, kind }]);
}

/** Every unit word as written; a word in another case is accepted when it is the only reading. */
export const units: ReadonlyMap<string, Unit> = new Map([
  ...unitsOf('money', { USD: 1, $: 1, kUSD: 1e3, MUSD: 1e6, bnUSD: 1e9, US$: 1, k$: 1e3, M$: 1e6 }),
  ...unitsOf('power', { W: 1e-6, kW: 1e-3, MW: 1, GW: 1e3, TW: 1e6 }),
  ...unitsOf('energy', { kWh: 1e-3, MWh: 1, GWh: 1e3, TWh: 1e6 }),
  ...unitsOf('time', { h: 1 / 24, hr: 1 / 24, hour: 1 / 24, hours: 1 / 24 }),
  ...unitsOf('time', { d: 1, day: 1, days: 1, w: 7, wk: 7, week: 7, weeks: 7 }),
  ...unitsOf('time', { mo: DAYS_PER_MONTH, month: DAYS_PER_MONTH, months: DAYS_PER_MONTH }),
  ...unitsOf('time', { quarter: DAYS_PER_YEAR / 4, quarters: DAYS_PER_YEAR / 4 }),
  ...unitsOf('time', { y: DAYS_PER_YEAR, yr: DAYS_PER_YEAR, yrs: DAYS_PER_YEAR }),
  ...unitsOf('time', { year: DAYS_PER_YEAR, years: DAYS_PER_YEAR, a: DAYS_PER_YEAR }),
  ...unitsOf('share', { '%': 0.01, percent: 0.01, bp: 1e-4, bps: 1e-4 }),
  ...unitsOf('factor', { x: 1, times: 1 }),
]);

/** Words that multiply the number before a unit. "m" is a million, as in money; never a month. */
export const scales: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['K', 1e3],
  ['thousand', 1e3],
  ['m', 1e6],
  ['M', 1e6],
  ['mn', 1e6],
  ['million', 1e6],
  ['b', 1e9],
  ['B', 1e9],
  ['bn', 1e9],
  ['billion', 1e9],
  ['tn', 1e12],
  ['trillion', 1e12],
]);

const lowered = new Map<string, Unit>();
for (const [word, unit] of units) lowered.set(word.toLowerCase(), unit);

/** The unit of a word, exactly as written first, then in any case. */
export function unitOf(word: string): Unit | undefined {
  return units.get(word) ?? lowered.get(word.toLowerCase());
}
