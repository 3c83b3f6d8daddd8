import { type Bound, debtsOf, printFormula, type Statement } from '../money/index.ts';
import type { Month } from '../units/index.ts';
import type { Result } from './result.ts';
import type { ChartRequest, LineNote, WorkbookModel } from './workbook/index.ts';

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
    charts: model.projects.flatMap((_, p) => chartsOf(statement, p)),
    checks: model.projects.flatMap(({ id }) =>
      ['worst-sources', 'worst-balance'].map((check) => `projects.${id}.checks.${check}`),
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

function chartsOf({ model, value }: Statement, p: number): ChartRequest[] {
  const project = model.projects[p]!;
  const at = `projects.${project.id}`;
  const { name } = project;
  const used =
    value(`${at}.works.need`).some((x) => x > 0) || value(`${at}.chips.need`).some((x) => x > 0);
  if (!used) return [];
  const isServed = debtsOf(model, project, 'senior').length > 0;
  return [
    {
      title: `${name}: uses by month`,
      kind: 'stack',
      lines: [`${at}.works.need`, `${at}.chips.need`],
      unit: 'USD',
    },
    {
      title: `${name}: cash flow and where it goes`,
      kind: 'columns',
      lines: [`${at}.cash.cfads`, `${at}.cash.senior-paid`, `${at}.cash.distributed`],
      unit: 'USD',
    },
    ...(isServed
      ? [
          {
            title: `${name}: debt service cover`,
            kind: 'line' as const,
            lines: [`${at}.cash.cover`],
            unit: 'factor',
          },
        ]
      : []),
  ];
}
