import { packages } from '../schema/activity.ts';
import type { Capital, Contract, Programme, Project } from '../schema/programme.ts';
import { phasesOf } from '../selection.ts';
import type { Context } from './context.ts';

type Package = (typeof packages)[number];

/** What a company holds, as part of a stated project or as the developer of a site. */
export interface Holding {
  /** Id of the stated project; none for what is left to the developer. */
  readonly id: string | undefined;
  readonly project: Project | undefined;
  readonly company: string;
  /** `site.phase package` of all it holds. */
  readonly parts: ReadonlySet<string>;
}

export const partOf = (phase: string, pack: Package) => `${phase} ${pack}`;

/** By programme what lists of selectors name: many contracts cover the same, and many checks ask. */
const named = new WeakMap<Programme, Map<string, readonly string[]>>();

/** Phases `site.phase` that selectors name. */
export function phasesAt({ programme }: Context, selectors: readonly string[]): readonly string[] {
  const known = named.get(programme) ?? new Map<string, readonly string[]>();
  named.set(programme, known);
  const key = JSON.stringify(selectors);
  const before = known.get(key);
  if (before !== undefined) return before;
  const found = new Set(
    selectors.flatMap((s) => phasesOf(programme, s).map(({ site, phase }) => `${site}.${phase}`)),
  );
  known.set(key, [...found]);
  return [...found];
}

/** Parts of phases that a project names, whoever holds them. */
export const namedBy = (context: Context, { sites, packages: only }: Project): readonly string[] =>
  phasesAt(context, sites).flatMap((phase) =>
    (only.length === 0 ? packages : only).map((pack) => partOf(phase, pack)),
  );

/** Who holds what: projects in the order of the file, then the developers of the sites. */
export function holdingsOf(context: Context): readonly Holding[] {
  const taken = new Set<string>();
  const free = (parts: readonly string[]) => {
    const found = new Set(parts.filter((part) => !taken.has(part)));
    for (const part of found) taken.add(part);
    return found;
  };
  const { projects, sites } = context.programme;
  const stated = Object.entries(projects).map(([id, project]) => ({
    id,
    project,
    company: project.company,
    parts: free(namedBy(context, project)),
  }));
  const others = Object.entries(sites).map(([site, { developer }]) => ({
    id: undefined,
    project: undefined,
    company: developer,
    parts: free(
      phasesAt(context, [site]).flatMap((phase) => packages.map((pack) => partOf(phase, pack))),
    ),
  }));
  return [...stated, ...others].filter(({ id, parts }) => id !== undefined || parts.size > 0);
}

/** Parts of phases that a source of money may pay for. */
export function payableBy(context: Context, { for: use }: Capital): readonly string[] {
  const named = [...use.sites, ...use.scopes];
  return phasesAt(context, named.length === 0 ? ['*'] : named).flatMap((phase) =>
    (use.packages.length === 0 ? packages : use.packages).map((pack) => partOf(phase, pack)),
  );
}

/** Those who hold anything that the source may pay for, with what that is. */
export function holdersPaid(
  context: Context,
  source: Capital,
  holdings: readonly Holding[],
): readonly Holding[] {
  const payable = payableBy(context, source);
  return holdings.flatMap((holding) => {
    const parts = new Set(payable.filter((part) => holding.parts.has(part)));
    return parts.size === 0 ? [] : [{ ...holding, parts }];
  });
}

/** The holder who owes the money: the stated borrower, if it holds anything; else each who is paid for. */
export function holdersOwing(
  context: Context,
  source: Capital,
  holdings: readonly Holding[],
): readonly Holding[] {
  const paid = holdersPaid(context, source, holdings);
  const own = paid.filter(({ company }) => company === source.borrower);
  return own.length === 0 ? paid : own;
}

/**
 * Contracts that pay what is held. Where a company holds a phase in several parts, a lease pays for
 * the building and other contracts for the chips.
 */
export function sales(
  context: Context,
  { id, company, parts }: Holding,
  holdings: readonly Holding[],
): readonly Contract[] {
  const phases = new Set([...parts].map((part) => part.slice(0, part.indexOf(' '))));
  const paid = (phase: string, first: Package) =>
    [first, ...packages]
      .map((pack) => holdings.find((holding) => holding.parts.has(partOf(phase, pack))))
      .find((holding) => holding?.company === company);
  return Object.values(context.programme.contracts).filter(
    ({ kind, seller, sites }) =>
      seller === company &&
      phasesAt(context, sites).some(
        (phase) =>
          phases.has(phase) && paid(phase, kind === 'lease' ? 'facility' : 'chips')?.id === id,
      ),
  );
}
