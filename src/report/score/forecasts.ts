import type { Forecasts, ForecastUnit, QuantityForecast } from '../../evidence/index.ts';
import {
  addMonths,
  type Bilingual,
  type Checked,
  type Day,
  dayOf,
  failed,
  nearestName,
  passed,
} from '../../units/index.ts';
import type { DateSpread, MonthlySpread, Result } from '../result.ts';

/** What a result forecasts under one name: a spread, or one for each month. */
type Forecast =
  | { readonly kind: 'dates'; readonly dates: DateSpread }
  | {
      readonly kind: 'total';
      readonly unit: ForecastUnit;
      readonly quantiles: readonly number[];
      readonly by?: Day;
    }
  | { readonly kind: 'months'; readonly unit: ForecastUnit; readonly months: MonthlySpread };

/**
 * The forecasts of a result by address: `claims.ID` (what the claim measures on its day),
 * `scopes.ID.mw@2026-06` (at the end of that month), `phases.ID.energised` and so on.
 */
export function forecastsOf(result: Result): Forecasts {
  const { stamp, claims } = result;
  const named = new Map(forecastsByName(result));
  return {
    dataDate: dayOf(stamp.dataDate),
    claims: claims.map(({ id, probability, sense, by }) => ({
      id,
      probability: probability.value,
      trials: stamp.trials,
      sense,
      by: dayOf(by),
    })),
    quantity: (id) => quantityAt(result, named, id),
  };
}

function* forecastsByName(result: Result): Generator<readonly [string, Forecast]> {
  const dates = (spread: DateSpread): Forecast => ({ kind: 'dates', dates: spread });
  for (const { id, unit, measured, by } of result.claims) {
    const { quantiles } = measured;
    yield [`claims.${id}`, { kind: 'total', unit, quantiles, by: dayOf(by) }];
  }
  for (const { id, firstEnergised, monthly } of result.scopes) {
    yield [`scopes.${id}.firstEnergised`, dates(firstEnergised)];
    for (const [name, unit] of monthlyUnits)
      yield [`scopes.${id}.${name}`, { kind: 'months', unit, months: monthly[name] }];
  }
  for (const { id, firstEnergised, mw, spent } of result.sites) {
    yield [`sites.${id}.firstEnergised`, dates(firstEnergised)];
    yield [`sites.${id}.mw`, { kind: 'months', unit: 'IT MW', months: mw }];
    yield [`sites.${id}.spent`, { kind: 'months', unit: 'USD', months: spent }];
  }
  for (const { id, committed, energised, cost } of result.phases) {
    yield [`phases.${id}.committed`, dates(committed)];
    yield [`phases.${id}.energised`, dates(energised)];
    yield [`phases.${id}.cost`, { kind: 'total', unit: 'USD', quantiles: cost.quantiles }];
  }
  for (const { id, signed } of result.agreements) yield [`agreements.${id}.signed`, dates(signed)];
}

const monthlyUnits = [
  ['mw', 'IT MW'],
  ['dataCentres', 'count'],
  ['spent', 'USD'],
  ['committed', 'USD'],
  ['jobs', 'count'],
] as const;

function quantityAt(
  { levels, months, stamp }: Result,
  named: ReadonlyMap<string, Forecast>,
  id: string,
): Checked<QuantityForecast> {
  const [name = '', month] = id.split('@');
  const found = named.get(name);
  if (found === undefined) return noSuch(id, nearestName(name, named.keys()));
  const table = (values: readonly number[]) =>
    levels.flatMap((p, i) => {
      const value = values[i];
      return value === undefined ? [] : [{ p, value }];
    });
  if (found.kind !== 'months' && month !== undefined) return misplacedMonth(id, name);
  switch (found.kind) {
    case 'dates': {
      const days = found.dates.quantiles.map((iso) =>
        iso === null ? Number.POSITIVE_INFINITY : dayOf(iso),
      );
      return passed({ id, unit: 'date', quantiles: table(days), horizon: dayOf(stamp.horizon) });
    }
    case 'total':
      return passed({
        id,
        unit: found.unit,
        quantiles: table(found.quantiles),
        ...(found.by === undefined ? {} : { by: found.by }),
      });
    case 'months': {
      const at = months.indexOf(month ?? '');
      const values = found.months.quantiles[at];
      if (month === undefined || values === undefined) return noMonth(id, name, months);
      const by = addMonths(dayOf(month), 1) - 1;
      return passed({ id, unit: found.unit, quantiles: table(values), by });
    }
  }
}

const noSuch = (id: string, nearest: string | undefined) =>
  failed(
    { en: `the result forecasts no such quantity: ${id}`, zh: `结果没有预测这个量：${id}` },
    nearest === undefined
      ? { en: 'docs/scoring.md lists them', zh: '请见 docs/scoring.md 所列' }
      : didYouMean(nearest),
  );

const misplacedMonth = (id: string, name: string) =>
  failed(
    { en: `a quantity without months, found one: ${id}`, zh: `此量不分月份：${id}` },
    { en: `write ${name}`, zh: `请写 ${name}` },
  );

function noMonth(id: string, name: string, months: readonly string[]) {
  const [first = '', last = ''] = [months[0], months.at(-1)];
  return failed(
    { en: `no month of the result: ${id}`, zh: `缺少结果所含的月份：${id}` },
    {
      en: `write a month from ${first} to ${last}, such as ${name}@${first}`,
      zh: `请写 ${first} 至 ${last} 之间的月份，例如 ${name}@${first}`,
    },
  );
}

const didYouMean = (nearest: string): Bilingual => ({
  en: `did you mean ${nearest}?`,
  zh: `是否想写 ${nearest}？`,
});
