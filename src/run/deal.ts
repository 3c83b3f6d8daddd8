import {
  contentsOf,
  dealKey,
  mixtures,
  nothingAgreed,
  plainText,
  type Waterfall,
  waterfall,
} from '../deal/index.ts';
import { checkCase } from '../evidence/index.ts';
import type { Programme } from '../programme/index.ts';
import { type Day, isoOf } from '../units/index.ts';
import { type Analysis, analyse } from './deal-analysis.ts';
import { createValueBank, type ValueBank } from './deal-cache.ts';
import { dealDocument, type Found, rowOf } from './deal-document.ts';
import { dealMeasures } from './deal-measures.ts';
import { type Raced, race, valueMore } from './deal-race.ts';
import type { DealOptions, DealRequest } from './deal-request.ts';
import type { DealResult, DealRow } from './deal-result.ts';
import { type DealTable, dealTable } from './deal-table.ts';
import { talks, timed } from './deal-talks.ts';
import { createValueCrew, type ValueCrew } from './deal-values.ts';
import { createWorkLog, MIXTURE_TRIALS, timedWork } from './deal-work.ts';
import { textsOf } from './request.ts';
import type { Stamp } from './result.ts';
import { UnsoundCase } from './run.ts';
import { version } from './version.ts';

/** The document, and every deal for those who want all of them. */
export interface Negotiation {
  readonly result: DealResult;
  /** Calls with each deal that has a value, in order. */
  rows(visit: (row: DealRow) => void): void;
}

/**
 * Finds out which terms everyone would sign: the same request gives the same answer on one thread, on
 * many or in a browser.
 * @throws UnsoundCase when the case has errors, NothingToSettle when nothing is negotiated; the signal's
 * reason when it is aborted.
 */
export async function negotiate(
  request: DealRequest,
  options: DealOptions = {},
): Promise<Negotiation> {
  const checked = options.checked ?? checkCase(textsOf(request));
  const { programme } = checked;
  if (programme === undefined) throw new UnsoundCase(checked);
  const { seed, trials } = request;
  const log = createWorkLog(options.progress);
  const crew = createValueCrew({
    ...(options.threads === undefined ? {} : { threads: options.threads }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...(options.spawn === undefined ? {} : { spawn: options.spawn }),
    log,
  });
  try {
    const measured = dealMeasures(programme);
    const { measures } = measured;
    crew.warm({
      contents: contentsOf(programme, [nothingAgreed(programme)]),
      measures,
      seed,
      trials,
    });
    const table = dealTable(programme, measured, request.deal);
    const { contents, keys } = table;
    const valued = await digest(
      `${version} ${seed} ${trials} ${plainText(measures)} ${plainText(moving(programme))}`,
    );
    const bank = createValueBank(options.cache, valued, measures.length);
    const store = bank.storeFor(keys);
    crew.start({ contents, measures, seed, trials });
    const raced = await race(table, store, crew, trials, log.later);
    bank.learn(store, keys);
    const analysis = await analyse(table, raced, seed, crew);
    log.later(timedWork(programme, trials));
    const steps = await waterfallTo(table, raced, analysis, crew, bank, { seed, trials });
    const spoken = talks(table, raced, analysis, seed);
    log.later(0);
    const late = await timed(table, raced, analysis, spoken, crew, bank, { seed, trials });
    log.end();
    if (crew.spent.asked > 0) options.keep?.(bank.pack());
    const found: Found = {
      table,
      raced,
      analysis,
      waterfall: steps,
      bargaining: { ...spoken, timed: late },
      spent: crew.spent,
      stamp: await stampOf(programme, request),
    };
    return {
      result: dealDocument(found),
      rows(visit) {
        for (const d of analysis.valued) visit(rowOf(found, d));
      },
    };
  } finally {
    crew.close();
  }
}

/** What moves the values of deals: neither wants nor alternatives nor what is only shown. */
function moving(programme: Programme): unknown {
  const {
    terms: _,
    exclusions: __,
    deals: ___,
    claims: ____,
    bargaining: _____,
    parties,
    ...rest
  } = programme;
  return {
    ...rest,
    parties: Object.entries(parties).map(([id, { hurdle, roles, credit }]) => [
      id,
      hurdle,
      roles,
      credit,
    ]),
  };
}

async function waterfallTo(
  table: DealTable,
  raced: Raced,
  { focus, nextFoci }: Analysis,
  crew: ValueCrew,
  bank: ValueBank,
  round: { readonly seed: number; readonly trials: number },
): Promise<Waterfall> {
  const { sheet, deals } = table;
  const steps = mixtures(deals[sheet]!, deals[focus]!);
  if (steps.length === 1) return { terms: [], shares: [] };
  const next = raced.provident ? nextFoci : [];
  const more = await valueMore(
    table,
    [...steps, ...next.flatMap((deal) => mixtures(deals[sheet]!, deals[deal]!))],
    crew,
    bank,
    round,
    Math.min(MIXTURE_TRIALS, round.trials),
  );
  const places = new Map(steps.map((deal, i) => [dealKey(deal), i]));
  const parties = raced.table.parties;
  return waterfall(deals[sheet]!, deals[focus]!, parties, (p, mask) => {
    const place = places.get(dealKey(steps[mask]!)) ?? 0;
    return more.table.utility[p * more.judged.deals.length + place]!;
  });
}

async function stampOf(programme: Programme, request: DealRequest): Promise<Stamp> {
  return {
    format: 1,
    engine: version,
    programme: programme.name,
    dataDate: isoOf(programme.dataDate as Day),
    horizon: isoOf(programme.horizon as Day),
    currency: programme.currency,
    priceYear: programme.priceYear,
    inputs: await digest(`${request.programme}\0${request.facts ?? ''}`),
    seed: request.seed,
    trials: request.trials,
  };
}

async function digest(text: string): Promise<string> {
  const hash = new Uint8Array(
    await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)),
  );
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
