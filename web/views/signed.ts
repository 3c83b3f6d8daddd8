/** A number as text, with a plus where it is above zero. */
export const signed = (value: number, write: (value: number) => string): string =>
  `${value > 0 ? '+' : ''}${write(value)}`;
