import type { Model } from '../model/index.ts';
import { cashSeries } from '../simulate/index.ts';
import {
  cashAddresses,
  operatingAddresses,
  servedAddresses,
  trancheAddresses,
} from './addresses.ts';

/** A row whose sum over trials, from period `from` on, is added to sums of a block. */
export interface CashMean {
  readonly address: string;
  readonly sign: 1 | -1;
  readonly from: number;
  readonly count: number;
  readonly into: 'cash' | 'drawn' | 'revenue' | 'operating' | 'ownDrawn';
  /** Where the first period goes, and how far on the next one: 0 adds all to one. */
  readonly first: number;
  readonly step: 0 | 1;
}

/** All rows that only count as sums over trials. */
export function cashMeans(model: Model): CashMean[] {
  const { months, projects, sites, contracts } = model;
  const periods = model.moneyMonths + 1;
  const sourceOf = projects.flatMap(({ tranches }) => tranches.map(({ source }) => source));

  const whole = { from: 0, count: periods, step: 1, into: 'cash' } as const;
  const inMonths = { sign: 1, from: 1, count: months, step: 1 } as const;
  const atOnce = { sign: 1, from: 0, count: periods, step: 0, into: 'ownDrawn' } as const;
  const inScopes = (into: 'revenue' | 'operating', site: number, address: string) =>
    sites[site]!.scopes.map((scope) => ({ ...inMonths, into, address, first: scope * months }));
  return [
    ...projects.flatMap((_, project) => {
      const rows = cashAddresses(model, project);
      return cashSeries.flatMap((key, k) =>
        rows[key].map(([sign, address]) => {
          const first = (project * cashSeries.length + k) * periods;
          return { ...whole, address, sign, first };
        }),
      );
    }),
    ...trancheAddresses(model).map((address, k) => {
      return { ...inMonths, into: 'drawn', address, first: sourceOf[k]! * months } as const;
    }),
    ...projects
      .flatMap(({ id }) => ['works', 'chips'].map((purpose) => `projects.${id}.${purpose}.own`))
      .map((address, first) => ({ ...atOnce, address, first })),
    ...servedAddresses(model).flatMap(({ contract, site, phase, amount }) =>
      contracts[contract]!.kind === model.revenueKinds[phase]
        ? inScopes('revenue', site, amount)
        : [],
    ),
    ...operatingAddresses(model).flatMap(({ site, addresses }) =>
      addresses.flatMap((address) => inScopes('operating', site, address)),
    ),
  ];
}
