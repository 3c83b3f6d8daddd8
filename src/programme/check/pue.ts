import type { Finding } from '../diagnostic.ts';
import type { Check } from './context.ts';
import { median } from './median.ts';

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
