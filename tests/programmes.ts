import { loadProgramme, type Programme } from '../src/programme/index.ts';

/** Part of a programme file, as the writer of one would put it. */
export type Fields = Readonly<Record<string, unknown>>;

/** The first day of all made-up programmes, a Monday. */
export const dataDate = '2025-01-06';

const header: Fields = {
  groundbreak: 1,
  name: 'Made up for a test',
  dataDate,
  horizon: '2027-12-31',
  priceYear: 2025,
  source: 'judgement',
  reason: 'made up for a test',
  scopes: {},
  parties: {
    builder: { name: 'Builder', roles: ['developer', 'operator'], hurdle: '10 %' },
    sponsor: { name: 'Sponsor', roles: ['sponsor'], hurdle: '12 %' },
    bank: { name: 'Bank', roles: ['lender'], hurdle: '6 %' },
    renter: { name: 'Renter', roles: ['offtaker'], hurdle: '9 %' },
  },
};

/** A programme file: what is not given is as small as it may be. JSON is YAML too. */
export const programmeText = (parts: Fields): string => JSON.stringify({ ...header, ...parts });

/** A day, so many days after the data date, as it is written in a file. */
export const dayAfter = (days: number): string =>
  new Date(Date.parse(dataDate) + days * 86_400_000).toISOString().slice(0, 10);

/** @throws RangeError with what the loader says when the programme has errors. */
export function programmeOf(parts: Fields): Programme {
  const { programme, diagnostics } = loadProgramme(programmeText(parts));
  if (programme === undefined)
    throw new RangeError(
      diagnostics
        .filter(({ severity }) => severity === 'error')
        .map(({ path, fact }) => `${path.join('.')}: ${fact}`)
        .join('\n'),
    );
  return programme;
}

/**
 * A site `s` on which every activity is a phase of its own, `s.NAME.work`, so that its exact start
 * and finish are outcomes. `after` names other activities as within one phase: `a`, `a SS+2 days`.
 */
export function networkSite(activities: Readonly<Record<string, Fields>>): Fields {
  const phases = Object.entries(activities).map(([id, { after, ...activity }]) => [
    id,
    {
      mw: '1 MW',
      energised: 'work',
      activities: {
        work: {
          kind: 'construction',
          ...activity,
          after: (Array.isArray(after) ? after : []).map((link) =>
            String(link).replace(/^\S+/, 's.$&.work'),
          ),
        },
      },
    },
  ]);
  return { s: { name: 'Site', developer: 'builder', phases: Object.fromEntries(phases) } };
}

/** The programme of such a network, with other parts beside. */
export const networkOf = (
  activities: Readonly<Record<string, Fields>>,
  parts: Fields = {},
): Fields => ({ ...parts, sites: networkSite(activities) });
