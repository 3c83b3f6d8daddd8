import type { Attribution, Result } from '../result.ts';
import { waitRows } from '../wait-rows.ts';
import { wordsOf } from '../words/index.ts';
import { type CsvCell, type CsvTable, table } from './cell.ts';
import { dateCells, dateHead, partCells, partHead, spreadCells, spreadHead } from './headings.ts';
import { monthlyTable } from './monthly.ts';
import { projectTables } from './projects.ts';
import { stampTable } from './stamp.ts';

/** Every table of a result, in the order in which a reader would open them. */
export function csvTables(result: Result): readonly CsvTable[] {
  return [
    ladder(result),
    claims(result),
    monthlyTable(result),
    sites(result),
    phases(result),
    activities(result),
    agreements(result),
    parties(result),
    ...projectTables(result),
    waits(result),
    tornado(result),
    exclusion(result),
    stampTable(result.stamp),
  ];
}

function ladder({ ladder, levels }: Result): CsvTable {
  return table(
    'ladder',
    [
      'id',
      'name',
      'party',
      'instrument',
      'announced (USD)',
      'pledged (USD)',
      'evidenced (USD)',
      ...spreadHead('committed', 'USD', levels),
      ...spreadHead('drawn', 'USD', levels),
    ],
    ladder.map((row) => [
      row.id,
      row.name,
      row.party,
      row.instrument,
      row.announced,
      row.pledged,
      row.evidenced,
      ...spreadCells(row.committed),
      ...spreadCells(row.drawn),
    ]),
  );
}

function claims({ claims, levels }: Result): CsvTable {
  return table(
    'claims',
    [
      'id',
      'says',
      'note',
      'facts',
      'measure',
      'of',
      'sense',
      'unit',
      'threshold (unit)',
      'by (date)',
      'probability',
      'standard error',
      'main reason it fails',
      'share of the misses',
      ...spreadHead('measured', 'unit', levels),
    ],
    claims.map((claim) => [
      claim.id,
      claim.says,
      claim.note,
      claim.facts.join(' '),
      claim.measure,
      claim.of,
      claim.sense,
      claim.unit,
      claim.threshold,
      claim.by,
      claim.probability.value,
      claim.probability.standardError,
      claim.reason?.name ?? null,
      claim.reason?.share ?? null,
      ...spreadCells(claim.measured),
    ]),
  );
}

function sites({ sites, levels }: Result): CsvTable {
  return table(
    'sites',
    [
      'id',
      'name',
      'state',
      'latitude (degrees)',
      'longitude (degrees)',
      'scopes',
      'planned (IT MW)',
      'mean wait (days)',
      'reached (probability)',
      ...dateHead('first energised', levels),
    ],
    sites.map((site) => [
      site.id,
      site.name,
      site.state,
      site.lat,
      site.lon,
      site.scopes.join(' '),
      site.plannedMw,
      site.attribution.days,
      site.attribution.reached,
      ...dateCells(site.firstEnergised),
    ]),
  );
}

function phases({ phases, levels }: Result): CsvTable {
  return table(
    'phases',
    [
      'id',
      'name',
      'site',
      'planned (IT MW)',
      'data centres',
      'promised (date)',
      'built smaller (probability)',
      'given up (probability)',
      ...spreadHead('cost', 'USD', levels),
      ...dateHead('committed', levels),
      ...dateHead('energised', levels),
    ],
    phases.map((phase) => [
      phase.id,
      phase.name,
      phase.site,
      phase.plannedMw,
      phase.dataCentres,
      phase.promised,
      phase.shrunk,
      phase.givenUp,
      ...spreadCells(phase.cost),
      ...dateCells(phase.committed),
      ...dateCells(phase.energised),
    ]),
  );
}

function activities({ phases, levels }: Result): CsvTable {
  return table(
    'activities',
    [
      'phase',
      'id',
      'name',
      'kind',
      'criticality (probability)',
      'cruciality (correlation)',
      'schedule sensitivity (index)',
      'deadline',
      'deadline met (share)',
      ...dateHead('start', levels),
      ...dateHead('finish', levels),
    ],
    phases.flatMap((phase) =>
      phase.activities.map((activity) => [
        phase.id,
        activity.id,
        activity.name,
        activity.kind,
        activity.criticality,
        activity.cruciality,
        activity.sensitivity,
        activity.deadline?.date ?? null,
        activity.deadline?.met ?? null,
        ...dateCells(activity.start),
        ...dateCells(activity.finish),
      ]),
    ),
  );
}

function agreements({ agreements, levels }: Result): CsvTable {
  return table(
    'agreements',
    ['id', 'name', 'parties', 'terms', ...dateHead('signed', levels)],
    agreements.map((agreement) => [
      agreement.id,
      agreement.name,
      agreement.parties.join(' '),
      agreement.terms.join(' '),
      ...dateCells(agreement.signed),
    ]),
  );
}

function parties({ parties, levels }: Result): CsvTable {
  return table(
    'parties',
    [
      'id',
      'name',
      'hurdle (share per year)',
      'pledged (USD)',
      'loss from the data date on (probability)',
      ...spreadHead('committed', 'USD', levels),
      ...spreadHead('drawn', 'USD', levels),
      ...spreadHead('NPV from the data date on', 'USD', levels),
      ...spreadHead('whole-life peak out of pocket', 'USD', levels),
      ...spreadHead('whole-life received over paid', 'ratio', levels),
      ...partHead('whole-life IRR', 'share per year', levels),
    ],
    parties.map((party) => [
      party.id,
      party.name,
      party.hurdle,
      party.pledged,
      party.lossProbability,
      ...spreadCells(party.committed),
      ...spreadCells(party.drawn),
      ...spreadCells(party.npv),
      ...spreadCells(party.peak),
      ...spreadCells(party.multiple),
      ...partCells(party.irr, levels),
    ]),
  );
}

/** Sums stand among their parts: the column `row` tells them apart. */
function waits({ scopes, sites, phases }: Result): CsvTable {
  const { families } = wordsOf('en');
  const names = { total: 'all causes', family: 'all of its family', cause: 'cause' };
  const rows = (kind: string, id: string, attribution: Attribution): CsvCell[][] =>
    waitRows(attribution).map(({ level, family, cause, days, binding, stuck }) => [
      kind,
      id,
      names[level],
      cause?.cause ?? null,
      cause?.name ?? null,
      cause?.group ?? null,
      family === null ? null : families[family],
      days,
      binding,
      stuck,
    ]);
  return table(
    'waits',
    [
      'kind',
      'id',
      'row',
      'cause',
      'name',
      'group',
      'family',
      'mean (days, over trials that get there)',
      'binding (share of those trials)',
      'stuck (share of all trials)',
    ],
    [
      ...scopes.flatMap(({ id, attribution }) => rows('scope', id, attribution)),
      ...sites.flatMap(({ id, attribution }) => rows('site', id, attribution)),
      ...phases.flatMap(({ id, attribution }) => rows('phase', id, attribution)),
    ],
  );
}

function tornado({ analyses }: Result): CsvTable {
  return table(
    'tornado',
    [
      'outcome',
      'unit',
      'id',
      'name',
      'kind',
      'mean outcome at low draw (unit)',
      'mean outcome at high draw (unit)',
      'driver P10, risk probability',
      'driver P90, risk probability',
      'rank correlation',
    ],
    analyses.flatMap(({ outcome, tornado }) =>
      tornado.map((row) => [
        outcome.id,
        outcome.unit,
        row.id,
        row.name,
        row.kind,
        row.low,
        row.high,
        row.from,
        row.to,
        row.rankCorrelation,
      ]),
    ),
  );
}

function exclusion({ analyses }: Result): CsvTable {
  return table(
    'exclusion',
    [
      'outcome',
      'unit',
      'risk',
      'name',
      'probability',
      'change without it (unit)',
      'standard error (unit)',
    ],
    analyses.flatMap(({ outcome, exclusion }) =>
      exclusion.map((row) => [
        outcome.id,
        outcome.unit,
        row.risk,
        row.name,
        row.probability,
        row.change,
        row.standardError,
      ]),
    ),
  );
}
