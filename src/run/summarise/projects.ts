import type { Model } from '../../model/index.ts';
import { cashSeries, yearsOf } from '../../simulate/index.ts';
import { isoMonth, type Month } from '../../units/index.ts';
import type { CashSeries, ProjectResult, TornadoRow } from '../result.ts';
import { knownFrom, tornado } from './analyses.ts';
import { type Source, single, tidy } from './source.ts';

export const cashMonths = ({ firstMonth, moneyMonths }: Model): string[] =>
  Array.from({ length: moneyMonths }, (_, m) => isoMonth((firstMonth + m) as Month));

/** What becomes of each project: sources, returns, cover and cash. */
export function projectResults(source: Source, orders: readonly Uint32Array[]): ProjectResult[] {
  const { model, outcomes, block, trials, spread, part } = source;
  const { layout } = outcomes;
  let tranche = 0;
  return model.projects.map((project, p) => {
    const first = tranche;
    tranche += project.tranches.length;
    return {
      id: project.id,
      name: project.name,
      company: model.parties[project.company]!.id,
      sites: [...new Set(project.phases.map((phase) => model.phases[phase]!.site))].map(
        (site) => model.sites[site]!.id,
      ),
      sources: project.tranches.map((row, k) => {
        const { id, name, party, instrument } = model.funds.sources[row.source]!;
        return {
          id,
          name,
          party: model.parties[party]!.id,
          instrument,
          purpose: row.purpose,
          drawn: tidy(block.trancheDrawn[first + k]! / trials),
        };
      }),
      own: {
        works: tidy(block.ownDrawn[2 * p]! / trials),
        chips: tidy(block.ownDrawn[2 * p + 1]! / trials),
      },
      npv: spread(layout.projectNpv + p),
      irr: part(layout.projectIrr + p),
      leastCover: part(layout.leastCover + p),
      years: yearsOfProject(source, p),
      monthsLocked: spread(layout.monthsLocked + p),
      monthsDefault: spread(layout.monthsDefault + p),
      termDebt: spread(layout.termDebt + p),
      debtByCover: spread(layout.debtByCover + p),
      coverShare: part(layout.coverShare + p),
      lenderLoss: spread(layout.lenderLoss + p),
      levelisedCost: part(layout.levelisedCost + p),
      tornado: {
        cover: largest(source, layout.leastCover + p, orders),
        irr: largest(source, layout.projectIrr + p, orders),
      },
      cash: cashOf(source, p),
    };
  });
}

/** Rows of a tornado that are kept. */
const ROWS = 8;
/** Trials with a value that a tornado needs. */
const ENOUGH = 50;

/** What moves a column most, over the trials in which it has a value. */
function largest(source: Source, column: number, orders: readonly Uint32Array[]): TornadoRow[] {
  const known = knownFrom(source.column(column));
  return known.trials.length < ENOUGH ? [] : tornado(source, known, orders).slice(0, ROWS);
}

function yearsOfProject(source: Source, project: number): ProjectResult['years'] {
  const { model, outcomes, block, trials, part } = source;
  const years = yearsOf(model);
  const firstYear = Math.floor(model.firstMonth / 12);
  return Array.from({ length: years }, (_, y) => {
    const at = project * years + y;
    return {
      year: firstYear + y,
      cover: part(outcomes.layout.coverOfYear + at),
      tested: block.tested[at]! / trials,
      locked: block.locked[at]! / trials,
      inDefault: block.defaulted[at]! / trials,
    };
  });
}

function cashOf({ model, block, trials }: Source, project: number): ProjectResult['cash'] {
  const periods = model.moneyMonths + 1;
  const of = (key: CashSeries): number[] => {
    const first = (project * cashSeries.length + cashSeries.indexOf(key)) * periods;
    return Array.from(block.cash.subarray(first, first + periods), (x) => single(x / trials));
  };
  return {
    uses: of('uses'),
    debtDrawn: of('debtDrawn'),
    equityDrawn: of('equityDrawn'),
    ownDrawn: of('ownDrawn'),
    revenue: of('revenue'),
    purchases: of('purchases'),
    operating: of('operating'),
    refresh: of('refresh'),
    tax: of('tax'),
    cfads: of('cfads'),
    seniorPaid: of('seniorPaid'),
    juniorPaid: of('juniorPaid'),
    swept: of('swept'),
    paidIn: of('paidIn'),
    distributed: of('distributed'),
    seniorDebt: of('seniorDebt'),
  };
}
