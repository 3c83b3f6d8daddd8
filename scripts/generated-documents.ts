import {
  catalogue,
  fileReference,
  markdownTable,
  programmeJsonSchema,
} from '../src/programme/index.ts';
import { dealJsonSchema, resultJsonSchema } from '../src/report/index.ts';
import { moneyLines } from './money-lines.ts';

/** Every generated document by its path from the root of the project. */
export function generatedDocuments(): Readonly<Record<string, string>> {
  return {
    'docs/file-reference.md': fileReference(),
    'docs/money-lines.md': moneyLines(),
    'docs/errors/README.md': errorIndex(),
    'schema/programme.schema.json': json(programmeJsonSchema()),
    'schema/deal.schema.json': json(dealJsonSchema()),
    'schema/result.schema.json': json(resultJsonSchema()),
  };
}

/** JSON as the formatter likes it: short lists of plain values on one line. */
const json = (value: unknown): string =>
  `${JSON.stringify(value, null, 2).replace(
    /^(.*)\[\n([^[\]{}]*?)\n\s*\](,?)$/gm,
    (whole, head: string, items: string, tail: string) => {
      const line = `${head}[${items
        .trim()
        .split(/\s*\n\s*/)
        .join(' ')}]${tail}`;
      return line.length <= 100 ? line : whole;
    },
  )}\n`;

const groups: Readonly<Record<string, string>> = {
  GB1: 'Text and YAML',
  GB2: 'Shape of the file',
  GB3: 'Templates and references',
  GB4: 'Network and gates',
  GB5: 'Dates',
  GB6: 'Money',
  GB7: 'Terms and deals',
  GB8: 'Uncertainty',
  GB9: 'Evidence',
};

function errorIndex(): string {
  const lines = [
    '# Problems that a check can find',
    '',
    'Codes are stable. `groundbreak explain GB201` prints the page of a code.',
    '',
  ];
  for (const [group, title] of Object.entries(groups)) {
    const rows = Object.entries(catalogue)
      .filter(([, { code }]) => code.startsWith(group))
      .map(([rule, entry]) => [
        `[${entry.code}](${entry.code}.md)`,
        rule,
        entry.severity,
        entry.title,
      ]);
    lines.push(`## ${title}`, '', markdownTable(['code', 'rule', 'severity', 'meaning'], rows), '');
  }
  return lines.join('\n');
}
