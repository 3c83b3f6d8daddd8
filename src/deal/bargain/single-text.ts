import { streamKey, uniformAt } from '../../uncertainty/index.ts';
import { exp } from '../../units/index.ts';
import { gainOf, margin } from '../answer/standing.ts';
import { refuses } from '../solve/refusal.ts';
import type { UtilityTable } from '../solve/table.ts';
import { type Deal, dealKey } from '../terms/space.ts';

/** What many runs of a mediated single text come to. */
export interface SingleText {
  readonly runs: number;
  /** Share of runs that end in a deal that all sign. */
  readonly signed: number;
  /** Rounds of votes until the last change, of the runs that end so, in rising order. */
  readonly rounds: readonly number[];
  /** Deal in which most of those runs end, -1 for none, and their share of all runs. */
  readonly usual: number;
  readonly share: number;
}

/**
 * A mediator holds one text and proposes to change one term at a time; each party votes, and what all
 * accept is kept. Parties accept what is a little worse with a probability that falls over the rounds
 * (annealed votes: Klein, Faratin, Sayama and Bar-Yam 2003), which lets the text out of dead ends.
 * Starts at deals of `among` drawn by chance.
 */
export function singleText(
  table: UtilityTable,
  deals: readonly Deal[],
  among: Int32Array,
  options: { readonly seed: number; readonly runs: number; readonly rounds: number },
): SingleText {
  const place = new Map([...among].map((d) => [dealKey(deals[d]!), d]));
  const { parties } = table;
  const warmth = Float64Array.from({ length: parties }, (_, p) => spreadOf(table, p, among) / 4);
  const counts = new Map<number, number>();
  const ended: number[] = [];
  const highest = (deals[among[0]!] ?? new Int8Array(0)).map((_, t) =>
    among.reduce((most, d) => Math.max(most, deals[d]![t]!), 0),
  );
  for (let run = 0; run < options.runs; run++) {
    const key = streamKey(options.seed, `deal.single-text.${run}`);
    let drawn = 0;
    const uniform = () => uniformAt(key, drawn++);
    let now = among[Math.floor(uniform() * among.length)]!;
    let last = 0;
    for (let round = 1; round <= options.rounds; round++) {
      const temperature = 1 - round / options.rounds;
      const next = deals[now]!.slice();
      const term = Math.floor(uniform() * next.length);
      next[term] = Math.floor(uniform() * (highest[term]! + 1));
      const to = place.get(dealKey(next));
      if (to === undefined || to === now) continue;
      let accepted = true;
      for (let p = 0; p < parties && accepted; p++) {
        const change = changeFor(table, p, now, to);
        accepted =
          change >= 0 || (temperature > 0 && uniform() < exp(change / (temperature * warmth[p]!)));
      }
      if (!accepted) continue;
      now = to;
      last = round;
    }
    if (margin(table, now) < 0) continue;
    ended.push(last);
    counts.set(now, (counts.get(now) ?? 0) + 1);
  }
  const usual = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
  return {
    runs: options.runs,
    signed: ended.length / options.runs,
    rounds: ended.sort((a, b) => a - b),
    usual: usual?.[0] ?? -1,
    share: (usual?.[1] ?? 0) / options.runs,
  };
}

/** What a party gains by a change of the text; out of what it signs at no price it wants at any. */
function changeFor(table: UtilityTable, party: number, now: number, to: number): number {
  const over = Number(refuses(table, party, now)) - Number(refuses(table, party, to));
  if (over !== 0) return over * Number.POSITIVE_INFINITY;
  return gainOf(table, party, to) - gainOf(table, party, now);
}

/** Standard deviation of a party's utility over the deals that it might sign; 1 USD when all are alike. */
function spreadOf(table: UtilityTable, party: number, among: Int32Array): number {
  let sum = 0;
  let squares = 0;
  let n = 0;
  for (const d of among) {
    if (refuses(table, party, d)) continue;
    n++;
    const x = gainOf(table, party, d);
    sum += x;
    squares += x * x;
  }
  return Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2)) || 1;
}
