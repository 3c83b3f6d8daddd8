import type { Reading } from './reading.ts';

/** What everything that leaves the page carries: programme, data date, trials, seed, engine, hash of the inputs. */
export function stampLine({
  result: { stamp },
  words,
  format,
}: Pick<Reading, 'result' | 'words' | 'format'>): string {
  const { dataDate, trials, seed, engine, inputs } = stamp;
  const made = words.notes.stamp(
    format.date(dataDate),
    format.count(trials),
    String(seed),
    engine,
    inputs,
  );
  return `${stamp.programme} · ${made}`;
}
