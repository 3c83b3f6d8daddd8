import { quantile } from '../../uncertainty/index.ts';
import { parseLink } from '../link.ts';
import { unknownActivity } from './activities.ts';
import type { Check } from './context.ts';

/** Links must be readable and lead to activities; leads (negative lags) are worth a second look. */
export const links: Check = (context) =>
  [...context.activities.values()].flatMap(({ activity, in: at, path }) =>
    activity.after.flatMap((raw, i) => {
      const here = [...path, 'after', i];
      const link = parseLink(raw, { site: at.site, phase: at.id });
      if (!link.ok)
        return [{ rule: 'bad-link' as const, path: here, fact: link.fact, mend: link.mend }];
      const { site, phase, activity: to, lag } = link.value;
      const name =
        typeof raw === 'string'
          ? site === at.site && phase === at.id
            ? to
            : `${site}.${phase}.${to}`
          : raw.activity;
      const lead =
        lag !== undefined && lag.spec.kind !== 'reference' && quantile(lag.spec, 0.5) < 0;
      return [
        ...unknownActivity(
          context,
          name,
          typeof raw === 'string' ? here : [...here, 'activity'],
          at,
        ),
        ...(lead
          ? [
              {
                rule: 'negative-lag' as const,
                path: here,
                fact: {
                  en: `a lead makes the successor start before its reason is there: ${typeof raw === 'string' ? raw : raw.activity}`,
                  zh: `提前量使后续工作在其前提出现之前就开始：${typeof raw === 'string' ? raw : raw.activity}`,
                },
                mend: {
                  en: 'split the predecessor, or link to its start with a lag',
                  zh: '请拆分紧前工作，或改为与其开始相连并加时延',
                },
              },
            ]
          : []),
      ];
    }),
  );
