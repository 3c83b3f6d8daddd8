import type { Reading } from './reading.ts';

/** What everything that leaves the page carries: programme, data date, trials, seed, engine, hash of the inputs. */
export const stampLine = (reading: Stamped): string =>
  `${reading.result.stamp.programme} · ${made(reading, reading.result.stamp.inputs)}`;

/** The same for the foot of every sheet, under the name of the programme: with the first signs of the hash. */
export const shortStamp = (reading: Stamped): string =>
  made(reading, reading.result.stamp.inputs.slice(0, 12));

type Stamped = Pick<Reading, 'result' | 'words' | 'format'>;

function made({ result: { stamp }, words, format }: Stamped, inputs: string): string {
  const { dataDate, trials, seed, engine } = stamp;
  return words.notes.stamp(
    format.date(dataDate),
    format.count(trials),
    String(seed),
    engine,
    inputs,
  );
}
