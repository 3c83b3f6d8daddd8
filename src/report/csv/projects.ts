import type { CashSeries, Result } from '../result.ts';
import { type CsvTable, table } from './cell.ts';
import { partCells, partHead, spreadCells, spreadHead } from './headings.ts';

/** Columns of the cash flows, in the order in which money moves. */
const cashHeadings: Readonly<Record<CashSeries, string>> = {
  uses: 'uses of construction',
  debtDrawn: 'debt drawn',
  equityDrawn: 'equity drawn',
  ownDrawn: 'paid by the company beyond what is committed',
  revenue: 'revenue with remedies got',
  purchases: 'purchases with remedies paid',
  operating: 'energy, running cost and rent',
  refresh: 'new chips less resale',
  tax: 'tax',
  cfads: 'cash flow available for debt service (CFADS)',
  seniorPaid: 'senior debt service',
  juniorPaid: 'junior service',
  swept: 'prepaid',
  paidIn: 'paid in by owners',
  distributed: 'distributed to owners',
  seniorDebt: 'senior term debt at the end of the year',
};
const cashSeries = Object.keys(cashHeadings) as CashSeries[];

/** What becomes of each project that holds assets, who pays for it, its covers and its cash flows. */
export const projectTables = (result: Result): readonly CsvTable[] => [
  projects(result),
  sources(result),
  covers(result),
  cashFlows(result),
];

function projects({ projects, levels }: Result): CsvTable {
  return table(
    'projects',
    [
      'id',
      'name',
      'company',
      'sites',
      ...spreadHead('NPV of all owners from the data date on', 'USD', levels),
      ...partHead('whole-life IRR of all owners', 'share per year', levels),
      ...partHead('least debt service cover over twelve months', 'ratio', levels),
      ...spreadHead('locked up', 'months', levels),
      ...spreadHead('in default', 'months', levels),
      ...spreadHead('term debt', 'USD', levels),
      ...spreadHead('debt that cover alone would allow', 'USD', levels),
      ...partHead('debt by cover over assets', 'share', levels),
      ...spreadHead('loss of lenders', 'USD', levels),
      ...partHead('levelised cost', 'USD per IT MW and month', levels),
    ],
    projects.map((project) => [
      project.id,
      project.name,
      project.company,
      project.sites.join(' '),
      ...spreadCells(project.npv),
      ...partCells(project.irr, levels),
      ...partCells(project.leastCover, levels),
      ...spreadCells(project.monthsLocked),
      ...spreadCells(project.monthsDefault),
      ...spreadCells(project.termDebt),
      ...spreadCells(project.debtByCover),
      ...partCells(project.coverShare, levels),
      ...spreadCells(project.lenderLoss),
      ...partCells(project.levelisedCost, levels),
    ]),
  );
}

function sources({ projects }: Result): CsvTable {
  return table(
    'sources',
    ['project', 'purpose', 'id', 'name', 'party', 'instrument', 'drawn mean (USD)'],
    projects.flatMap(({ id, company, sources, own }) => [
      ...sources.map((row) => [
        id,
        row.purpose,
        row.id,
        row.name,
        row.party,
        row.instrument,
        row.drawn,
      ]),
      // what no source pays
      ...(['works', 'chips'] as const).map((purpose) => [
        id,
        purpose,
        null,
        cashHeadings.ownDrawn,
        company,
        null,
        own[purpose],
      ]),
    ]),
  );
}

function covers({ projects, levels }: Result): CsvTable {
  return table(
    'covers',
    [
      'project',
      'year',
      'tested (share of trials)',
      'locked up (share of trials)',
      'in default (share of trials)',
      ...partHead('debt service cover in the last month of the year with service', 'ratio', levels),
    ],
    projects.flatMap(({ id, years }) =>
      years.map(({ year, tested, locked, inDefault, cover }) => [
        id,
        year,
        tested,
        locked,
        inDefault,
        ...partCells(cover, levels),
      ]),
    ),
  );
}

/**
 * Means over all trials by calendar year; the first row of a project is all before the data date. By
 * month they are in `result.json`.
 */
function cashFlows({ projects, cashMonths }: Result): CsvTable {
  const yearAt = ['before', ...cashMonths.map((month) => month.slice(0, 4))];
  const years = [...new Set(yearAt)];
  const placeAt = yearAt.map((year) => years.indexOf(year));
  /** By year what a series comes to, or where it stands at the end. */
  const byYear = (key: CashSeries, months: readonly number[]): readonly number[] => {
    const out = years.map(() => 0);
    placeAt.forEach((place, period) => {
      const amount = months[period] ?? 0;
      out[place] = key === 'seniorDebt' ? amount : out[place]! + amount;
    });
    return key === 'seniorDebt' ? out : out.map(Math.round);
  };
  return table(
    'cash-flows',
    ['project', 'year', ...cashSeries.map((key) => `${cashHeadings[key]} mean (USD)`)],
    projects.flatMap(({ id, cash }) => {
      const columns = cashSeries.map((key) => byYear(key, cash[key]));
      return years.map((year, y) => [id, year, ...columns.map((column) => column[y] ?? null)]);
    }),
  );
}
