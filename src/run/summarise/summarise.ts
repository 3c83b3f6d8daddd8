import { type Day, isoMonth, isoOf, type Month } from '../../units/index.ts';
import type { Breath } from '../port.ts';
import type { Result } from '../result.ts';
import { levels } from '../table.ts';
import { version } from '../version.ts';
import { analyses, driverOrders } from './analyses.ts';
import { claimResults } from './claims.ts';
import { evidenceOf } from './evidence.ts';
import { ladder, ladderTotal, partyResults } from './money.ts';
import { nothing } from './nothing.ts';
import { agreementResults, phaseResults } from './phases.ts';
import { scopeResults, siteResults } from './places.ts';
import { cashMonths, projectResults } from './projects.ts';
import { createSource, type Material, type Source } from './source.ts';

/** The result of a run; breathes now and then, since all of it takes a while. */
export async function summarise(material: Material, breath: Breath): Promise<Result> {
  const source = createSource(material);
  const { programme, model, facts, request, inputs, topics } = material;
  const money = topics.has('money');
  const obstacles = topics.has('obstacles');
  const orders = money || obstacles ? driverOrders(source) : [];
  await breath();
  const projects = money ? projectResults(source, orders) : [];
  await breath();
  const analysed = obstacles ? analyses(source, orders) : [];
  await breath();
  const evidence = topics.has('evidence') ? evidenceOf(programme, facts) : nothing.evidence;
  await breath();
  return {
    stamp: {
      format: 1,
      engine: version,
      programme: programme.name,
      dataDate: isoOf(programme.dataDate as Day),
      horizon: isoOf(programme.horizon as Day),
      currency: 'USD',
      priceYear: programme.priceYear,
      inputs,
      seed: request.seed,
      trials: request.trials,
    },
    levels,
    months: Array.from({ length: model.months }, (_, m) =>
      isoMonth((model.firstMonth + m) as Month),
    ),
    ladder: money ? ladder(source) : [],
    ladderTotal: ladderTotal(source),
    claims: claimResults(source),
    scopes: scopeResults(source),
    sites: siteResults(source),
    phases: topics.has('schedule') ? phaseResults(source) : [],
    agreements: agreementResults(source),
    parties: money ? partyResults(source) : [],
    cashMonths: cashMonths(model),
    projects,
    analyses: analysed,
    checks: money ? checks(source) : nothing.checks,
    notes: notes(source),
    evidence,
  };
}

function checks({ outcomes, column }: Source): Result['checks'] {
  const worst = (index: number) => column(index).reduce((a, b) => Math.max(a, b), 0);
  return {
    sourcesEqualUses: worst(outcomes.layout.imbalance),
    overPower: worst(outcomes.layout.overPower),
  };
}

function notes({ model, outcomes, trials }: Source): string[] {
  const round = outcomes.layout.trials;
  return [
    ...model.notes,
    ...(model.mitigationCost > 0
      ? [`active mitigations cost ${model.mitigationCost} USD besides`]
      : []),
    ...(round < trials
      ? [
          `quantiles are means of those of rounds; tornado, joint confidence and shares of shrinking rest on the first ${round} trials`,
        ]
      : []),
    'each forecast without one risk rests on as many of the first trials as its table says',
    'rates of return, cover and levelised cost are over the trials that have them; what computing is worth to those who rent it is only what the contracts say',
  ];
}
