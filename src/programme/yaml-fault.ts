import type { ErrorCode } from 'yaml';
import type { Bilingual } from '../units/index.ts';

/** The parser's faults in Chinese, by its codes; its own messages are English. */
const faults: { readonly [code in ErrorCode]: string } = {
  ALIAS_PROPS: '别名不能再带锚点或标签',
  BAD_ALIAS: '锚点或别名的名称为空或有歧义',
  BAD_COLLECTION_TYPE: '标签与容器的类型不符',
  BAD_DIRECTIVE: '指令行无法读懂',
  BAD_DQ_ESCAPE: '双引号文本中有无效的转义',
  BAD_INDENT: '缩进与相邻各行不一致',
  BAD_PROP_ORDER: '锚点或标签的位置不对',
  BAD_SCALAR_START: '不加引号的文本不能以此字符开头',
  BLOCK_AS_IMPLICIT_KEY: '同一行内不能再嵌套键值',
  BLOCK_IN_FLOW: '括号之内不能用缩进书写',
  DUPLICATE_KEY: '键出现两次',
  IMPOSSIBLE: '内部结构自相矛盾',
  KEY_OVER_1024_CHARS: '键过长，其冒号须在 1024 个字符之内',
  MISSING_CHAR: '缺少引号、括号、逗号、冒号或空格',
  MULTILINE_IMPLICIT_KEY: '键必须写在一行之内',
  MULTIPLE_ANCHORS: '一个值最多只能有一个锚点',
  MULTIPLE_DOCS: '有多份文档',
  MULTIPLE_TAGS: '一个值最多只能有一个标签',
  NON_STRING_KEY: '键不是文本',
  RESOURCE_EXHAUSTION: '嵌套过深或过大',
  TAB_AS_INDENT: '不能用制表符缩进',
  TAG_RESOLVE_FAILED: '标签无法识别',
  UNEXPECTED_TOKEN: '此处不应有这个符号',
};

/** What the parser says, in our style: lower case, no full stop, one line. */
export function yamlFault(code: ErrorCode, message: string): Bilingual {
  const line = (message.split('\n')[0] ?? message)
    .replace(/[.:]$/, '')
    .replace(/closing (["'])quote$/, 'closing $1');
  return {
    en: `not YAML: ${line.charAt(0).toLowerCase()}${line.slice(1)}`,
    zh: `不是有效的 YAML：${faults[code]}`,
  };
}

/** What to do about it, from what the parser says and the line that it stumbles on. */
export function yamlMend(code: ErrorCode, message: string, line: string): Bilingual {
  const bracket = /must .*end with a ([}\]])/.exec(message)?.[1];
  if (bracket !== undefined)
    return {
      en: `a bracket opened above is not closed: add its ${bracket}`,
      zh: `上方打开的括号没有闭合：请补上 ${bracket}`,
    };
  if (/^\s*".*: .*"\s*$/.test(line))
    return {
      en: 'remove the quotes around the whole line; spreadsheets add them when a line is copied',
      zh: '请去掉整行外的引号；从电子表格复制时会自动加上',
    };
  if (/^\s*[\w-]+：|[\w\]})]，\s*[\w-]+:|[｛｝［］]/.test(line))
    return {
      en: 'write colons, commas and brackets in half width: : , { } [ ]',
      zh: '冒号、逗号和括号请用半角：: , { } [ ]',
    };
  if (/^\s*(?:- )?[\w-]+:[^\s:]/.test(line))
    return { en: 'put a space after the colon', zh: '请在冒号后加一个空格' };
  if (code === 'TAB_AS_INDENT') return { en: 'indent with spaces', zh: '请用空格缩进' };
  if (code === 'BAD_INDENT')
    return {
      en: 'indent by the same number of spaces as its neighbours',
      zh: '请与相邻各行使用相同数目的空格缩进',
    };
  if (code === 'MISSING_CHAR')
    return { en: 'close the quote or bracket', zh: '请补上引号、括号或分隔符' };
  return {
    en: 'bring the line in order; put quotes around a text with colons or brackets',
    zh: '请理顺该行；含冒号或括号的文本须加引号',
  };
}
