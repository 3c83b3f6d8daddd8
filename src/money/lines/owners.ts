import type { Model, ProjectRow } from '../../model/index.ts';
import {
  constantScalar,
  type Declared,
  type DeclaredGroup,
  drawnScalar,
  plus,
  row,
} from './declared.ts';
import { rankOf } from './rank.ts';

const SHEET = 'Waterfall';

/** Owners of a project: those whose common equity it may draw, and the company itself. */
export function ownersOf(model: Model, project: ProjectRow): { id: string; party: number }[] {
  const parties = new Set<number>([project.company]);
  for (const { source } of project.tranches) {
    const { instrument, party } = model.funds.sources[source]!;
    if (rankOf(instrument) === 'equity') parties.add(party);
  }
  return [...parties].map((party) => ({ id: model.parties[party]!.id, party }));
}

/** How cash is split: by money paid in, with remedies for missed calls, and the promote above it. */
export function ownerLines(model: Model, project: ProjectRow): DeclaredGroup {
  const owners = ownersOf(model, project);
  const sum = (line: string) => plus(owners.map(({ id }) => `${id}.${line}`));
  const lines: Declared[] = [
    row('called-in', 'Paid in for construction', 'USD', SHEET, sum('called-in')),
    row('weights', 'Money that counts for shares', 'USD', SHEET, sum('weight')),
    row('paid-in', 'Paid in', 'USD', SHEET, 'called-in + cash.support + cash.cure'),
    ...(project.remedy === 'punitive' || project.remedy === 'forfeiture'
      ? [
          project.remedy === 'forfeiture'
            ? constantScalar(
                'penalty',
                'Part of paid-in money lost after a missed call',
                'share',
                1,
                'programme',
              )
            : drawnScalar('penalty', 'Part of paid-in money lost after a missed call', 'share', {
                variable: project.penalty,
              }),
        ]
      : []),
    ...(project.remedy === 'member-loan'
      ? [
          drawnScalar('member-rate', 'Interest on loans between owners, per year', 'rate', {
            variable: project.memberRate,
          }),
        ]
      : []),
    ...promoteLines(project),
  ];
  return {
    id: 'owners',
    name: 'Owners',
    lines,
    groups: owners.map(({ id, party }) => ({
      id,
      name: model.parties[party]!.name,
      lines: ownerOf(model, project, party, owners),
    })),
  };
}

function ownerOf(
  model: Model,
  project: ProjectRow,
  party: number,
  owners: readonly { id: string; party: number }[],
): Declared[] {
  const tranches = project.tranches.filter(({ source }) => {
    const row = model.funds.sources[source]!;
    return row.party === party && rankOf(row.instrument) === 'equity';
  });
  const of = (line: string, which = tranches) =>
    which.map(({ source, purpose }) => `${purpose}.${model.funds.sources[source]!.id}.${line}`);
  const failing = tranches.filter(({ source }) => model.funds.sources[source]!.paysCalls >= 0);
  const company = party === project.company;
  const lends = project.remedy === 'member-loan';
  const own = company ? ['works.own-counted', 'chips.own-counted'] : [];
  const punished =
    failing.length > 0 && (project.remedy === 'punitive' || project.remedy === 'forfeiture');
  const borrows = lends && failing.length > 0 && !company;
  const borrowers = owners.filter(
    (o) => lends && company && o.party !== party && fails(model, project, o.party),
  );
  return [
    row(
      'called-in',
      'Paid in for construction',
      'USD',
      SHEET,
      plus([...of('counted-draw'), ...own]),
    ),
    row('missed', 'Calls not paid', 'USD', SHEET, plus(of('missed-counted', failing))),
    row(
      'credited',
      'Money that counts for its share',
      'USD',
      SHEET,
      `prev(credited) + called-in + share-of-support${borrows ? ' + missed' : ''}${borrowers.map((b) => ` - ${b.id}.missed`).join('')}`,
    ),
    row(
      'share-of-support',
      'Its part of support and cures',
      'USD',
      SHEET,
      // before the first month nobody has a share yet; recourse is to the company alone
      `${company ? 'if(time.index = 0, 1, prev(share))' : 'prev(share)'} * ${
        project.recourse
          ? `cash.support${company ? ' + cash.cure' : ''}`
          : '(cash.support + cash.cure)'
      }`,
    ),
    row(
      'weight',
      'Weight after remedies',
      'USD',
      SHEET,
      punished ? 'credited * if(failed = 1, 1 - penalty, 1)' : 'credited',
    ),
    ...(punished
      ? [
          row(
            'failed',
            'Has missed a call',
            'flag',
            SHEET,
            'if(or(prev(failed) = 1, missed > 1), 1, 0)',
          ),
        ]
      : []),
    row(
      'share',
      'Share',
      'share',
      SHEET,
      company ? 'if(weights > 0, weight / weights, 1)' : 'ratio(weight, weights)',
    ),
    ...(borrows
      ? [
          row(
            'loan-due',
            'Loan of the company with interest',
            'USD',
            SHEET,
            'prev(loan) * (1 + member-rate / 12) + missed',
          ),
          row('loan-repaid', 'Loan repaid', 'USD', SHEET, 'min(loan-due, owners-part * share)'),
          row('loan', 'Loan left', 'USD', SHEET, 'loan-due - loan-repaid'),
        ]
      : []),
    row(
      'received',
      'Received',
      'USD',
      SHEET,
      `owners-part * share${borrows ? ' - loan-repaid' : ''}${borrowers.map((b) => ` + ${b.id}.loan-repaid`).join('')}`,
    ),
    row('flow', 'Received less paid in', 'USD', SHEET, 'received - called-in - share-of-support'),
  ];
}

const fails = (model: Model, project: ProjectRow, party: number): boolean =>
  project.tranches.some(({ source }) => {
    const row = model.funds.sources[source]!;
    return row.party === party && row.paysCalls >= 0 && rankOf(row.instrument) === 'equity';
  });

/**
 * Cash to owners up to the preferred return, then catch-up, then tiers. The return of the owners
 * is measured on an account that grows at the rate of each tier.
 */
function promoteLines(project: ProjectRow): Declared[] {
  const { tiers, promote } = project;
  if (promote < 0 || tiers.length === 0)
    return [
      row('owners-part', 'To owners by their shares', 'USD', SHEET, 'cash.distributed'),
      row('promoted', 'Promote', 'USD', SHEET, '0'),
    ];
  const out: Declared[] = [
    drawnScalar('preferred', 'Preferred return, per year', 'rate', { variable: project.preferred }),
    drawnScalar('catch-up-share', 'Share of the promote in the catch-up', 'share', {
      variable: project.catchUp,
    }),
    row(
      'to-preferred',
      'Capital and preferred return',
      'USD',
      SHEET,
      'min(cash.distributed, due-0)',
    ),
    row(
      'profit-so-far',
      'Profit paid out so far',
      'USD',
      SHEET,
      'max(0, prev(owners-total) + to-preferred - paid-in-total) + prev(promoted-total)',
    ),
    row(
      'to-catch-up',
      'Catch-up, owners and promote',
      'USD',
      SHEET,
      'if(catch-up-share > share-1, min(cash.distributed - to-preferred, max(0, ratio(share-1 * profit-so-far - prev(promoted-total), catch-up-share - share-1))), 0)',
    ),
    row(
      'rest-0',
      'Left after the catch-up',
      'USD',
      SHEET,
      'max(0, cash.distributed - to-preferred - to-catch-up)',
    ),
    row(
      'owners-0',
      'Owners after the catch-up',
      'USD',
      SHEET,
      'to-preferred + to-catch-up * (1 - catch-up-share)',
    ),
    row(
      'due-0',
      'Account at the preferred return',
      'USD',
      SHEET,
      'prev(account-0) * power(1 + max(preferred, above-1), 1 / 12) + paid-in',
    ),
    row('account-0', 'the same after payment', 'USD', SHEET, 'max(0, due-0 - owners-part)'),
  ];
  tiers.forEach((tier, i) => {
    const k = i + 1;
    const last = k === tiers.length;
    const share = `share-${k}`;
    out.push(
      drawnScalar(share, `Promote above tier ${k}`, 'share', { variable: tier.share }),
      drawnScalar(`above-${k}`, `Return of the owners at tier ${k}, per year`, 'rate', {
        variable: tier.above,
      }),
    );
    if (last) {
      out.push(
        row(`to-tier-${k}`, `Tier ${k}`, 'USD', SHEET, `rest-${i}`),
        row(
          `owners-${k}`,
          `Owners after tier ${k}`,
          'USD',
          SHEET,
          `owners-${i} + to-tier-${k} * (1 - ${share})`,
        ),
      );
      return;
    }
    const next = `above-${k + 1}`;
    out.push(
      row(
        `due-${k}`,
        `Account at the return of tier ${k + 1}`,
        'USD',
        SHEET,
        `prev(account-${k}) * power(1 + ${next}, 1 / 12) + paid-in`,
      ),
      row(`account-${k}`, 'the same after payment', 'USD', SHEET, `max(0, due-${k} - owners-part)`),
      row(
        `to-tier-${k}`,
        `Tier ${k}`,
        'USD',
        SHEET,
        `min(rest-${i}, ratio(max(0, due-${k} - owners-${i}), 1 - ${share}))`,
      ),
      row(
        `owners-${k}`,
        `Owners after tier ${k}`,
        'USD',
        SHEET,
        `owners-${i} + to-tier-${k} * (1 - ${share})`,
      ),
      row(`rest-${k}`, `Left after tier ${k}`, 'USD', SHEET, `rest-${i} - to-tier-${k}`),
    );
  });
  out.push(
    row('owners-part', 'To owners by their shares', 'USD', SHEET, `owners-${tiers.length}`),
    row('promoted', 'Promote', 'USD', SHEET, 'max(0, cash.distributed - owners-part)'),
    row('owners-total', 'Paid to owners so far', 'USD', SHEET, 'prev(owners-total) + owners-part'),
    row('promoted-total', 'Promote so far', 'USD', SHEET, 'prev(promoted-total) + promoted'),
    row('paid-in-total', 'Paid in so far', 'USD', SHEET, 'prev(paid-in-total) + paid-in'),
  );
  return out;
}
