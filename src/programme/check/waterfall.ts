import { formatQuantity } from '../../units/index.ts';
import type { Finding } from '../diagnostic.ts';
import type { Check } from './context.ts';
import { median } from './median.ts';

const rate = (value: number) => formatQuantity(value, 'rate', { locale: 'en' });
const share = (value: number) => formatQuantity(value, 'share', { locale: 'en' });

/** A promote needs somebody who gets it and tiers that say how much. */
export const promotes: Check = ({ programme }) =>
  Object.entries(programme.projects).flatMap(([id, { distribution }]): readonly Finding[] => {
    const { promote, tiers, catchUp } = distribution;
    const path = ['projects', id, 'distribution'];
    if (promote !== undefined && tiers.length === 0)
      return [
        {
          rule: 'half-promote',
          path: [...path, 'promote'],
          fact: `a promote without tiers is never paid: ${promote}`,
          value: promote,
          mend: 'add tiers: [{ above: 8 %, share: 20 % }]',
        },
      ];
    const key = tiers.length > 0 ? 'tiers' : 'catchUp';
    return promote !== undefined || (tiers.length === 0 && catchUp === undefined)
      ? []
      : [
          {
            rule: 'half-promote',
            path: [...path, key],
            mark: 'key',
            fact: `${key} without a party that gets the promote: ${id}`,
            value: id,
            mend: `add promote: the party that gets it${key === 'catchUp' ? ', and tiers' : ''}`,
          },
        ];
  });

/** Tiers rise from the preferred return on, and each can be passed. */
export const tiers: Check = ({ programme }) =>
  Object.entries(programme.projects).flatMap(([id, { distribution }]) =>
    distribution.tiers.flatMap((tier, i): readonly Finding[] => {
      const path = ['projects', id, 'distribution', 'tiers', i];
      const before = distribution.tiers[i - 1];
      const above = median(tier.above);
      const least = median(i === 0 ? distribution.preferred : before?.above);
      const earlier = median(before?.share);
      const found: Finding[] = [];
      if (above !== undefined && least !== undefined && (i === 0 ? above < least : above <= least))
        found.push({
          rule: 'tiers',
          path: [...path, 'above'],
          fact:
            i === 0
              ? `the first tier lies below the preferred return of ${rate(least)}: ${rate(above)}`
              : `the tier does not lie above the one before, ${rate(least)}: ${rate(above)}`,
          value: rate(above),
          mend: 'let the returns rise from the preferred return on',
        });
      if (earlier !== undefined && earlier >= 1 - 1e-9)
        found.push({
          rule: 'tiers',
          path: [...path.slice(0, -1), i - 1, 'share'],
          fact: `the promote takes all, so that the owners never reach the next tier: ${share(earlier)}`,
          value: share(earlier),
          mend: 'lower the share, or remove the tiers above',
        });
      return found;
    }),
  );

/** A catch-up only catches up if it gives the promote more than its share of all profit. */
export const catchUps: Check = ({ programme }) =>
  Object.entries(programme.projects).flatMap(([id, { distribution }]): readonly Finding[] => {
    const catchUp = median(distribution.catchUp);
    const aim = median(distribution.tiers[0]?.share);
    if (catchUp === undefined || aim === undefined || catchUp > aim) return [];
    return [
      {
        rule: 'catch-up',
        path: ['projects', id, 'distribution', 'catchUp'],
        fact: `the catch-up gives the promote no more than its share of all profit, ${share(aim)}, and never gets there: ${share(catchUp)}`,
        value: share(catchUp),
        mend: 'raise it, such as to 100 %, or remove it',
      },
    ];
  });
