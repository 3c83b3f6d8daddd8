import type { z } from 'zod';
import type { Bilingual } from '../units/index.ts';

const kinds: Readonly<Record<string, Bilingual>> = {
  string: { en: 'a text', zh: '文本' },
  number: { en: 'a number', zh: '数' },
  boolean: { en: 'true or false', zh: ' true 或 false' },
  array: { en: 'a list', zh: '列表' },
  object: { en: 'named fields', zh: '带名称的字段' },
};

/** What validation finds wrong with a field of a fact, by its name. */
export const factIssue = (issue: z.core.$ZodIssue): Bilingual => ({
  en: inEnglish(issue),
  zh: inChinese(issue),
});

/** The field at the end of a path, entries of lists with the name of their list. */
export function fieldNamed(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  return typeof last === 'number' ? `${String(path.at(-2))}[${last}]` : String(last ?? 'facts');
}

function inEnglish(issue: z.core.$ZodIssue): string {
  const at = fieldNamed(issue.path);
  switch (issue.code) {
    case 'invalid_type':
      return `a field is missing or of another kind, expected ${kinds[issue.expected]?.en ?? issue.expected}: ${at}`;
    case 'unrecognized_keys':
      return `there is no such field: ${issue.keys.join(', ')}`;
    case 'invalid_value':
      return `expected one of ${issue.values.map(String).join(', ')}: ${at}`;
    case 'too_small':
      return `must not be empty: ${at}`;
    case 'custom':
      return issue.message.charAt(0).toLowerCase() + issue.message.slice(1);
    default:
      return `the value does not fit: ${at}`;
  }
}

function inChinese(issue: z.core.$ZodIssue): string {
  const at = fieldNamed(issue.path);
  switch (issue.code) {
    case 'invalid_type':
      return `字段缺失或类型不符，应为${kinds[issue.expected]?.zh ?? ` ${issue.expected}`}：${at}`;
    case 'unrecognized_keys':
      return `没有这个字段：${issue.keys.join('、')}`;
    case 'invalid_value':
      return `取值应为其中之一（${issue.values.map(String).join('、')}）：${at}`;
    case 'too_small':
      return `不能为空：${at}`;
    case 'custom': {
      const said: unknown = issue.params?.['zh'];
      return typeof said === 'string' ? said : `取值不符：${at}`;
    }
    default:
      return `取值不符：${at}`;
  }
}
