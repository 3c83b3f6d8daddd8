import type { Finding, Programme } from '../programme/index.ts';
import { isoOf } from '../units/index.ts';
import type { Fact } from './facts.ts';

/** A claim whose day is not after the data date is history: there must be a fact that says how it ended. */
export function pastClaims(
  { claims, dataDate, horizon }: Programme,
  facts: readonly Fact[],
): readonly Finding[] {
  // With the two days the wrong way round every claim would be past.
  if (horizon <= dataDate) return [];
  const settled = new Set(
    facts.flatMap(({ resolves = [] }) => resolves.flatMap((r) => ('claim' in r ? [r.claim] : []))),
  );
  return Object.entries(claims).flatMap(([id, { by }]): readonly Finding[] =>
    by > dataDate || settled.has(id)
      ? []
      : [
          {
            rule: 'claim-day',
            path: ['claims', id, 'by'],
            fact: {
              en: `the day of the claim is not after the data date ${isoOf(dataDate)}, and no fact says how it ended: ${isoOf(by)}`,
              zh: `公开说法的日期不晚于数据截止日 ${isoOf(dataDate)}，又没有事实说明其结果：${isoOf(by)}`,
            },
            value: isoOf(by),
            against: [['dataDate']],
            mend: {
              en: 'correct the day, or add a fact that resolves the claim',
              zh: '请更正日期，或补上了结（resolves）该说法的事实',
            },
          },
        ],
  );
}
