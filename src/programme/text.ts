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
  const kind = knownKind(bytes);
  if (kind !== undefined) return no('not-text', kind.fact, kind.mend);
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

/** Kinds of file that begin with bytes of their own. */
function knownKind(
  bytes: Uint8Array,
): { readonly fact: Bilingual; readonly mend: Bilingual } | undefined {
  const [a, b, c, d] = bytes;
  // Text in UTF-16 begins with a byte order mark, or has a zero beside its first letter.
  if (
    (a === 0xff && b === 0xfe) ||
    (a === 0xfe && b === 0xff) ||
    (a !== 0 && b === 0 && c !== 0 && d === 0) ||
    (a === 0 && b !== 0 && c === 0 && d !== 0)
  )
    return {
      fact: { en: 'the file is text in UTF-16, not UTF-8', zh: '文件是 UTF-16 文本，不是 UTF-8' },
      mend: {
        en: 'save it again with the encoding UTF-8, not Unicode or UTF-16',
        zh: '请另存为 UTF-8 编码，不要选 Unicode 或 UTF-16',
      },
    };
  if (a === 0x50 && b === 0x4b && (c === 3 || c === 5))
    return {
      fact: {
        en: 'the file is an archive or an Office document, not text',
        zh: '文件是压缩包或 Office 文档，不是文本',
      },
      mend: { en: 'give a YAML file in UTF-8', zh: '请给出 UTF-8 编码的 YAML 文件' },
    };
  return undefined;
}

const no = (rule: 'too-large' | 'not-text', fact: Bilingual, mend: Bilingual) =>
  ({ ok: false, problem: { rule, path: [], fact, mend } }) as const;
