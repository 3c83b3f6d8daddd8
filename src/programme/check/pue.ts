import type { Finding } from '../diagnostic.ts';
import type { Check } from './context.ts';
import { median } from './median.ts';

/** Published averages of whole fleets lie between 1.1 and 2; above this it is most often a slip. */
const HIGHEST = 3;

/** The meter shows what the computers take and more: below 1 it is likely the inverse, or a share. */
export const pues: Check = ({ phases }) =>
  phases.flatMap(({ phase, path }): readonly Finding[] => {
    const middle = median(phase.pue);
    if (middle === undefined || middle >= 1) return [];
    return [
      {
        rule: 'out-of-range',
        path: [...path, 'pue'],
        fact: {
          en: `the meter shows less than the computers take, a PUE below 1: ${middle}`,
          zh: `电表读数小于 IT 负荷，PUE 低于 1：${middle}`,
        },
        value: String(middle),
        mend: {
          en: 'write meter over IT, such as 1.3',
          zh: '请写电表与 IT 负荷之比，例如 1.3',
        },
      },
    ];
  });

/** What cools and feeds the computers seldom takes twice as much as they do. */
export const highPues: Check = ({ phases }) =>
  phases.flatMap(({ phase, path }): readonly Finding[] => {
    const middle = median(phase.pue);
    if (middle === undefined || middle <= HIGHEST) return [];
    return [
      {
        rule: 'high-pue',
        path: [...path, 'pue'],
        fact: {
          en: `a PUE of more than ${HIGHEST}, so that the meter shows that many times what the computers take: ${middle}`,
          zh: `PUE 高于 ${HIGHEST}，即电表读数为 IT 负荷的这么多倍：${middle}`,
        },
        value: String(middle),
        mend: {
          en: 'write meter over IT, such as 1.3',
          zh: '请写电表与 IT 负荷之比，例如 1.3',
        },
      },
    ];
  });
