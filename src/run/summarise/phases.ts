import { MOMENTS } from '../../simulate/index.ts';
import { type Day, isoOf } from '../../units/index.ts';
import type { ActivityResult, AgreementResult, PhaseResult } from '../result.ts';
import { nothing } from './nothing.ts';
import { type Source, tidy } from './source.ts';
import { phaseAttribution } from './waits.ts';

export function phaseResults(source: Source): PhaseResult[] {
  const { model, programme, outcomes, topics } = source;
  const { layout } = outcomes;
  const activities = topics.has('activities');
  return model.phases.map((row, p) => {
    const [siteId = '', id = ''] = row.id.split('.');
    const phase = programme.sites[siteId]?.phases[id];
    const scale = source.column(layout.phaseScale + p);
    let [shrunk, givenUp] = [0, 0];
    for (let i = 0; i < scale.length; i++) {
      const x = scale[i]!;
      if (x === 0) givenUp++;
      else if (x > 0 && x < 1) shrunk++;
    }
    const attribution = activities ? phaseAttribution(source, p) : nothing.attribution;
    return {
      id: row.id,
      name: row.name,
      site: siteId,
      plannedMw: tidy(row.plannedMw),
      dataCentres: row.dataCentres,
      promised: phase?.promised === undefined ? null : isoOf(phase.promised as Day),
      committed: source.dates(layout.committed + p),
      energised: source.dates(layout.energised + p),
      cost: source.spread(layout.phaseCost + p),
      shrunk: shrunk / scale.length,
      givenUp: givenUp / scale.length,
      attribution,
      activities: activities
        ? row.nodes.map((node) => activityResult(source, node, attribution.reached))
        : [],
    };
  });
}

/** Criticality, cruciality and schedule sensitivity index (Hulett 2009; PMI PMBOK). */
function activityResult(source: Source, node: number, reached: number): ActivityResult {
  const { model, programme, block, trials } = source;
  const [siteId = '', phaseId = '', id = ''] = model.network.id[node]!.split('.');
  const activity = programme.sites[siteId]?.phases[phaseId]?.activities[id];
  const [d1 = 0, d2 = 0, e1 = 0, e2 = 0, de = 0, n = 0] = block.moments.subarray(
    node * MOMENTS,
    (node + 1) * MOMENTS,
  );
  const varianceD = n > 1 ? (d2 - (d1 * d1) / n) / (n - 1) : 0;
  const varianceE = n > 1 ? (e2 - (e1 * e1) / n) / (n - 1) : 0;
  // what is left of a constant after adding up squares
  const spreads =
    varianceD > 1e-9 * (d2 / Math.max(1, n)) && varianceE > 1e-9 * (e2 / Math.max(1, n));
  const criticality = reached === 0 ? 0 : block.critical[node]! / (reached * trials);
  return {
    id,
    name: activity?.name ?? id,
    kind: activity?.kind ?? 'milestone',
    start: source.nodeDates(node, false),
    finish: source.nodeDates(node, true),
    deadline:
      activity?.deadline === undefined
        ? null
        : { date: isoOf(activity.deadline as Day), met: block.met[node]! / trials },
    criticality: tidy(criticality),
    cruciality: spreads
      ? tidy((de - (d1 * e1) / n) / (n - 1) / Math.sqrt(varianceD * varianceE))
      : null,
    sensitivity: spreads ? tidy(criticality * Math.sqrt(varianceD / varianceE)) : null,
  };
}

export function agreementResults(source: Source): AgreementResult[] {
  return Object.entries(source.programme.agreements).map(([id, { name, parties, terms }], a) => ({
    id,
    name,
    parties,
    terms,
    signed: source.dates(source.outcomes.layout.signed + a),
  }));
}
