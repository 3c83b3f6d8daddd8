import type { ScopeResult, SiteResult } from '../result.ts';
import type { scopeSeries } from '../series.ts';
import { jointConfidence } from './joint.ts';
import { nothing } from './nothing.ts';
import { type Source, tidy } from './source.ts';
import { firstAttribution } from './waits.ts';

const plannedMw = ({ model }: Source, phases: readonly number[]) =>
  tidy(phases.reduce((sum, p) => sum + model.phases[p]!.plannedMw, 0));

export function scopeResults(source: Source): ScopeResult[] {
  const { model, outcomes, block, trials, topics } = source;
  const { layout } = outcomes;
  const money = topics.has('money');
  return model.scopes.map(({ id, name, phases }, c) => {
    const series = (key: (typeof scopeSeries)[number]) => source.ofScope(c, key);
    const means = (values: Float64Array) =>
      Array.from(money ? values.subarray(c * model.months, (c + 1) * model.months) : [], (x) =>
        tidy(x / trials),
      );
    const mean = (column: number) => source.spread(column + c).mean ?? 0;
    return {
      id,
      name,
      sites: model.sites.filter((site) => site.scopes.includes(c)).map((site) => site.id),
      plannedMw: plannedMw(source, phases),
      plannedDataCentres: phases.reduce((sum, p) => sum + model.phases[p]!.dataCentres, 0),
      firstEnergised: source.dates(layout.scopeFirst + c),
      attribution: topics.has('obstacles')
        ? firstAttribution(source, 'scope', c)
        : nothing.attribution,
      monthly: {
        mw: series('mw'),
        dataCentres: series('dataCentres'),
        spent: series('spent'),
        need: series('need'),
        committed: series('committed'),
        jobs: series('jobs'),
        revenue: means(block.revenue),
        operatingCost: means(block.operating),
      },
      peakNeed: money ? source.spread(layout.peakNeed + c) : nothing.spread,
      unfundedNeed: money ? source.spread(layout.unfunded + c) : nothing.spread,
      joint: topics.has('obstacles') ? jointConfidence(source, c) : nothing.joint,
      delay: money
        ? {
            escalation: mean(layout.delayEscalation),
            timeRelated: mean(layout.delayTime),
            lateRemedies: mean(layout.delayRemedies),
            revenueForegone: mean(layout.delayRevenue),
          }
        : nothing.delay,
    };
  });
}

export function siteResults(source: Source): SiteResult[] {
  const { model, programme, outcomes, topics } = source;
  return model.sites.map((site, s) => {
    const { place } = programme.sites[site.id] ?? {};
    return {
      id: site.id,
      name: site.name,
      state: place?.state ?? null,
      lat: place?.lat ?? null,
      lon: place?.lon ?? null,
      scopes: site.scopes.map((c) => model.scopes[c]!.id),
      plannedMw: plannedMw(source, site.phases),
      firstEnergised: topics.has('schedule')
        ? source.dates(outcomes.layout.siteFirst + s)
        : nothing.dates,
      attribution: topics.has('obstacles')
        ? firstAttribution(source, 'site', s)
        : nothing.attribution,
      mw: source.ofSite(s, 'mw'),
      spent: source.ofSite(s, 'spent'),
    };
  });
}
