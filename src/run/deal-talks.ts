import { alternatingOffers, gainOf, patchesOf, refuses, singleText } from '../deal/index.ts';
import type { Patch, Programme } from '../programme/index.ts';
import { mean } from '../uncertainty/index.ts';
import { DAYS_PER_YEAR, power } from '../units/index.ts';
import type { Analysis } from './deal-analysis.ts';
import type { ValueBank } from './deal-cache.ts';
import { type Raced, valueMore } from './deal-race.ts';
import type { DealResult } from './deal-result.ts';
import type { DealTable } from './deal-table.ts';
import type { ValueCrew } from './deal-values.ts';

/** Days of a round of talks unless the file says, rounds before the parties part, runs of the single text. */
const ROUND_DAYS = 30;
const ROUNDS = 60;
const RUNS = 200;

type Bargaining = DealResult['bargaining'];

/** Illustrations of how the parties could come to terms; never a prediction. */
export function talks(
  { programme, judges, deals }: DealTable,
  raced: Raced,
  analysis: Analysis,
  seed: number,
): Omit<Bargaining, 'timed'> {
  const roundDays = roundOf(programme);
  const patience = judges.map(({ id }) => {
    const hurdle = programme.parties[id]?.hurdle.spec;
    const rate = hurdle === undefined || hurdle.kind === 'reference' ? 0 : mean(hurdle);
    return power(1 + rate, -roundDays / DAYS_PER_YEAR);
  });
  const offers = alternatingOffers(raced.table, analysis.solutions.zone, patience, ROUNDS);
  const text = singleText(raced.table, deals, analysis.among, {
    seed,
    runs: RUNS,
    rounds: ROUNDS * 4,
  });
  const at = (q: number) =>
    text.rounds[Math.min(text.rounds.length - 1, Math.floor(q * text.rounds.length))] ?? 0;
  return {
    roundDays,
    offers: {
      deal: offers.deal < 0 ? null : offers.deal,
      round: offers.round,
      proposer: offers.deal < 0 ? null : judges[offers.proposer]!.id,
    },
    singleText: {
      runs: text.runs,
      signed: text.signed,
      rounds: text.rounds.length === 0 ? null : [at(0.1), at(0.5), at(0.9)],
      usual: text.usual < 0 ? null : text.usual,
      share: text.share,
    },
  };
}

function roundOf({ bargaining }: Programme): number {
  const spec = bargaining?.round.spec;
  return spec === undefined || spec.kind === 'reference' ? ROUND_DAYS : mean(spec);
}

/** The likeliest deal once more, with agreements that come when the single text is done, where the file asks for it. */
export async function timed(
  table: DealTable,
  raced: Raced,
  { focus }: Analysis,
  { roundDays, singleText: { rounds } }: Omit<Bargaining, 'timed'>,
  crew: ValueCrew,
  bank: ValueBank,
  round: { readonly seed: number; readonly trials: number },
): Promise<Bargaining['timed']> {
  const agreements = table.programme.bargaining?.agreements ?? [];
  if (agreements.length === 0 || rounds === null) return null;
  const days = rounds.map((r) => r * roundDays);
  const [low = 0, middle = 0, high = 0] = days;
  const uncertain = low < middle && middle < high;
  const late = agreements.map(
    (id): Patch => ({
      set: `agreements.${id}.time`,
      to: uncertain
        ? { p10: `${low} days`, p50: `${middle} days`, p90: `${high} days` }
        : `${middle} days`,
    }),
  );
  const deal = table.deals[focus]!;
  const more = await valueMore(table, [deal], crew, bank, round, round.trials, [
    ...patchesOf(table.space, deal),
    ...late,
  ]);
  const compared = { ...more.table, alternative: raced.table.alternative };
  return {
    agreements,
    days: [low, middle, high],
    gains: Object.fromEntries(
      table.judges.flatMap(({ id }, p) =>
        refuses(compared, p, 0) ? [] : [[id, gainOf(compared, p, 0)]],
      ),
    ),
  };
}
