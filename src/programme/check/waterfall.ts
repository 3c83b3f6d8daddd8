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
          fact: {
            en: `a promote without tiers is never paid: ${promote}`,
            zh: `没有档位的超额收益分成永远不会支付：${promote}`,
          },
          value: promote,
          mend: {
            en: 'add tiers: [{ above: 8 %, share: 20 % }]',
            zh: '请补上 tiers: [{ above: 8 %, share: 20 % }]',
          },
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
            fact: {
              en: `${key} without a party that gets the promote: ${id}`,
              zh: `有 ${key}，却没有取得超额收益分成的参与方：${id}`,
            },
            value: id,
            mend: {
              en: `add promote: the party that gets it${key === 'catchUp' ? ', and tiers' : ''}`,
              zh: `请补上 promote，即取得分成的参与方${key === 'catchUp' ? '，并补上 tiers' : ''}`,
            },
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
              ? {
                  en: `the first tier lies below the preferred return of ${rate(least)}: ${rate(above)}`,
                  zh: `第一档低于优先回报 ${rate(least)}：${rate(above)}`,
                }
              : {
                  en: `the tier does not lie above the one before, ${rate(least)}: ${rate(above)}`,
                  zh: `该档不高于前一档 ${rate(least)}：${rate(above)}`,
                },
          value: rate(above),
          against: [
            i === 0
              ? ['projects', id, 'distribution', 'preferred']
              : ['projects', id, 'distribution', 'tiers', i - 1, 'above'],
          ],
          mend: {
            en: 'let the returns rise from the preferred return on',
            zh: '请让各档回报从优先回报起逐档递增',
          },
        });
      if (earlier !== undefined && earlier >= 1 - 1e-9)
        found.push({
          rule: 'tiers',
          path: [...path.slice(0, -1), i - 1, 'share'],
          fact: {
            en: `the promote takes all, so that the owners never reach the next tier: ${share(earlier)}`,
            zh: `分成取走全部，股东永远到不了下一档：${share(earlier)}`,
          },
          value: share(earlier),
          mend: {
            en: 'lower the share, or remove the tiers above',
            zh: '请降低份额，或删去其上各档',
          },
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
        fact: {
          en: `the catch-up gives the promote no more than its share of all profit, ${share(aim)}, and never gets there: ${share(catchUp)}`,
          zh: `追补给分成方的份额不超过其应得的利润份额 ${share(aim)}，永远追不上：${share(catchUp)}`,
        },
        value: share(catchUp),
        against: [['projects', id, 'distribution', 'tiers', 0, 'share']],
        mend: {
          en: 'raise it, such as to 100 %, or remove it',
          zh: '请提高，例如到 100 %，或删去',
        },
      },
    ];
  });
