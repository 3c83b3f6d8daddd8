import type { Finding } from '../diagnostic.ts';
import type { Check } from './context.ts';
import { namedBy, phasesAt } from './holdings.ts';

/** An asset is held once. */
export const heldTwice: Check = (context) => {
  const holder = new Map<string, string>();
  return Object.entries(context.programme.projects).flatMap(([id, project]): readonly Finding[] => {
    const twice = namedBy(context, project).filter((part) => holder.has(part));
    for (const part of namedBy(context, project)) if (!holder.has(part)) holder.set(part, id);
    const [part] = twice;
    if (part === undefined) return [];
    const [phase = '', pack = ''] = part.split(' ');
    const at = project.sites.findIndex((site) => phasesAt(context, [site]).includes(phase));
    return [
      {
        rule: 'held-twice',
        path: ['projects', id, 'sites', Math.max(0, at)],
        fact: `${holder.get(part)} already holds ${pack} of ${phase}${twice.length > 1 ? ` and ${twice.length - 1} more of what this project names` : ''}: ${id}`,
        value: id,
        mend: 'name other sites, or the packages that each of the two holds',
      },
    ];
  });
};

/** A project whose company does nothing where it holds assets, or that holds none, is often a slip. */
export const idleProjects: Check = (context) => {
  const { projects, sites, contracts } = context.programme;
  return Object.entries(projects).flatMap(([id, project]): readonly Finding[] => {
    const { company } = project;
    const phases = phasesAt(context, project.sites);
    if (phases.length === 0)
      return [
        {
          rule: 'idle-project',
          path: ['projects', id],
          mark: 'key',
          fact: `the project holds nothing: ${id}`,
          value: id,
          mend: 'name sites that have phases, or remove the project',
        },
      ];
    const there = [...new Set(phases.map((phase) => phase.slice(0, phase.indexOf('.'))))];
    const busy =
      there.some((site) => {
        const at = sites[site];
        return at?.developer === company || at?.operator === company;
      }) ||
      Object.values(contracts).some(
        (c) =>
          (c.seller === company || c.buyer === company) &&
          phasesAt(context, c.sites).some((phase) => phases.includes(phase)),
      );
    return busy
      ? []
      : [
          {
            rule: 'idle-project',
            path: ['projects', id, 'company'],
            fact: `the company neither develops nor operates, sells or buys anything at ${there.slice(0, 3).join(', ')}: ${company}`,
            value: company,
            mend: 'name the company that is paid there, or add its contract',
          },
        ];
  });
};

/** A guaranteed value has somebody who guarantees it. */
export const guarantees: Check = ({ programme }) =>
  Object.entries(programme.projects).flatMap(([id, { residual }]): readonly Finding[] => {
    const has = residual?.guarantor !== undefined;
    if (residual === undefined || has === (residual.guaranteed !== undefined)) return [];
    return [
      {
        rule: 'half-guarantee',
        path: ['projects', id, 'residual', has ? 'guarantor' : 'guaranteed'],
        mark: 'key',
        fact: has
          ? `a guarantor of the residual value without a guaranteed value: ${residual.guarantor}`
          : `a guaranteed residual value without a guarantor: ${id}`,
        value: residual.guarantor ?? id,
        mend: has ? 'add guaranteed, such as 30 %' : 'add guarantor: the party that pays',
      },
    ];
  });

/** A remedy for missed calls has its penalty or its rate, and only its own. */
export const remedies: Check = ({ programme }) =>
  Object.entries(programme.projects).flatMap(([id, { calls }]) => {
    const pairs = [
      { key: 'penalty', of: 'punitive', such: '50 %' },
      { key: 'rate', of: 'member-loan', such: '12 %' },
    ] as const;
    return pairs.flatMap(({ key, of, such }): readonly Finding[] => {
      const stated = calls[key] !== undefined;
      if (stated === (calls.remedy === of)) return [];
      return [
        {
          rule: 'remedy',
          path: ['projects', id, 'calls', stated ? key : 'remedy'],
          ...(stated ? { mark: 'key' as const } : {}),
          fact: stated
            ? `a ${key} changes nothing unless the remedy is ${of}: ${calls.remedy}`
            : `the remedy has no ${key}: ${of}`,
          value: calls.remedy,
          mend: stated ? `write remedy: ${of}, or remove it` : `add ${key}, such as ${such}`,
        },
      ];
    });
  });
