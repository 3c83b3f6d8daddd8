import * as z from 'zod';
import { plan } from './activity.ts';
import { agreement, bargaining, claim, deal, exclusion, term } from './deal.ts';
import { table } from './fields.ts';
import { header } from './header.ts';
import { capital, contract, supply } from './money.ts';
import { party } from './party.ts';
import { project } from './project.ts';
import { site } from './site.ts';
import { calendar, correlation, driver, risk } from './uncertainty.ts';

/** The whole file, after templates are filled in. */
export const programmeSchema = z
  .strictObject({
    ...header,
    parties: table(party, 'who takes part'),
    drivers: table(driver, 'shared uncertain factors').default({}),
    correlations: z
      .array(correlation)
      .default([])
      .meta({ description: 'rank correlation between drivers' }),
    risks: table(risk, 'events that may happen').default({}),
    calendars: table(calendar, 'working time').default({}),
    plans: table(plan, 'templates of activities').default({}),
    sites: table(site, 'where data centres are or may be built'),
    agreements: table(agreement, 'what must be signed').default({}),
    supplies: table(supply, 'what is scarce and shared').default({}),
    capital: table(capital, 'sources of money').default({}),
    contracts: table(contract, 'who pays whom for what').default({}),
    projects: table(
      project,
      'companies that hold assets, borrow against them and pay owners',
    ).default({}),
    terms: table(term, 'issues under negotiation').default({}),
    exclusions: z
      .array(exclusion)
      .default([])
      .meta({ description: 'options that cannot be combined' }),
    deals: table(deal, 'named deals').default({}),
    bargaining: bargaining.optional(),
    claims: table(claim, 'public statements to be checked').default({}),
  })
  .meta({ description: 'a Groundbreak programme' });

/** A checked programme: plain immutable data in base units. */
export type Programme = z.output<typeof programmeSchema>;
export type Site = Programme['sites'][string];
export type Phase = Site['phases'][string];
export type Activity = Phase['activities'][string];
export type Capital = Programme['capital'][string];
export type Contract = Programme['contracts'][string];
export type Project = Programme['projects'][string];
export type Claim = Programme['claims'][string];
