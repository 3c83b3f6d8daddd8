import { phasesOf } from '../programme/index.ts';
import { phasesOfSource } from './compile-funds.ts';
import { agreementNode, type Draft } from './compile-network.ts';
import type { ClaimRow, ContractRow } from './model.ts';

export function buildContracts(draft: Draft): ContractRow[] {
  const { variables, network, partyIndex, phaseIndex, relative } = draft;
  return Object.entries(draft.programme.contracts).map(([id, c]) => {
    const at = `contracts.${id}`;
    const phases = c.sites.flatMap((selector) =>
      phasesOf(draft.programme, selector).map(
        ({ site, phase }) => phaseIndex.get(`${site}.${phase}`) ?? 0,
      ),
    );
    return {
      id,
      name: c.name ?? id,
      kind: c.kind,
      seller: partyIndex.get(c.seller) ?? 0,
      buyer: partyIndex.get(c.buyer) ?? 0,
      agreement: c.agreement === undefined ? -1 : network.at(agreementNode(c.agreement)),
      phases: [...new Set(phases)],
      mw: variables.add(c.mw, `${at}.mw`),
      price: variables.add(c.price, `${at}.price`),
      perDay: variables.add(c.perYear, `${at}.perYear`),
      energy: variables.add(c.energy, `${at}.energy`),
      takeOrPay: variables.add(c.takeOrPay, `${at}.takeOrPay`),
      use: variables.add(c.use, `${at}.use`),
      indexation: variables.add(c.indexation, `${at}.indexation`, { floor: -0.5 }),
      tenor: variables.add(c.tenor, `${at}.tenor`),
      ramp: variables.add(c.ramp, `${at}.ramp`),
      starts: c.starts === undefined ? Number.NEGATIVE_INFINITY : relative(c.starts),
      lateDue: c.late === undefined ? Number.NaN : relative(c.late.due) + 1,
      lateRate: variables.add(c.late?.perMwMonth, `${at}.late.perMwMonth`),
      lateCap: variables.add(c.late?.cap, `${at}.late.cap`),
    };
  });
}

export function buildClaims(draft: Draft): ClaimRow[] {
  const { programme, network, relative } = draft;
  const sources = Object.entries(programme.capital);
  return Object.entries(programme.claims).map(([id, claim]) => {
    const of = claim.of ?? '*';
    const agreement = of.startsWith('agreement:') ? of.slice(10) : of;
    const party = of.startsWith('party:') ? of.slice(6) : of;
    const capital = of.startsWith('capital:') ? of.slice(8) : of;
    const places = phasesOf(programme, of);
    // a party or a source may have the id of a site, which then is meant
    const isPaying = (source: string, by: string) =>
      places.length === 0 && (by === party || source === capital);
    const paying = sources.flatMap(([source, row], i) =>
      isPaying(source, row.party) ? [{ i, reach: phasesOfSource(draft, row) }] : [],
    );
    const named = new Set(places.map(({ site, phase }) => `${site}.${phase}`));
    const inState = (site: string | undefined) =>
      claim.state === undefined || programme.sites[site ?? '']?.place?.state === claim.state;
    const phases = [...draft.phaseIndex].filter(
      ([id, phase]) =>
        inState(id.split('.')[0]) &&
        (named.has(id) || paying.some(({ reach }) => reach.has(phase))),
    );
    return {
      id,
      says: claim.says,
      measure: claim.measure,
      sense: claim.sense,
      threshold: claim.threshold,
      by: relative(claim.by) + 1,
      phases: phases.map(([, phase]) => phase),
      agreements: Object.keys(programme.agreements).flatMap((known) =>
        known === agreement || of === '*' ? [network.at(agreementNode(known))] : [],
      ),
      sources: paying.map(({ i }) => i),
    };
  });
}
