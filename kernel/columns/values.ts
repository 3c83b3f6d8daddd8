import { float, setFloat } from '../arrays';
import { countBuckets } from './buckets';
import { row, values } from './place';
import { readQuantiles } from './quantiles';
import { levelCount, rankColumn } from './ranks';
import { ever, least, most, survey, within } from './survey';

/** Reduces the column: mean, shares below the horizon and below Infinity, quantiles. */
export function reduceValues(count: i32, horizon: f64): void {
  survey(count, horizon);
  rankColumn(count);
  let sum: f64 = 0;
  if (ever === 0 || (ever === count && least === most)) {
    for (let i = 0; i < count; i++) sum += float(values, i);
    for (let q = 0; q < levelCount; q++) setFloat(row, 3 + q, least);
  } else {
    sum = countBuckets(count);
    readQuantiles(count, row + 24);
  }
  setFloat(row, 0, sum / (count as f64));
  setFloat(row, 1, (within as f64) / (count as f64));
  setFloat(row, 2, (ever as f64) / (count as f64));
}
