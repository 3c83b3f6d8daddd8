import { type Patch, type Patched, type Programme, patched } from '../../programme/index.ts';
import { patchedAlone } from '../terms/alone.ts';
import type { Deal, OptionRow, Space } from '../terms/space.ts';

/** What those who stay behind do when others leave. */
export const reactions = ['falls-apart', 'stays-together'] as const;
export type Reaction = (typeof reactions)[number];

/** A deal that a coalition can make by itself, with the changes that it makes to the programme. */
export interface OwnDeal {
  /** Options of the terms that it settles; the others are open. */
  readonly deal: Deal;
  readonly patches: readonly Patch[];
}

/** Most deals of one coalition that are looked at. */
const MOST = 1000;

/** Agreements that are under negotiation: not signed, and waiting for terms. */
const negotiable = (programme: Programme): readonly string[] =>
  Object.entries(programme.agreements).flatMap(([id, { signed, terms }]) =>
    signed === undefined && terms.length > 0 ? [id] : [],
  );

const never = (agreement: string): Patch => ({ set: `agreements.${agreement}.never`, to: '100 %' });

/** The changes that stand for nothing being agreed: what is under negotiation is never signed. */
export const nothingAgreed = (programme: Programme): readonly Patch[] =>
  negotiable(programme).map(never);

/**
 * What some parties can agree among themselves. They settle terms as far as an option changes
 * things that are theirs or nobody's at the table; agreements that need anybody else who must
 * sign are never signed. The rest agree on nothing (`falls-apart`), or on what `others`, a deal of
 * all, says of things that are theirs alone (`stays-together`). Nobody takes part in an option that it
 * signs at no price.
 */
export function ownDeals(
  programme: Programme,
  space: Space,
  signing: ReadonlySet<string>,
  members: ReadonlySet<string>,
  reaction: Reaction,
  others: Deal,
): readonly OwnDeal[] {
  const rest = new Set([...signing].filter((id) => !members.has(id)));
  const places = placesOf(programme, space);
  const whose = createOwners(programme, places, signing);
  const within = (group: ReadonlySet<string>, patch: Patch) =>
    whose(patch).every((id) => group.has(id));
  const refusedIn = (group: ReadonlySet<string>, { refusedBy }: OptionRow) =>
    Object.keys(refusedBy).some((id) => group.has(id));
  const behind = space
    .flatMap(({ options }, t) => {
      const option = options[others[t]!];
      return option === undefined || refusedIn(rest, option) ? [] : option.patches;
    })
    .filter(
      (patch) => reaction === 'stays-together' && whose(patch).length > 0 && within(rest, patch),
    );
  const closed = negotiable(programme).filter((id) => {
    const needs = (programme.agreements[id]?.parties ?? []).filter((p) => signing.has(p));
    const ours = needs.every((p) => members.has(p));
    const theirs = needs.every((p) => rest.has(p));
    return !(ours || (theirs && reaction === 'stays-together'));
  });
  // the same changes in every deal: what they do is worked out once
  const shut = closed.map(never);
  const dead = deadThings(programme, closed);
  const kept = (patch: Patch) =>
    within(members, patch) && !places(patch).changed.every((address) => dead(address));
  let deals: { deal: number[]; patches: Patch[] }[] = [{ deal: [], patches: [...behind] }];
  for (const { options } of space) {
    const own = options.map(({ patches }) => patches.filter(kept));
    const choices = [
      -1,
      ...own.flatMap((patches, o) =>
        patches.length > 0 && !refusedIn(members, options[o]!) ? [o] : [],
      ),
    ];
    deals = deals.flatMap(({ deal, patches }) =>
      choices.map((o) => ({ deal: [...deal, o], patches: [...patches, ...(own[o] ?? [])] })),
    );
    // evenly spread, so that no option is lost for coming late
    const step = Math.max(1, deals.length / MOST);
    deals = deals.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step));
  }
  return deals.map(({ deal, patches }) => ({
    deal: Int8Array.from(deal),
    patches: [...patches, ...shut],
  }));
}

const known = new WeakMap<Programme, ReadonlyMap<Patch, Patched>>();

/** What a patch changes, and what it makes of the programme, after those before it in its option. */
function placesOf(programme: Programme, space: Space): (patch: Patch) => Patched {
  const found = known.get(programme) ?? inOptions(programme, space);
  known.set(programme, found);
  return (patch) => found.get(patch) ?? patchedAlone(programme, patch);
}

function inOptions(programme: Programme, space: Space): ReadonlyMap<Patch, Patched> {
  const found = new Map<Patch, Patched>();
  for (const { options } of space)
    for (const { patches } of options) {
      let now = programme;
      for (const [i, patch] of patches.entries()) {
        // only what is added is not there for the next one without it
        const later = patches.slice(0, i).some((p) => 'add' in p);
        found.set(patch, later ? patched(now, [patch], []) : patchedAlone(programme, patch));
        if (later || 'add' in patch) now = found.get(patch)?.programme ?? now;
      }
    }
  return found;
}

/** Those who must sign and to whom what a patch changes belongs, or without whom it cannot come about. */
function createOwners(
  before: Programme,
  places: (patch: Patch) => Patched,
  signing: ReadonlySet<string>,
): (patch: Patch) => readonly string[] {
  const ownersOf = (programme: Programme, address: string): readonly string[] => {
    const signers = (agreements: readonly string[]) =>
      agreements.flatMap((id) => programme.agreements[id]?.parties ?? []);
    const [table = '', id = '', , phaseId = ''] = address.split('.');
    const agreement = programme.agreements[id];
    if (table === 'agreements' && agreement !== undefined)
      return [...agreement.parties, ...signers(agreement.after)];
    const source = programme.capital[id];
    if (table === 'capital' && source !== undefined)
      return [source.party, ...signers(source.conditions.agreements)];
    const contract = programme.contracts[id];
    if (table === 'contracts' && contract !== undefined)
      return [
        contract.seller,
        contract.buyer,
        ...signers(contract.agreement === undefined ? [] : [contract.agreement]),
      ];
    const site = programme.sites[id];
    if (table !== 'sites' || site === undefined) return [];
    const gates = Object.values(site.phases[phaseId]?.activities ?? {}).flatMap(
      (a) => a.gates?.agreements ?? [],
    );
    return [
      site.developer,
      ...(site.landOwner === undefined ? [] : [site.landOwner]),
      ...signers(gates),
    ];
  };
  const owners = new Map<Patch, readonly string[]>();
  return (patch) => {
    const found = owners.get(patch);
    if (found !== undefined) return found;
    const { changed, programme } = places(patch);
    // what is added has an owner only afterwards, what is taken away only before
    const all = changed.flatMap((address) => [
      ...ownersOf(before, address),
      ...ownersOf(programme, address),
    ]);
    const mine = [...new Set(all)].filter((p) => signing.has(p));
    owners.set(patch, mine);
    return mine;
  };
}

/** Whether a thing cannot come about when some agreements are never signed, so that changing it changes nothing. */
function deadThings(programme: Programme, closed: readonly string[]): (address: string) => boolean {
  const { agreements, capital, contracts, sites } = programme;
  const never = new Set(closed);
  let before = -1;
  while (never.size > before) {
    before = never.size;
    for (const [id, { after, signed }] of Object.entries(agreements))
      if (signed === undefined && after.some((a) => never.has(a))) never.add(id);
  }
  const deadPhase = (site: string, phase: string) =>
    Object.values(sites[site]?.phases[phase]?.activities ?? {}).some((a) =>
      (a.gates?.agreements ?? []).some((g) => never.has(g)),
    );
  return (address) => {
    const [table = '', id = '', , phase = ''] = address.split('.');
    if (table === 'agreements') return never.has(id);
    if (table === 'capital')
      return (capital[id]?.conditions.agreements ?? []).some((a) => never.has(a));
    if (table === 'contracts') return never.has(contracts[id]?.agreement ?? '');
    return table === 'sites' && deadPhase(id, phase);
  };
}
