import { int, setFloat } from '../arrays';
import { below, clearCounts, codes, counts, ranks, row } from './place';
import { levelCount, rankColumn, startWalk, walkTo } from './ranks';

/** The code of a day that never comes, higher than all others. */
const NEVER: i32 = 0xffff;

/**
 * Reduces the column of codes of dates by counting: mean, shares before the horizon and ever,
 * quantiles. `day` is that of code 0; the horizon is finite. Sums of whole days are exact, and so the
 * same in any order.
 */
export function reduceDates(count: i32, horizon: f64, day: i32): void {
  rankColumn(count);
  span(count);
  // never is the last place; a column without dates has but that
  const width = most - least + 1;
  clearCounts(width + 1);
  let sum: i64 = 0;
  let within = 0;
  let ever = 0;
  const limit = (ceil(horizon) as i32) - day;
  const end = codes + ((count as usize) << 1);
  for (let at = codes; at < end; at += 2) {
    const code = load<u16>(at) as i32;
    const to = counts + ((min(code - least, width) as usize) << 2);
    store<i32>(to, load<i32>(to) + 1);
    const isEver = (code !== NEVER) as i32;
    ever += isEver;
    sum += (isEver * (code + day)) as i64;
    within += (code < limit) as i32 & isEver;
  }
  setFloat(row, 0, ever < count ? Infinity : (sum as f64) / (count as f64));
  setFloat(row, 1, (within as f64) / (count as f64));
  setFloat(row, 2, (ever as f64) / (count as f64));
  startWalk();
  for (let q = 0; q < levelCount; q++) {
    // whole days need no interpolation: the order statistic below
    const place = walkTo(int(ranks, int(below, q)));
    setFloat(row, 3 + q, place === width ? Infinity : ((least + place + day) as f64));
  }
}

/** The lowest and the highest code but `NEVER`; without any, the former is one more than the latter. */
let least: i32 = 0;
let most: i32 = 0;

function span(count: i32): void {
  const end = codes + ((count as usize) << 1);
  for (let i = count; i % 8 !== 0; i++) store<u16>(codes + ((i as usize) << 1), NEVER);
  const never = i16x8.splat(-1);
  let low = never;
  let high = i16x8.splat(0);
  for (let at = codes; at < end; at += 16) {
    const x = v128.load(at);
    low = i16x8.min_u(low, x);
    high = i16x8.max_u(high, v128.andnot(x, i16x8.eq(x, never)));
  }
  v128.store(counts, low);
  v128.store(counts, high, 16);
  least = NEVER;
  most = 0;
  for (let lane: usize = 0; lane < 16; lane += 2) {
    least = min(least, load<u16>(counts + lane) as i32);
    most = max(most, load<u16>(counts + lane, 16) as i32);
  }
  if (least === NEVER) most = NEVER - 1;
}
