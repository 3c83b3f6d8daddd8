import { factsReference } from '../src/evidence/index.ts';
import {
  catalogue,
  fileReference,
  markdownTable,
  programmeJsonSchema,
} from '../src/programme/index.ts';
import { dealJsonSchema, documentJsonSchemas, resultJsonSchema } from '../src/report/index.ts';
import type { Bilingual, Language } from '../src/units/index.ts';
import { moneyLines } from './money-lines.ts';

/** Every generated document by its path from the root of the project. */
export function generatedDocuments(): Readonly<Record<string, string>> {
  return {
    'docs/file-reference.md': `${fileReference()}\n${factsReference()}`,
    'docs/money-lines.md': moneyLines(),
    'docs/errors/README.md': errorIndex('en'),
    'docs/errors/zh/README.md': errorIndex('zh'),
    'schema/programme.schema.json': json(programmeJsonSchema()),
    'schema/deal.schema.json': json(dealJsonSchema()),
    'schema/result.schema.json': json(resultJsonSchema()),
    ...Object.fromEntries(
      Object.entries(documentJsonSchemas()).map(([kind, schema]) => [
        `schema/${kind}.schema.json`,
        json(schema),
      ]),
    ),
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

const groups: Readonly<Record<string, Bilingual>> = {
  GB1: { en: 'Text and YAML', zh: '文本与 YAML' },
  GB2: { en: 'Shape of the file', zh: '文件的形式' },
  GB3: { en: 'Templates and references', zh: '模板与引用' },
  GB4: { en: 'Network and gates', zh: '网络与放行条件' },
  GB5: { en: 'Dates', zh: '日期' },
  GB6: { en: 'Money', zh: '资金' },
  GB7: { en: 'Terms and deals', zh: '条款及其组合' },
  GB8: { en: 'Uncertainty', zh: '不确定性' },
  GB9: { en: 'Evidence', zh: '证据' },
};

const index = {
  en: {
    title: 'Problems that a check can find',
    about: 'Codes are stable. `groundbreak explain GB201` prints the page of a code.',
    columns: ['code', 'rule', 'severity', 'meaning'],
    severities: { error: 'error', warning: 'warning', info: 'info' },
  },
  zh: {
    title: '检查能发现的问题',
    about: '代码保持不变。`groundbreak explain GB201 --language zh` 打印某个代码的说明。',
    columns: ['代码', '规则', '严重程度', '含义'],
    severities: { error: '错误', warning: '警告', info: '附注' },
  },
} as const;

function errorIndex(language: Language): string {
  const { title, about, columns, severities } = index[language];
  const lines = [`# ${title}`, '', about, ''];
  for (const [group, name] of Object.entries(groups)) {
    const rows = Object.entries(catalogue)
      .filter(([, { code }]) => code.startsWith(group))
      .map(([rule, entry]) => [
        `[${entry.code}](${entry.code}.md)`,
        rule,
        severities[entry.severity],
        entry.title[language],
      ]);
    lines.push(`## ${name[language]}`, '', markdownTable(columns, rows), '');
  }
  return lines.join('\n');
}
