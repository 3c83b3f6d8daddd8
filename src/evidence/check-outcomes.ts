import type { Finding, Path } from '../programme/index.ts';
import { type Bilingual, type Day, dateSpan, isoOf, nearestName } from '../units/index.ts';
import { spanOf } from './asOf.ts';
import type { Fact, FactResolution } from './facts.ts';
import type { Forecasts, ForecastUnit } from './forecast.ts';
import { outcomeOf } from './outcome.ts';

/**
 * What is wrong with the outcomes that facts tell of a forecast: claims and quantities that it does
 * not have, values in another unit, and ends that could not be known yet.
 */
export function checkOutcomes(facts: readonly Fact[], forecasts: Forecasts): readonly Finding[] {
  return facts.flatMap((fact, i) =>
    (fact.resolves ?? []).flatMap((one, k) =>
      checkOne(one, spanOf(fact.known).last, ['facts', i, 'resolves', k], forecasts),
    ),
  );
}

function checkOne(
  one: FactResolution,
  known: Day,
  path: Path,
  forecasts: Forecasts,
): readonly Finding[] {
  if ('claim' in one) return checkClaim(one.claim, one.outcome, known, path, forecasts);
  const bad = (field: string, value: string, fact: Bilingual, mend: Bilingual): Finding[] => [
    { rule: 'bad-facts', path: [...path, field], value, fact, mend },
  ];
  const quantity = forecasts.quantity(one.quantity);
  if (!quantity.ok) return bad('quantity', one.quantity, quantity.fact, quantity.mend);
  const { unit, by } = quantity.value;
  const shown = String(one.value);
  const outcome = outcomeOf(one.value, unit);
  if (!outcome.ok) return bad('value', shown, outcome.fact, figures[unit]);
  const { value, later } = outcome.value;
  // A month stands for its middle, which may lie after the day on which the fact was known.
  const happened = later ? value : (dateSpan(shown)?.first ?? value);
  const day = unit === 'date' ? happened : (by ?? known);
  return day <= known ? [] : tooEarly(path, 'value', shown, day, known);
}

function checkClaim(
  id: string,
  outcome: boolean,
  known: Day,
  path: Path,
  { claims }: Forecasts,
): readonly Finding[] {
  const claim = claims.find((one) => one.id === id);
  if (claim === undefined) {
    const nearest = nearestName(
      id,
      claims.map((one) => one.id),
    );
    return [
      {
        rule: 'bad-facts',
        path: [...path, 'claim'],
        fact: { en: `the result has no claim ${id}`, zh: `结果中没有这个公开说法：${id}` },
        value: id,
        mend: { en: 'name a claim of the result', zh: '请写结果中的公开说法' },
        ...(nearest === undefined ? {} : { nearest }),
      },
    ];
  }
  const { by } = claim;
  // What is asked for at least may be reached early, what is asked for at most may be passed early.
  const mayBeEarly = outcome === (claim.sense === 'atLeast');
  return mayBeEarly || by <= known ? [] : tooEarly(path, 'outcome', String(outcome), by, known);
}

/** Of a range its middle: a forecast is held against one figure. */
const oneFigure = (example: string): Bilingual => ({
  en: `write one figure, of a range its middle, such as ${example}`,
  zh: `请写一个数，范围取其中点，例如 ${example}`,
});

const figures: Readonly<Record<ForecastUnit, Bilingual>> = {
  'IT MW': oneFigure('206 MW'),
  USD: oneFigure('1.5bn USD'),
  'USD/yr': oneFigure('2bn USD/yr'),
  count: oneFigure('3'),
  date: {
    en: 'write a date such as 2026-03-14, or after 2026-06-30 if it had not come by then',
    zh: '请写日期，例如 2026-03-14；到某日仍未发生则写 after 2026-06-30',
  },
};

const tooEarly = (path: Path, field: string, value: string, day: Day, known: Day): Finding[] => [
  {
    rule: 'bad-facts',
    path: [...path, field],
    fact: {
      en: `what is decided on ${isoOf(day)} could not be known on ${isoOf(known)}: ${value}`,
      zh: `${isoOf(day)} 才有定论，${isoOf(known)} 无从知晓：${value}`,
    },
    value,
    mend: {
      en: 'correct the day, or leave it open until a later fact tells',
      zh: '请更正日期，或留待以后的事实说明',
    },
  },
];
