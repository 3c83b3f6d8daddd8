import type { Model } from '../../model/index.ts';
import { partId } from './contracts.ts';
import { constantRow, type Declared, type DeclaredGroup, row, scalar } from './declared.ts';
import type { Discount } from './discount.ts';
import { ownersOf } from './owners.ts';
import { rankOf } from './rank.ts';
import { sumLines, type Term } from './sums.ts';

const SHEET = 'Returns';

const usd = (id: string, label: string, formula: string): Declared =>
  row(id, label, 'USD', SHEET, formula);

/** What each party gets and pays over all projects and contracts, and what that is worth to it. */
export function partyLines(model: Model, discount: Discount): DeclaredGroup {
  return {
    id: 'parties',
    name: 'Parties',
    lines: [],
    groups: model.parties.map((party, p) => ({
      id: party.id,
      name: party.name,
      lines: [
        constantRow(
          'discount',
          'Value today of 1 USD, at its hurdle',
          'factor',
          SHEET,
          discount(party.hurdle),
          'programme',
        ),
        ...sumLines('owned', 'From what it owns', owned(model, p), usd),
        ...sumLines('lent', 'From what it lends', lent(model, p), usd),
        ...sumLines('traded', 'From contracts of its own', traded(model, p), usd),
        ...sumLines('fees', 'Fees, rents, promote and guarantees', fees(model, p), usd),
        row('flow', 'All', 'USD', SHEET, 'owned + lent + traded + fees'),
        row('so-far', 'Sum so far', 'USD', SHEET, 'prev(so-far) + flow'),
        row('got', 'of it received', 'USD', SHEET, 'max(0, flow)'),
        row('put', 'of it paid', 'USD', SHEET, 'max(0, 0 - flow)'),
        scalar(
          'npv',
          'Net present value at its hurdle, from the data date on',
          'USD',
          SHEET,
          'dot(flow, discount)',
        ),
        scalar('peak', 'Largest sum out of pocket', 'USD', SHEET, 'max(0, 0 - lowest(so-far))'),
        scalar('paid', 'Paid', 'USD', SHEET, 'sum(put)'),
        scalar(
          'multiple',
          'Received over paid (MOIC)',
          'factor',
          SHEET,
          'if(paid < 1, 0, sum(got) / max(1, paid))',
        ),
      ] satisfies Declared[],
    })),
  };
}

const owned = (model: Model, party: number): Term[] =>
  model.projects.flatMap((project) =>
    ownersOf(model, project).some((owner) => owner.party === party)
      ? [['+', `projects.${project.id}.owners.${model.parties[party]!.id}.flow`] as const]
      : [],
  );

/** Debt service and fees received, less what is drawn; money that a bond's escrow returns comes back too. */
const lent = (model: Model, party: number): Term[] =>
  model.projects.flatMap((project) =>
    project.tranches.flatMap(({ source, purpose }): Term[] => {
      const row = model.funds.sources[source]!;
      const rank = rankOf(row.instrument);
      if (row.party !== party || rank === 'equity') return [];
      const at = `projects.${project.id}.${purpose}.${row.id}`;
      const out: Term[] =
        row.escrow < 0
          ? [['-', `${at}.counted-draw`]]
          : [
              ['-', `${at}.committed`],
              ['+', `${at}.refund`],
              ['+', `${at}.draw`],
              ['-', `${at}.counted-draw`],
            ];
      const back: Term[] = [['+', `${at}.fee`]];
      if (project.interest === 'funded') back.push(['+', `${at}.interest-funded`]);
      if (row.instrument === 'bridge') back.push(['+', `${at}.taken-out`]);
      else back.push(['+', `${at}.paid`]);
      if (rank === 'senior' && row.instrument !== 'bridge') back.push(['+', `${at}.swept`]);
      return [...out, ...back];
    }),
  );

/** Contracts in which it is not a project that pays or is paid. */
const traded = (model: Model, party: number): Term[] =>
  model.contractParts.flatMap((part, p): Term[] => {
    const { seller, buyer } = model.contracts[part.contract]!;
    const at = `contracts.${partId(model, p)}`;
    const terms: Term[] = [];
    if (seller === party && part.seller < 0)
      terms.push(['+', `${at}.paid`], ['-', `${at}.owed-back`]);
    if (buyer === party && part.buyer < 0)
      terms.push(['-', `${at}.paid`], ['+', `${at}.owed-back`]);
    return terms;
  });

const fees = (model: Model, party: number): Term[] =>
  model.projects.flatMap((project): Term[] => {
    const terms: Term[] = [];
    if (project.feeTo === party) terms.push(['+', `projects.${project.id}.works.developer-fee`]);
    if (project.rentTo === party) terms.push(['+', `projects.${project.id}.operations.land-rent`]);
    if (project.promote === party && project.tiers.length > 0)
      terms.push(['+', `projects.${project.id}.owners.promoted`]);
    if (project.guarantor === party && project.residual >= 0)
      terms.push(['-', `projects.${project.id}.operations.guarantee`]);
    return terms;
  });
