import type { ScoreWords } from './score-words.ts';

export const scoreEn: ScoreWords = {
  title: (programme, dataDate, asOf) =>
    `${programme}: the forecast of ${dataDate}, scored by what was known on ${asOf}`,
  nothing:
    'No fact known by then settles a claim or a quantity; docs/scoring.md says how facts do.',
  settled: (settled, all, came) => `Claims settled: ${settled} of ${all}. Came true: ${came}.`,
  early: (count) =>
    `Settled before their day: ${count}. What fails cannot be settled early, so the means change until all days have passed.`,
  brier: (brier, believing) =>
    `Brier score ${brier}: 0 is perfect, a coin has 0.250, who believed every claim ${believing}.`,
  log: (log) => `Log score ${log} (natural logarithm): 0 is perfect, a coin has 0.693.`,
  few: 'Claims of one programme hang together: a mean of few says little of the forecaster.',
  claims: 'Settled claims',
  calibration: 'What was said, and how often it came true',
  quantities: 'Settled quantities',
  open: 'Not scored',
  range: (from, to) => `${from} to ${to}`,
  coverage: (inside, all) =>
    `Between P10 and P90: ${inside} of ${all}; of a calibrated forecast four in five.`,
  quantityNotes:
    'CRPS in the unit of the quantity: 0 is perfect, a forecast of one number has its error. Below: the probability that was given to less or earlier; evenly spread from 0 to 100 % where calibrated.',
  columns: {
    came: 'came true',
    brier: 'Brier',
    log: 'log',
    facts: 'facts',
    claims: 'claims',
    mean: 'mean',
    outcome: 'came to',
    crps: 'CRPS',
    pit: 'below',
    state: 'state',
  },
  yes: 'yes',
  no: 'no',
  later: (date) => `after ${date}`,
  days: (count) => `${count} days`,
  units: {
    'IT MW': (amount) => `${amount} MW`,
    USD: (amount) => amount,
    'USD/yr': (amount) => `${amount} a year`,
    count: (amount) => amount,
  },
  state: {
    due: 'not due yet',
    overdue: 'due, no fact',
    disputed: (facts) => `facts disagree: ${facts}`,
    foreknown: (facts) => `known before the forecast: ${facts}`,
  },
};
