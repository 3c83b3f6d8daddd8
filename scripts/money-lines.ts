import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from '../src/model/index.ts';
import { type Bound, cases, createStatement, type DeclaredGroup } from '../src/money/index.ts';
import { loadProgramme, markdownTable } from '../src/programme/index.ts';

const file = fileURLToPath(new URL('../cases/teaching-one-hall/programme.yaml', import.meta.url));

/** Every line of the cash flows of the case with one hall: label, unit, formula. */
export function moneyLines(): string {
  const { programme } = loadProgramme(readFileSync(file, 'utf8'));
  if (programme === undefined) throw new Error('the case with one hall has errors');
  const { groups, inputs, graph } = createStatement(compile(programme), cases[0]!);
  const origins = new Map(inputs.map(({ address, origin }) => [address, originOf(origin)]));
  return [
    '# Lines of the cash flows',
    '',
    `All ${graph.lines.size} lines of the case with one hall (\`cases/teaching-one-hall\`), written by \`npm run docs\` from the declarations that are also evaluated in every trial and printed as formulas of the workbook. [money.md](money.md) explains them.`,
    '',
    'A name is looked up in the group of the line, then in the groups around it, then among all; dots go down into groups. `prev(x)` is the value of the month before, `next(x)` of the month after, `lag(x, n)` of `n` months before, each 0 outside the axis. `ratio(a, b)` is a / b, and 0 when b is 0. `sum`, `last`, `highest`, `sumWhere`, `lowestWhere` and `dot` make one number of rows. A row has a value in every month and before the first, a _scalar_ has one. Other forms of money (bridge loans, escrow, sculpting, sweeps, missed calls, guarantees) add lines of their own.',
    '',
    ...groups.flatMap((group) => sections(group, '', [], origins)),
  ].join('\n');
}

function sections(
  group: DeclaredGroup,
  within: string,
  names: readonly string[],
  origins: ReadonlyMap<string, string>,
): string[] {
  const at = `${within}${group.id}.`;
  const path = [...names, group.name];
  const rows = group.lines.map(({ id, label, unit, kind, sheet, formula }) => [
    `\`${id}\``,
    label,
    kind === 'scalar' ? `${unit}, _scalar_` : unit,
    formula === undefined ? (origins.get(at + id) ?? '') : `\`${formula}\``,
    sheet,
  ]);
  const own =
    rows.length === 0
      ? []
      : [
          `## ${path.join(' / ')}`,
          '',
          `\`${at.slice(0, -1)}\``,
          '',
          markdownTable(['line', 'label', 'unit', 'formula or source', 'sheet'], rows),
          '',
        ];
  return [...own, ...(group.groups ?? []).flatMap((inner) => sections(inner, at, path, origins))];
}

function originOf(origin: Bound['origin']): string {
  if (origin.from === 'flow') return '_from the simulation_';
  if (origin.from === 'constant') return `_${origin.source}_`;
  return '_drawn in each trial_';
}
