import { createContext, useContext } from 'react';
import type { DealReading, Language, Outline, Result, Words } from '../../src/report/index.ts';
import type { Waits } from '../engine/client.ts';
import type { PageWords } from '../words/page-words.ts';
import type { PageFormat } from './page-format.ts';
import type { Place } from './place.ts';

/** What every part of the page needs to speak to its reader. */
export interface Reading {
  readonly language: Language;
  /** Words of every report, and those of the page. */
  readonly words: Words;
  readonly says: PageWords;
  readonly format: PageFormat;
  /** What is shown. */
  readonly result: Result;
  /** The same without the reader's changes, with the same luck; null while nothing is moved. */
  readonly before: Result | null;
  /** What does not have the last change yet. */
  readonly waits: Waits;
  readonly outline: Outline;
  /** What everyone would sign; null where nobody asked. */
  readonly deal: DealReading | null;
  readonly go: (place: Partial<Place>) => void;
  /** Fixed width of pictures on paper; null on a screen. */
  readonly paper: number | null;
}

export const ReadingContext = createContext<Reading | null>(null);

export function useReading(): Reading {
  const reading = useContext(ReadingContext);
  if (reading === null) throw new Error('no reading around this part of the page');
  return reading;
}
