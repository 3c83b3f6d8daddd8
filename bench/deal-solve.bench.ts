// The mathematics of deals over large tables, one thread, against its targets.
import { availableParallelism } from 'node:os';
import {
  firstLeaver,
  gameOf,
  isNucleolus,
  nucleolus,
  type OwnDeals,
  paretoFront,
  solutionsOf,
  utilityTable,
} from '../src/deal/index.ts';
import { line, median, seconds } from './timing.ts';

/** A stream of numbers between 0 and 1 that is the same every time (xorshift32). */
function stream(seed: number): () => number {
  let x = seed;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) / 2 ** 32;
  };
}

const took = (run: () => void) =>
  `${median(Array.from({ length: 3 }, () => seconds(run))).toFixed(2)} s`;

console.log(`one thread of ${availableParallelism()}`);
line('', 'took', 'target', 'found');
solutions();
core();
players();

/** Additive utilities over ten terms with four options each, 5 parties: 1,048,576 deals, the first million. */
function solutions(): void {
  const deals = 1_000_000;
  const parties = 5;
  const next = stream(1);
  const part = Float64Array.from({ length: parties * 10 * 4 }, next);
  const utility = new Float64Array(parties * deals);
  for (let p = 0; p < parties; p++)
    for (let d = 0; d < deals; d++) {
      let sum = 0;
      for (let t = 0; t < 10; t++) sum += part[(p * 10 + t) * 4 + ((d >> (2 * t)) & 3)]!;
      utility[p * deals + d] = sum;
    }
  const table = utilityTable(deals, new Float64Array(parties).fill(4), utility);
  let front = 0;
  let zone = 0;
  const time = took(() => {
    front = paretoFront(table).deals.length;
    zone = solutionsOf(table).zone.length;
  });
  line(
    'front and four points, 1,000,000 deals x 5',
    time,
    '2.5 s',
    `${front} on front, ${zone} in zone`,
  );
}

/** 100,000 deals, 6 parties, and for each of the 62 smaller coalitions 1,000 deals of its own. */
function core(): void {
  const deals = 100_000;
  const parties = 6;
  const next = stream(2);
  const utility = Float64Array.from({ length: deals * parties }, next);
  const own = Array.from({ length: 2 ** parties - 2 }, (_, i): OwnDeals => {
    const coalition = i + 1;
    const members = [...coalition.toString(2)].filter((bit) => bit === '1').length;
    return {
      coalition,
      outcomes: 1000,
      utility: Float64Array.from({ length: members * 1000 }, () => next() * 0.3),
    };
  });
  let left = 0;
  const time = took(() => {
    left = firstLeaver(deals, parties, utility, own).filter((c) => c < 0).length;
  });
  line('core of 100,000 deals x 6, all coalitions', time, '2 s', `${left} in the core`);
}

function players(): void {
  const next = stream(3);
  const game = gameOf(10, (members) =>
    members.length === 1 ? 0 : members.length ** 2 * (0.5 + next()),
  );
  let pay = new Float64Array(0) as Float64Array;
  const time = took(() => {
    pay = nucleolus(game) ?? pay;
  });
  if (!isNucleolus(game, pay))
    throw new Error('the nucleolus of ten players fails the criterion of Kohlberg');
  line('nucleolus of 10 players', time, '1 s', 'passes Kohlberg');
}
