import type { Bilingual } from '../units/index.ts';
import type { Finding } from './diagnostic.ts';

/** Most bytes of a file that are read. */
export const MOST_BYTES = 10_000_000;

/** The text of a file, or why it has none. A byte order mark is taken off. */
export function textOf(
  bytes: Uint8Array,
):
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: Finding } {
  if (bytes.length > MOST_BYTES)
    return no(
      'too-large',
      {
        en: `a file has at most ${MOST_BYTES} bytes, this one has ${bytes.length}`,
        zh: `文件最多 ${MOST_BYTES} 字节，此文件有 ${bytes.length} 字节`,
      },
      {
        en: 'is this the right file? if so, use plans and repeat to write it shorter',
        zh: '文件是否给错？若没有，请用 plans 和 repeat 缩短',
      },
    );
  const zero = bytes.indexOf(0);
  if (zero >= 0)
    return no(
      'not-text',
      {
        en: `a binary file: a zero byte at offset ${zero}`,
        zh: `二进制文件，零字节的位置：${zero}`,
      },
      { en: 'give a YAML file in UTF-8', zh: '请给出 UTF-8 编码的 YAML 文件' },
    );
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return no(
      'not-text',
      { en: 'the bytes are not UTF-8', zh: '内容不是 UTF-8' },
      { en: 'save the file as UTF-8', zh: '请将文件存为 UTF-8' },
    );
  }
  return { ok: true, text };
}

const no = (rule: 'too-large' | 'not-text', fact: Bilingual, mend: Bilingual) =>
  ({ ok: false, problem: { rule, path: [], fact, mend } }) as const;
