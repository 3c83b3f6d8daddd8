import { type Bilingual, formatQuantity, isoOf } from '../../units/index.ts';
import type { Finding } from '../diagnostic.ts';
import { measures } from '../schema/deal.ts';
import type { Claim, Programme } from '../schema/programme.ts';
import { phasesOf } from '../selection.ts';
import { suggest } from '../suggest.ts';
import type { Check } from './context.ts';
import { median } from './median.ts';

/** Nothing is simulated after the horizon, so no claim can be measured there. */
export const claimDays: Check = ({ programme }) =>
  Object.entries(programme.claims).flatMap(([id, { by }]): readonly Finding[] =>
    by <= programme.horizon
      ? []
      : [
          {
            rule: 'claim-day',
            path: ['claims', id, 'by'],
            fact: {
              en: `the day of the claim is after the horizon ${isoOf(programme.horizon)}: ${isoOf(by)}`,
              zh: `公开说法的日期晚于预测期末 ${isoOf(programme.horizon)}：${isoOf(by)}`,
            },
            value: isoOf(by),
            against: [['horizon']],
            mend: {
              en: `move the horizon to ${isoOf(by)} or later, or the claim to an earlier day`,
              zh: `请把 horizon 移到 ${isoOf(by)} 或更晚，或把该说法的日期提前`,
            },
          },
        ],
  );

/** A claim about the size of what is planned may be decided before anything is built. */
export const decidedClaims: Check = ({ programme }) =>
  Object.entries(programme.claims).flatMap(([id, claim]): readonly Finding[] => {
    const { sense, threshold } = claim;
    const most = mostOf(programme, claim);
    const never = sense === 'atLeast' && most !== undefined && most < threshold * (1 - 1e-9);
    const always = sense === 'atLeast' ? threshold === 0 : most !== undefined && most <= threshold;
    if (!never && !always) return [];
    const shown = (value: number): string =>
      formatQuantity(value, measures[claim.measure], { locale: 'en' });
    const figure =
      most === undefined
        ? { en: '', zh: '' }
        : {
            en: `, all that it measures comes to ${shown(most)}`,
            zh: `，其所指全部合计 ${shown(most)}`,
          };
    return [
      {
        rule: 'claim-decided',
        path: ['claims', id, sense],
        fact: {
          en: `the claim ${never ? 'cannot come true' : 'is true whatever happens'} as the file stands${figure.en}: ${shown(threshold)}`,
          zh: `按文件现状，该说法${never ? '不可能成真' : '无论如何都成立'}${figure.zh}：${shown(threshold)}`,
        },
        value: shown(threshold),
        ...mendOf(programme, claim, never),
      },
    ];
  });

/** What to do about it; where no site is in the state, that is it. */
function mendOf(
  programme: Programme,
  { state }: Claim,
  never: boolean,
): { readonly mend: Bilingual; readonly nearest?: string } {
  const states = Object.values(programme.sites).flatMap(({ place }) => place?.state ?? []);
  if (state !== undefined && !states.includes(state))
    return {
      mend: {
        en: `no site is in the state ${state}: correct it, or leave it if it is meant`,
        zh: `没有场址位于 ${state}：请更正；若确是此意则不必改`,
      },
      ...suggest(state, states),
    };
  return {
    mend: never
      ? {
          en: 'correct the claim, add what is missing, or leave it if that is what it shows',
          zh: '请更正该说法，或补上缺少的内容；若正要说明这一点则不必改',
        }
      : {
          en: 'correct the claim, or remove it: its chance is 100 %',
          zh: '请更正或删去该说法：其概率为 100 %',
        },
  };
}

/**
 * The most that can be measured, or more than the threshold: data centres, MW or agreements, and nothing
 * where nobody works, nobody buys or nobody pays; undefined where the size of the plan does not tell.
 */
function mostOf(programme: Programme, claim: Claim): number | undefined {
  const { measure, of, threshold } = claim;
  if (measure === 'signed') {
    if (of === undefined || of === '*') return Object.keys(programme.agreements).length;
    const id = of.startsWith('agreement:') ? of.slice('agreement:'.length) : of;
    return Object.hasOwn(programme.agreements, id) ? 1 : 0;
  }
  const phases = phasesMeasured(programme, claim);
  if (measure !== 'mw' && measure !== 'data-centres')
    return isMeasured(programme, claim, phases) ? undefined : 0;
  let sum = 0;
  for (const { phase } of phases) {
    const mw = phase.mw.drivers === undefined ? median(phase.mw, 0.999) : undefined;
    if (measure === 'mw' && mw === undefined) return undefined;
    sum += measure === 'mw' ? (mw ?? 0) : phase.dataCentres;
    // Enough is enough: how much more there is makes no difference.
    if (sum > threshold) return sum;
  }
  return sum;
}

type PhaseMeasured = ReturnType<typeof phasesMeasured>[number];

const phasesMeasured = (programme: Programme, { of, state }: Claim) =>
  phasesOf(programme, of ?? '*').flatMap((at) => {
    const site = programme.sites[at.site];
    const phase = site?.phases[at.phase];
    const elsewhere = state !== undefined && site?.place?.state !== state;
    return phase === undefined || elsewhere ? [] : [{ site: at.site, id: at.phase, phase }];
  });

/** Whether there is anything to measure: money of a source, revenue of a contract, people at work. */
function isMeasured(
  programme: Programme,
  { measure, of }: Claim,
  phases: readonly PhaseMeasured[],
): boolean {
  if (measure === 'jobs')
    return phases.some(
      ({ phase: { activities, operating } }) =>
        operating?.staff !== undefined ||
        Object.values(activities).some(
          ({ workers, workersPerMw }) => workers !== undefined || workersPerMw !== undefined,
        ),
    );
  if (measure === 'revenue')
    return Object.values(programme.contracts).some(
      ({ kind, sites }) =>
        kind !== 'power' &&
        sites.some((covered) =>
          phasesOf(programme, covered).some((one) =>
            phases.some(({ site, id }) => one.site === site && one.phase === id),
          ),
        ),
    );
  const id = of?.replace(/^(party|capital):/, '');
  return (
    phases.length > 0 ||
    Object.entries(programme.capital).some(([source, { party }]) => source === id || party === id)
  );
}
