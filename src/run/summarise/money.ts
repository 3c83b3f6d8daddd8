import { quantilesOf, sortColumn } from '../../uncertainty/index.ts';
import type { LadderRow, PartyResult, Result, Spread } from '../result.ts';
import { levels, scalarColumn } from '../table.ts';
import { nothing } from './nothing.ts';
import { type Source, tidy } from './source.ts';

const known = (x: number): number | null => (Number.isFinite(x) ? x : null);

export function ladder(source: Source): LadderRow[] {
  const { model, outcomes, block, trials } = source;
  return model.funds.sources.map((row, s) => ({
    id: row.id,
    name: row.name,
    party: model.parties[row.party]!.id,
    instrument: row.instrument,
    announced: known(row.announced),
    pledged: known(row.pledged),
    evidenced: known(row.evidenced),
    committed: source.spread(outcomes.layout.sourceCommitted + s),
    drawn: source.spread(outcomes.layout.sourceDrawn + s),
    monthly: Array.from(block.drawn.subarray(s * model.months, (s + 1) * model.months), (x) =>
      tidy(x / trials),
    ),
  }));
}

export function ladderTotal(source: Source): Result['ladderTotal'] {
  const { funds } = source.model;
  const told = source.topics.has('money');
  const { layout } = source.outcomes;
  const sum = (values: readonly number[]) =>
    values.filter(Number.isFinite).reduce((a, b) => a + b, 0);
  const announced = funds.sources.map((s) => s.announced).filter(Number.isFinite);
  return {
    announced: announced.length === 0 ? null : sum(announced),
    pledged: sum(funds.sources.map((s) => s.pledged)),
    evidenced: sum(funds.sources.map((s) => s.evidenced)),
    committed: told
      ? sumSpread(source, layout.sourceCommitted, funds.sources.length)
      : nothing.spread,
    drawn: told ? sumSpread(source, layout.sourceDrawn, funds.sources.length) : nothing.spread,
  };
}

/** Spread of the sum of columns, trial by trial, over the first round. */
function sumSpread({ outcomes }: Source, first: number, count: number): Spread {
  const total = new Float64Array(outcomes.layout.trials);
  for (let c = first; c < first + count; c++) {
    const column = scalarColumn(outcomes, c);
    for (let i = 0; i < total.length; i++) total[i] = total[i]! + column[i]!;
  }
  const mean = total.reduce((a, b) => a + b, 0) / total.length;
  sortColumn(total);
  return { mean: tidy(mean), quantiles: quantilesOf(total, levels).map(tidy) };
}

export function partyResults(source: Source): PartyResult[] {
  const { model, outcomes, programme } = source;
  const { layout } = outcomes;
  // the public at large invests nothing, and what it gets is not counted
  const counted = [...model.parties.entries()].filter(([, { id }]) =>
    programme.parties[id]?.roles.some((role) => role !== 'public'),
  );
  return counted.map(([p, { id, name, hurdle }]) => {
    const pledges = model.funds.sources.filter((s) => s.party === p && Number.isFinite(s.pledged));
    const npv = source.column(layout.partyNpv + p);
    return {
      id,
      name: programme.parties[id]?.name ?? name,
      hurdle: tidy(hurdle),
      pledged: pledges.length === 0 ? null : pledges.reduce((sum, s) => sum + s.pledged, 0),
      committed: source.spread(layout.partyCommitted + p),
      drawn: source.spread(layout.partyDrawn + p),
      npv: source.spread(layout.partyNpv + p),
      lossProbability: npv.filter((x) => x < 0).length / npv.length,
      peak: source.spread(layout.partyPeak + p),
      multiple: source.spread(layout.partyMultiple + p),
      irr: source.part(layout.partyIrr + p),
    };
  });
}
