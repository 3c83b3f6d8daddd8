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
        fact: {
          en: `${holder.get(part)} already holds ${pack} of ${phase}${twice.length > 1 ? ` and ${twice.length - 1} more of what this project names` : ''}: ${id}`,
          zh: `${holder.get(part)} 已持有 ${phase} 的 ${pack}${twice.length > 1 ? `，以及本项目公司所列的另外 ${twice.length - 1} 项` : ''}：${id}`,
        },
        value: id,
        mend: {
          en: 'name other sites, or the packages that each of the two holds',
          zh: '请改写场址，或分别写明两者各自持有的费用包',
        },
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
          fact: { en: `the project holds nothing: ${id}`, zh: `该项目公司名下没有资产：${id}` },
          value: id,
          mend: {
            en: 'name sites that have phases, or remove the project',
            zh: '请写有分期的场址，或删去该项目公司',
          },
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
            fact: {
              en: `the company neither develops nor operates, sells or buys anything at ${there.slice(0, 3).join(', ')}: ${company}`,
              zh: `该公司在 ${there.slice(0, 3).join('、')} 既不开发、不运营，也不买卖任何东西：${company}`,
            },
            value: company,
            mend: {
              en: 'name the company that is paid there, or add its contract',
              zh: '请写在那里收款的公司，或补上其合同',
            },
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
          ? {
              en: `a guarantor of the residual value without a guaranteed value: ${residual.guarantor}`,
              zh: `残值有担保方，却没有担保值：${residual.guarantor}`,
            }
          : {
              en: `a guaranteed residual value without a guarantor: ${id}`,
              zh: `残值有担保值，却没有担保方：${id}`,
            },
        value: residual.guarantor ?? id,
        mend: has
          ? { en: 'add guaranteed, such as 30 %', zh: '请补上 guaranteed，例如 30 %' }
          : { en: 'add guarantor: the party that pays', zh: '请补上 guarantor，即付款的参与方' },
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
            ? {
                en: `a ${key} changes nothing unless the remedy is ${of}: ${calls.remedy}`,
                zh: `救济方式不是 ${of} 时，${key} 不起作用：${calls.remedy}`,
              }
            : { en: `the remedy has no ${key}: ${of}`, zh: `该救济方式没有 ${key}：${of}` },
          value: calls.remedy,
          mend: stated
            ? { en: `write remedy: ${of}, or remove it`, zh: `请写 remedy: ${of}，或将其删去` }
            : { en: `add ${key}, such as ${such}`, zh: `请补上 ${key}，例如 ${such}` },
        },
      ];
    });
  });
