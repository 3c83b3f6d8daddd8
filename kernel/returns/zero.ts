import { sumAt } from './sums';

const EPSILON: f64 = 2.220446049250313e-16;

/**
 * The zero between two points of different sign, to the last bit that the values allow. Chandrupatla,
 * "A new hybrid quadratic/bisection algorithm", Advances in Engineering Software 28 (1997).
 */
export function zeroBetween(
  amounts: usize,
  fromPlace: f64,
  fromValue: f64,
  toPlace: f64,
  toValue: f64,
): f64 {
  let newestPlace = fromPlace;
  let newest = fromValue;
  let otherPlace = toPlace;
  let other = toValue;
  let formerPlace = toPlace;
  let former = toValue;
  let share: f64 = 0.5;
  for (let steps = 0; steps < 200; steps++) {
    const place = newestPlace + share * (otherPlace - newestPlace);
    const value = sumAt(amounts, place);
    if (value < 0 === newest < 0) {
      formerPlace = newestPlace;
      former = newest;
    } else {
      formerPlace = otherPlace;
      former = other;
      otherPlace = newestPlace;
      other = newest;
    }
    newestPlace = place;
    newest = value;
    const isNearer = abs<f64>(newest) < abs<f64>(other);
    const bestPlace = isNearer ? newestPlace : otherPlace;
    const best = isNearer ? newest : other;
    const least = (EPSILON * abs<f64>(bestPlace)) / abs<f64>(otherPlace - newestPlace);
    if (best === 0 || least > 0.5) return bestPlace;
    const next = nextShare(newestPlace, newest, otherPlace, other, formerPlace, former);
    share = min<f64>(1 - least, max<f64>(least, next));
  }
  return (newestPlace + otherPlace) / 2;
}

/** Inverse quadratic interpolation where it is safe, else the middle. */
function nextShare(
  newestPlace: f64,
  newest: f64,
  otherPlace: f64,
  other: f64,
  formerPlace: f64,
  former: f64,
): f64 {
  const along = (newestPlace - otherPlace) / (formerPlace - otherPlace);
  const fall = (newest - other) / (former - other);
  const safe = fall * fall < along && (1 - fall) * (1 - fall) < 1 - along;
  if (!safe) return 0.5;
  const toOther = newest / (other - newest);
  return (
    (toOther * former) / (other - former) +
    (((formerPlace - newestPlace) / (otherPlace - newestPlace)) *
      (newest / (former - newest)) *
      other) /
      (former - other)
  );
}
