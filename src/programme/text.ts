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
      `a file has at most ${MOST_BYTES} bytes, this one has ${bytes.length}`,
      'is this the right file? if so, use plans and repeat to write it shorter',
    );
  const zero = bytes.indexOf(0);
  if (zero >= 0)
    return no(
      'not-text',
      `a binary file: a zero byte at offset ${zero}`,
      'give a YAML file in UTF-8',
    );
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return no('not-text', 'the bytes are not UTF-8', 'save the file as UTF-8');
  }
  return { ok: true, text };
}

const no = (rule: 'too-large' | 'not-text', fact: string, mend: string) =>
  ({ ok: false, problem: { rule, path: [], fact, mend } }) as const;
