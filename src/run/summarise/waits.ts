import type { Attribution, StuckRow, WaitRow } from '../result.ts';
import { type Source, tidy } from './source.ts';

/** Days by cause of one row of the attribution sums; `reached` trials are those within the horizon. */
function attributionOf(
  source: Source,
  row: number,
  sums: { readonly days: Float64Array; readonly hits: Float64Array; readonly stuck: Float64Array },
): Attribution {
  const { model, trials } = source;
  const n = model.causes.length;
  const at = (values: Float64Array) => values.subarray(row * n, (row + 1) * n);
  const [days, hits, stuck] = [at(sums.days), at(sums.hits), at(sums.stuck)];
  const reached = trials - Math.round(stuck.reduce((a, b) => a + b, 0));
  const waits = model.causes.flatMap(({ id, name, group }, c): WaitRow[] =>
    hits[c] === 0
      ? []
      : [{ cause: id, name, group, days: tidy(days[c]! / reached), share: hits[c]! / reached }],
  );
  const stuckRows = model.causes.flatMap(({ id, name, group }, c): StuckRow[] =>
    stuck[c] === 0 ? [] : [{ cause: id, name, group, share: stuck[c]! / trials }],
  );
  return {
    days: reached === 0 ? null : tidy(days.reduce((a, b) => a + b, 0) / reached),
    reached: reached / trials,
    waits: waits.sort((a, b) => b.days - a.days),
    stuck: stuckRows.sort((a, b) => b.share - a.share),
  };
}

export const phaseAttribution = (source: Source, phase: number): Attribution =>
  attributionOf(source, phase, source.block);

/** Of the first energised phase of a site, or of a scope. */
export function firstAttribution(source: Source, of: 'site' | 'scope', index: number): Attribution {
  const { firstDays: days, firstHits: hits, firstStuck: stuck } = source.block;
  const row = of === 'site' ? index : source.model.sites.length + index;
  return attributionOf(source, row, { days, hits, stuck });
}
