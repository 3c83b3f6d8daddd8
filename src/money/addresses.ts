import type { Model } from '../model/index.ts';
import type { cashSeries } from '../simulate/index.ts';
import { partId, sitesOf } from './lines/contracts.ts';
import { rankOf } from './lines/rank.ts';

type CashSeries = (typeof cashSeries)[number];

/** Lines that make up a cash series of a project, each with its sign. */
export function cashAddresses(
  model: Model,
  project: number,
): Record<CashSeries, readonly (readonly [sign: 1 | -1, address: string])[]> {
  const { id, tranches, rentTo } = model.projects[project]!;
  const at = `projects.${id}`;
  const both = (line: string) =>
    ['works', 'chips'].map((purpose) => [1, `${at}.${purpose}.${line}`] as const);
  const one = (line: string) => [[1, `${at}.${line}`] as const];
  const drawn = (equity: boolean) =>
    tranches.flatMap(({ source, purpose }) => {
      const row = model.funds.sources[source]!;
      return (rankOf(row.instrument) === 'equity') === equity
        ? [[1, `${at}.${purpose}.${row.id}.draw`] as const]
        : [];
    });
  return {
    uses: both('need'),
    debtDrawn: drawn(false),
    equityDrawn: drawn(true),
    ownDrawn: both('own'),
    revenue: [...one('operations.revenue'), ...one('operations.remedies-got')],
    purchases: [...one('operations.purchases'), ...one('operations.remedies-paid')],
    operating: [
      ...one('operations.energy-cost'),
      ...one('operations.running-cost'),
      ...(rentTo >= 0 ? one('operations.land-rent') : []),
    ],
    refresh: [
      [1, `${at}.operations.refresh`],
      [-1, `${at}.operations.resale`],
    ],
    tax: one('tax.tax'),
    cfads: one('cash.cfads'),
    seniorPaid: one('cash.senior-paid'),
    juniorPaid: one('cash.junior-paid'),
    swept: one('cash.swept'),
    paidIn: one('owners.paid-in'),
    distributed: one('cash.distributed'),
    seniorDebt: one('cash.senior-debt'),
  };
}

/** What a tranche has drawn, in the order of projects and their tranches. */
export const trancheAddresses = (model: Model): string[] =>
  model.projects.flatMap(({ id, tranches }) =>
    tranches.map(
      ({ source, purpose }) => `projects.${id}.${purpose}.${model.funds.sources[source]!.id}.draw`,
    ),
  );

/** Lines of a part of a contract at a site. */
export interface Served {
  readonly contract: number;
  readonly site: number;
  /** One of its phases there: of what counts as revenue and for claims, all of them are alike. */
  readonly phase: number;
  readonly amount: string;
  readonly foregone: string;
  /** Undefined for a contract without late remedies. */
  readonly remedies: string | undefined;
}

export const servedAddresses = (model: Model): Served[] =>
  model.contractParts.flatMap((part, p) =>
    sitesOf(model, part).map((site) => {
      const at = `contracts.${partId(model, p)}.${model.sites[site]!.id}`;
      const { lateDue } = model.contracts[part.contract]!;
      return {
        contract: part.contract,
        site,
        phase: part.phases.find((phase) => model.phases[phase]!.site === site)!,
        amount: `${at}.amount`,
        foregone: `${at}.foregone`,
        remedies: Number.isFinite(lateDue) ? `${at}.remedies` : undefined,
      };
    }),
  );

/** Energy and running cost of a site, paid by a project. */
export const operatingAddresses = (model: Model): { site: number; addresses: string[] }[] =>
  model.projects.flatMap(({ id, operates }) =>
    [...new Set(operates.map((phase) => model.phases[phase]!.site))].map((site) => ({
      site,
      addresses: ['energy-cost', 'running-cost'].map(
        (line) => `projects.${id}.operations.${model.sites[site]!.id}.${line}`,
      ),
    })),
  );
