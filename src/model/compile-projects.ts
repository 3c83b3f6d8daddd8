import { type Programme, type Project, packages, phasesOf, ratings } from '../programme/index.ts';
import type { Draft } from './compile-network.ts';
import type {
  ClaimRow,
  ContractPart,
  ContractRow,
  Funds,
  Model,
  PhaseRow,
  ProjectRow,
  SiteRow,
  TrancheRow,
} from './model.ts';

type Companies = Pick<
  Model,
  'projects' | 'projectOf' | 'operatorOf' | 'contractParts' | 'revenueKinds'
>;

/** What a project is before it is known what it pays and what it is paid with. */
interface Holder {
  readonly id: string;
  readonly company: number;
  readonly stated: Project | undefined;
  readonly budgets: readonly number[];
  /** Site that it only runs, for an operator who holds nothing there; -1 for none. */
  readonly runs: number;
}

const CHIPS = packages.indexOf('chips');
const FACILITY = packages.indexOf('facility');

/**
 * The stated projects, and for what they leave over one for each site, held by its developer.
 * Contracts are cut into parts so that each is between two projects or parties, and that within a site
 * all of a part counts as revenue or nothing, for the programme and for each claim.
 */
export function buildProjects(
  draft: Draft,
  sites: readonly SiteRow[],
  phases: readonly PhaseRow[],
  contracts: readonly ContractRow[],
  claims: readonly ClaimRow[],
  funds: Funds,
): Companies {
  const revenueKinds = revenueKindsOf(phases, contracts);
  const marks = marksWithin(sites, revenueKinds, claims);
  const holders = holdersOf(draft, sites, phases);
  const projectOf = new Int32Array(phases.length * packages.length).fill(-1);
  holders.forEach(({ budgets }, project) => {
    for (const budget of budgets) projectOf[budget] = project;
  });
  const operating = (phase: number) =>
    holders.findIndex((holder) => holder.runs === phases[phase]!.site);
  /** Project of a company at a phase that holds the package, else anything there; -1 for none. */
  const held = (phase: number, company: number, first: number): number => {
    const here = [first, ...packages.keys()].map((p) => projectOf[phase * packages.length + p]!);
    return (
      [...here, operating(phase)].find((project) => holders[project]?.company === company) ?? -1
    );
  };
  const operatorOf = Int32Array.from(phases, ({ site }, phase) =>
    held(phase, sites[site]!.operator, CHIPS),
  );
  const contractParts = contracts.flatMap((contract, index) =>
    cut(contract, index, (phase) => {
      const first = contract.kind === 'lease' ? FACILITY : CHIPS;
      return {
        seller: held(phase, contract.seller, first),
        buyer: held(phase, contract.buyer, CHIPS),
        mark: marks[phase]!,
      };
    }),
  );
  const projects = holders.map((holder, project) => {
    const buyers = contractParts.flatMap((part) =>
      part.seller === project ? [contracts[part.contract]!.buyer] : [],
    );
    return rowOf(draft, holder, {
      phases: [...new Set(holder.budgets.map((b) => Math.floor(b / packages.length)))],
      operates: [...operatorOf.keys()].filter((phase) => operatorOf[phase] === project),
      tranches: tranchesOf(draft, holder, buyers, funds),
    });
  });
  return { projects, projectOf, operatorOf, contractParts, revenueKinds };
}

function holdersOf(draft: Draft, sites: readonly SiteRow[], phases: readonly PhaseRow[]): Holder[] {
  const { programme, partyIndex, phaseIndex } = draft;
  const taken = new Set<number>();
  const holders: Holder[] = Object.entries(programme.projects).map(([id, stated]) => {
    const budgets = stated.sites
      .flatMap((selector) => phasesOf(programme, selector))
      .map(({ site, phase }) => phaseIndex.get(`${site}.${phase}`) ?? 0)
      .flatMap((phase) => packagesOf(stated).map((p) => phase * packages.length + p))
      .filter((budget) => !taken.has(budget));
    for (const budget of budgets) taken.add(budget);
    return { id, company: partyIndex.get(stated.company) ?? 0, stated, budgets, runs: -1 };
  });
  sites.forEach(({ id, developer }, site) => {
    const budgets = phases.flatMap((row, phase) =>
      row.site === site ? [...packages.keys()].map((p) => phase * packages.length + p) : [],
    );
    const rest = budgets.filter((budget) => !taken.has(budget));
    const free = holders.some((h) => h.id === id) ? `${id}-rest` : id;
    if (rest.length > 0)
      holders.push({ id: free, company: developer, stated: undefined, budgets: rest, runs: -1 });
  });
  const companyOf = new Map(holders.flatMap((h, i) => h.budgets.map((b) => [b, i] as const)));
  sites.forEach(({ id, operator, phases: inside }, site) => {
    const here = inside.flatMap((phase) =>
      [...packages.keys()].map((p) => holders[companyOf.get(phase * packages.length + p) ?? -1]),
    );
    if (here.some((holder) => holder?.company === operator)) return;
    holders.push({
      id: `${id}-operation`,
      company: operator,
      stated: undefined,
      budgets: [],
      runs: site,
    });
  });
  return holders;
}

const packagesOf = (project: Project): number[] =>
  project.packages.length === 0
    ? [...packages.keys()]
    : project.packages.map((pack) => packages.indexOf(pack));

function revenueKindsOf(
  phases: readonly PhaseRow[],
  contracts: readonly ContractRow[],
): Model['revenueKinds'] {
  const kinds = ['offtake', 'lease', 'service'] as const;
  return phases.map((_, phase) =>
    kinds.find((kind) => contracts.some((c) => c.kind === kind && c.phases.includes(phase))),
  );
}

/** By phase: what its revenue counts for, where that is not the same at all phases of its site. */
function marksWithin(
  sites: readonly SiteRow[],
  kinds: Model['revenueKinds'],
  claims: readonly ClaimRow[],
): string[] {
  const measured = claims.flatMap(({ measure, phases }) =>
    measure === 'revenue' ? [new Set(phases)] : [],
  );
  const out = kinds.map(() => '');
  for (const { phases } of sites)
    for (const of of [
      (phase: number) => kinds[phase] ?? '',
      ...measured.map((claim) => (phase: number) => String(claim.has(phase))),
    ])
      if (new Set(phases.map(of)).size > 1)
        for (const phase of phases) out[phase] = `${out[phase]} ${of(phase)}`;
  return out;
}

/** Parts of a contract by seller, buyer and mark of each of its phases. */
function cut(
  contract: ContractRow,
  index: number,
  at: (phase: number) => { readonly seller: number; readonly buyer: number; readonly mark: string },
): ContractPart[] {
  const parts = new Map<string, { seller: number; buyer: number; phases: number[] }>();
  for (const phase of contract.phases) {
    const { seller, buyer, mark } = at(phase);
    const key = `${seller} ${buyer}${mark}`;
    const part = parts.get(key) ?? { seller, buyer, phases: [] };
    part.phases.push(phase);
    parts.set(key, part);
  }
  return [...parts.values()].map((part) => ({ contract: index, ...part }));
}

function tranchesOf(
  draft: Draft,
  { budgets }: Holder,
  buyers: readonly number[],
  funds: Funds,
): TrancheRow[] {
  const found = new Set<string>();
  for (const budget of budgets) {
    const purpose = budget % packages.length === CHIPS ? 'chips' : 'works';
    for (let k = funds.budgetFirst[budget]!; k < funds.budgetFirst[budget + 1]!; k++)
      found.add(`${purpose} ${funds.lotSource[funds.budgetLot[k]!]}`);
  }
  return (['works', 'chips'] as const).flatMap((purpose) =>
    funds.sources.flatMap((_, source) =>
      found.has(`${purpose} ${source}`)
        ? [{ source, purpose, margin: marginOf(draft, source, buyers) }]
        : [],
    ),
  );
}

/** Margin for the lowest rating among those who buy from the project. */
function marginOf(draft: Draft, source: number, buyers: readonly number[]): number {
  const [id, capital] = Object.entries(draft.programme.capital)[source] ?? [];
  if (capital?.margins === undefined) return -1;
  const parties = Object.values(draft.programme.parties);
  const worst = Math.max(
    ...buyers.map((b) => ratings.indexOf(parties[b]?.credit ?? 'unrated')),
    buyers.length === 0 ? ratings.indexOf('unrated') : 0,
  );
  const rating = ratings[worst] ?? 'unrated';
  return draft.variables.add(capital.margins[rating], `capital.${id}.margins.${rating}`);
}

function rowOf(
  { programme, variables, partyIndex }: Draft,
  { id, company, stated: p, budgets }: Holder,
  parts: Pick<ProjectRow, 'phases' | 'operates' | 'tranches'>,
): ProjectRow {
  const at = `projects.${id}`;
  const add = (value: Parameters<typeof variables.add>[0], key: string) =>
    variables.add(value, `${at}.${key}`);
  const party = (of: string | undefined) => (of === undefined ? -1 : (partyIndex.get(of) ?? -1));
  return {
    id,
    name: p?.name ?? nameOf(programme, id),
    company,
    ...parts,
    packages: [...new Set(budgets.map((b) => b % packages.length))].sort((a, b) => a - b),
    funding: p?.funding ?? 'pro-rata',
    interest: p?.interest ?? 'capitalised',
    remedy: p?.calls.remedy ?? 'dilution',
    penalty: add(p?.calls.penalty, 'calls.penalty'),
    memberRate: add(p?.calls.rate, 'calls.rate'),
    reserveMonths: p?.reserve?.months ?? 0,
    prefunded: p?.reserve?.prefunded ?? false,
    dscr: add(p?.cover.dscr, 'cover.dscr'),
    stressDscr: add(p?.cover.stressDscr, 'cover.stressDscr'),
    llcr: add(p?.cover.llcr, 'cover.llcr'),
    gearing: add(p?.cover.gearing, 'cover.gearing'),
    lockUp: add(p?.cover.lockUp, 'cover.lockUp'),
    default: add(p?.cover.default, 'cover.default'),
    sweep: add(p?.cover.sweep, 'cover.sweep'),
    cures: p?.cover.cures ?? 0,
    recourse: p?.recourse ?? false,
    stepIn: p?.cover.stepIn ?? 6,
    receivable: add(p?.receivable, 'receivable'),
    payable: add(p?.payable, 'payable'),
    losses: p?.losses ?? 'carried',
    acquired: p?.acquired ?? programme.dataDate,
    preferred: add(p?.distribution.preferred, 'distribution.preferred'),
    promote: party(p?.distribution.promote),
    catchUp: add(p?.distribution.catchUp, 'distribution.catchUp'),
    tiers: (p?.distribution.tiers ?? []).map((tier, i) => ({
      above: add(tier.above, `distribution.tiers.${i}.above`),
      share: add(tier.share, `distribution.tiers.${i}.share`),
    })),
    feeTo: party(p?.fee?.to),
    feeShare: add(p?.fee?.share, 'fee.share'),
    rentTo: party(p?.rent?.to),
    rent: add(p?.rent?.perYear, 'rent.perYear'),
    residual: add(p?.residual?.share, 'residual.share'),
    guarantor: party(p?.residual?.guarantor),
    guaranteed: add(p?.residual?.guaranteed, 'residual.guaranteed'),
    resale: add(p?.resale, 'resale'),
    accelerators: add(p?.accelerators, 'accelerators'),
  };
}

const nameOf = (programme: Programme, id: string): string =>
  programme.projects[id]?.name ?? programme.sites[id]?.name ?? id;
