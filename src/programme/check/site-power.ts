import type { Finding } from '../diagnostic.ts';
import { apart } from './apart.ts';
import type { Check, Context, PhaseAt } from './context.ts';
import { median, most } from './median.ts';
import { changedByOptions, means } from './options.ts';

interface Need {
  readonly at: PhaseAt;
  /** At the meter at least, MW, as it is planned and as small as it may shrink. */
  readonly whole: number;
  readonly least: number;
}

interface Load {
  readonly site: string;
  /** MW of all lines, if all of them come. */
  readonly has: number;
  readonly needs: readonly Need[];
}

/** A phase that waits for power needs a site whose lines together carry it, if all of them come. */
export const enoughPower: Check = (context) =>
  loadsOf(context).flatMap(({ has, needs }) =>
    needs
      .filter(({ whole }) => exceeds(whole, has))
      .map(({ at: { site, id, phase, path }, whole }): Finding => {
        const [needed, all] = apart(whole, has, 'power');
        return {
          rule: 'too-little-power',
          path: [...path, 'mw'],
          fact: {
            en: `the phase ${site}.${phase.group ?? id} can never be energised: all power of its site comes to ${all}, and at the meter it needs ${needed}`,
            zh: `分期 ${site}.${phase.group ?? id} 永远无法投运：场址全部电源合计 ${all}，而按电表计它需要 ${needed}`,
          },
          value: needed,
          mend: {
            en: 'correct mw or pue, split the phase, or add power to the site',
            zh: '请更正 mw 或 pue，拆分该分期，或为场址增加电源',
          },
        };
      }),
  );

/** Phases keep the power they have got: where all of them need more than ever comes, the last get none. */
export const powerForAll: Check = (context) => {
  const addresses = changedByOptions(context.programme);
  const isOpen = (site: string) =>
    addresses.some(([table, id]) => table === 'sites' && means(id, site));
  return loadsOf(context).flatMap(({ site, has, needs }): readonly Finding[] => {
    const sum = needs.reduce((mw, { least }) => mw + least, 0);
    // a phase that is too large by itself is told by itself
    if (!exceeds(sum, has) || needs.some(({ whole }) => exceeds(whole, has)) || isOpen(site))
      return [];
    const [needed, all] = apart(sum, has, 'power');
    return [
      {
        rule: 'power-for-some',
        path: ['sites', site, 'power'],
        mark: 'key',
        fact: {
          en: `if all phases of ${site} come, the last of them wait for power for ever: all power of the site comes to ${all}, and at the meter they need ${needed}`,
          zh: `若 ${site} 的各分期都推进，最后的分期将永远等不到电：场址全部电源合计 ${all}，而按电表计它们需要 ${needed}`,
        },
        value: needed,
        mend: {
          en: 'correct mw or pue, or add power to the site; leave it if not all of them are to come',
          zh: '请更正 mw 或 pue，或为场址增加电源；若并非所有分期都会推进，则无须改动',
        },
      },
    ];
  });
};

const exceeds = (needed: number, has: number) => needed > has * (1 + 1e-9);

/** What phases that wait for power need, at sites of which it is known how much they have. */
function loadsOf({ programme, phases }: Context): readonly Load[] {
  const waiting = Map.groupBy(
    phases.filter(({ phase }) =>
      Object.values(phase.activities).some(({ gates }) => gates?.power === true),
    ),
    ({ site }) => site,
  );
  return [...waiting].flatMap(([site, all]): readonly Load[] => {
    const lines = Object.values(programme.sites[site]?.power ?? {});
    const has = lines.reduce((sum, { mw }) => sum + most(mw), 0);
    // a site without any line is told by another check
    if (lines.length === 0 || has === Infinity) return [];
    const needs = all.map((at): Need => {
      const { mw, pue, shrink } = at.phase;
      const whole = (median(mw, 0.001) ?? 0) * (pue === undefined ? 1 : (median(pue, 0.001) ?? 0));
      const size = shrink === undefined ? 1 : (median(shrink.to, 0.001) ?? 0);
      return { at, whole, least: whole * Math.min(1, size) };
    });
    return [{ site, has, needs }];
  });
}
