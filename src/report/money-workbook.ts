import { type Bound, debtsOf, printFormula, type Statement } from '../money/index.ts';
import type { Month } from '../units/index.ts';
import type { Result } from './result.ts';
import type { ChartRequest, LineNote, ResultTable, WorkbookModel } from './workbook/index.ts';

/** Where the numbers of a programme come from, by address in it. */
export type SourceOf = (path: string) => string | undefined;

/** The statement of a case as a workbook with live formulas. */
export function moneyWorkbook(
  statement: Statement,
  { stamp }: Result,
  shows: string,
  sourceOf: SourceOf,
): WorkbookModel {
  const { model, graph, groups, periods } = statement;
  const notes = new Map(
    statement.inputs.map((input) => [input.address, noteOf(statement, input, sourceOf)]),
  );
  return {
    title: stamp.programme,
    stamp: {
      inputsHash: stamp.inputs,
      seed: String(stamp.seed),
      engineVersion: stamp.engine,
      dataDate: stamp.dataDate,
      shows,
    },
    groups,
    periods,
    firstMonth: model.firstMonth as Month,
    values: statement.value,
    formula: (address, place) => printFormula(graph, address, place, { periods }),
    note: (address) => notes.get(address) ?? totalOf(statement, address),
    results: resultsOf(statement),
    charts: model.projects.map((_, p) => chartsOf(statement, p)).filter((row) => row.length > 0),
    checks: model.projects.flatMap(({ id }) =>
      ['worst-sources', 'worst-balance', 'debt-at-end'].map(
        (check) => `projects.${id}.checks.${check}`,
      ),
    ),
  };
}

function noteOf({ model }: Statement, { origin }: Bound, sourceOf: SourceOf): LineNote {
  if (origin.from === 'constant') return { source: origin.source };
  if (origin.from === 'flow') return { source: 'simulation of the case', total: true };
  const path = model.variables[origin.variable]?.path;
  if (path === undefined) return { source: 'default' };
  const source = sourceOf(path);
  return { source: source === undefined ? path : `${path}: ${source}` };
}

/** Flows have a sum that means something, balances have none. */
function totalOf({ graph }: Statement, address: string): LineNote | undefined {
  const line = graph.lines.get(address)?.line;
  return line?.kind === 'row' && line.unit === 'USD' && flows.has(line.id)
    ? { total: true }
    : undefined;
}

const flows: ReadonlySet<string> = new Set([
  'cost',
  'need',
  'own',
  'draw',
  'fee',
  'fees',
  'revenue',
  'purchases',
  'energy-cost',
  'running-cost',
  'refresh',
  'resale',
  'ebitda',
  'tax',
  'interest',
  'scheduled',
  'paid',
  'swept',
  'cfads',
  'senior-due',
  'senior-paid',
  'junior-paid',
  'support',
  'distributed',
  'paid-in',
  'received',
  'flow',
  'depreciation',
]);

/** Figures of each project and party on the cover. */
function resultsOf({ model }: Statement): ResultTable[] {
  return [
    {
      heading: 'Projects',
      columns: [
        'Uses: works',
        'Uses: chips',
        'Term debt',
        'Lenders give',
        'Least DSCR',
        'Life in years',
        'NPV of owners',
        'Months locked',
        'In default',
        'Lenders lose',
      ],
      rows: model.projects.map((project) => {
        const at = `projects.${project.id}`;
        const isLent = debtsOf(model, project, 'senior').length > 0;
        const debt = (line: string) => (isLent ? `${at}.${line}` : undefined);
        return {
          name: project.name,
          lines: [
            `${at}.works.need`,
            `${at}.chips.need`,
            debt('returns.term-debt'),
            `${at}.sizing.debt`,
            debt('cash.least-cover'),
            debt('returns.average-life'),
            `${at}.returns.npv`,
            debt('cash.months-locked'),
            debt('cash.months-default'),
            debt('returns.lender-loss'),
          ],
        };
      }),
    },
    {
      heading: 'Parties',
      columns: ['Net cash', 'NPV', 'MOIC', 'Peak exposure'],
      rows: model.parties.map(({ id, name }) => ({
        name,
        lines: ['flow', 'npv', 'multiple', 'peak'].map((line) => `parties.${id}.${line}`),
      })),
    },
  ];
}

function chartsOf({ model, value }: Statement, p: number): ChartRequest[] {
  const project = model.projects[p]!;
  const at = `projects.${project.id}`;
  const { name } = project;
  const uses = ['works', 'chips'].filter((id) => value(`${at}.${id}.need`).some((x) => x > 0));
  if (uses.length === 0) return [];
  const isServed = debtsOf(model, project, 'senior').length > 0;
  return [
    {
      title: `${name}: uses by month`,
      kind: 'stack',
      lines: uses.map((id) => `${at}.${id}.need`),
      names: uses.map((id) => (id === 'works' ? 'Land, buildings and power' : 'Chips')),
      unit: 'USD',
    },
    {
      title: `${name}: cash flow and where it goes`,
      kind: 'line',
      lines: [
        `${at}.cash.cfads`,
        ...(isServed ? [`${at}.cash.senior-paid`] : []),
        `${at}.cash.distributed`,
      ],
      names: [
        'Cash flow available for debt service',
        ...(isServed ? ['Senior debt service'] : []),
        'Paid to owners',
      ],
      unit: 'USD',
    },
    ...(isServed
      ? [
          {
            title: `${name}: debt service cover over twelve months`,
            kind: 'line' as const,
            lines: [`${at}.cash.cover`],
            unit: 'x',
          },
        ]
      : []),
  ];
}
