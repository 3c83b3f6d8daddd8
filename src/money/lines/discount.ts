import { power } from '../../units/index.ts';

/** Gives the value today of 1 USD in the middle of each month, 0 before the first, at a hurdle. */
export type Discount = (hurdle: number) => readonly number[];

/** Projects and parties have few hurdles: what one needs is found once. */
export function createDiscount(periods: number): Discount {
  const known = new Map<number, readonly number[]>();
  return (hurdle) => {
    const before = known.get(hurdle);
    if (before !== undefined) return before;
    const values = Array.from({ length: periods }, (_, t) =>
      t === 0 ? 0 : power(1 + hurdle, -(t - 0.5) / 12),
    );
    known.set(hurdle, values);
    return values;
  };
}
