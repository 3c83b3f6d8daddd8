import type { Model } from '../model/index.ts';

/**
 * Series of the cash flows that a trial leaves, one value a period: period 0 is all before the first
 * month. `…-step` rows hold what starts less what ends, so that their running sum is the level.
 */
export type Flow =
  | { readonly of: 'cost'; readonly project: number; readonly package: number }
  | { readonly of: 'unfinished'; readonly project: number; readonly purpose: number }
  | { readonly of: 'placed'; readonly project: number; readonly class: number }
  | { readonly of: 'committed'; readonly project: number; readonly tranche: number }
  | {
      readonly of: 'mw-step' | 'energy-step' | 'running-step';
      readonly project: number;
      readonly site: number;
    }
  | { readonly of: 'refresh'; readonly project: number }
  | {
      readonly of: 'served-step' | 'remedies' | 'late';
      readonly part: number;
      readonly site: number;
    };

/** Classes of assets that are written off alike. */
export const assetClasses = ['building', 'power', 'chips'] as const;

/** What money of a tranche is for. */
export const purposes = ['works', 'chips'] as const;

/** By package: its class and its purpose. */
export const classOfPackage = (id: string): number => (id === 'chips' ? 2 : id === 'power' ? 1 : 0);
export const purposeOfPackage = (id: string): number => (id === 'chips' ? 1 : 0);

/** Name of a flow, the same for equal flows. */
export const flowKey = (flow: Flow): string => Object.values(flow).join(' ');

/** All flows of a model, in the order of their rows. */
export function flowsOf({ projects, phases, contractParts }: Model): Flow[] {
  const sitesOf = (of: readonly number[]) => [...new Set(of.map((phase) => phases[phase]!.site))];
  return [
    ...projects.flatMap((row, project): Flow[] => [
      ...row.packages.map((pack): Flow => ({ of: 'cost', project, package: pack })),
      ...purposes.map((_, purpose): Flow => ({ of: 'unfinished', project, purpose })),
      ...assetClasses.map((_, c): Flow => ({ of: 'placed', project, class: c })),
      ...row.tranches.map((_, tranche): Flow => ({ of: 'committed', project, tranche })),
      ...sitesOf(row.operates).flatMap((site): Flow[] => [
        { of: 'mw-step', project, site },
        { of: 'energy-step', project, site },
        { of: 'running-step', project, site },
      ]),
      { of: 'refresh', project },
    ]),
    ...contractParts.flatMap((row, part) =>
      sitesOf(row.phases).flatMap((site): Flow[] => [
        { of: 'served-step', part, site },
        { of: 'remedies', part, site },
        { of: 'late', part, site },
      ]),
    ),
  ];
}

/** Finds the row of a flow of the model; -1 for one that it does not have. */
export function flowRowOf(model: Model): (flow: Flow) => number {
  const rows = new Map(flowsOf(model).map((flow, row) => [flowKey(flow), row]));
  return (flow) => rows.get(flowKey(flow)) ?? -1;
}
