import { signed as withSign } from '../../src/report/index.ts';

/** A number as text, with a plus where it is above zero and does not read as nothing. */
export const signed = (value: number, write: (value: number) => string): string =>
  withSign(value, write(value));
