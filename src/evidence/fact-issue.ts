import type { z } from 'zod';
import type { Bilingual } from '../units/index.ts';

const kinds: Readonly<Record<string, string>> = {
  string: '文本',
  number: '数',
  boolean: ' true 或 false',
  array: '列表',
  object: '带名称的字段',
};

/** What validation finds wrong with a field of a fact; the English is zod's own. */
export function factIssue(issue: z.core.$ZodIssue): Bilingual {
  const { message } = issue;
  return { en: message.charAt(0).toLowerCase() + message.slice(1), zh: inChinese(issue) };
}

function inChinese(issue: z.core.$ZodIssue): string {
  const at = String(issue.path.at(-1) ?? 'facts');
  switch (issue.code) {
    case 'invalid_type':
      return `字段缺失或类型不符，应为${kinds[issue.expected] ?? ` ${issue.expected}`}：${at}`;
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
