import type { PageContent } from '../../src/report/index.ts';

/** Why the file cannot be shown. */
export type Trouble = 'truncated' | 'broken' | 'oldBrowser' | { readonly format: string };

/** Text that the report has deflated and written in base64 into an element of the page. */
export async function unpacked(id: string): Promise<string> {
  const text = document.getElementById(id)?.textContent ?? '';
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).text();
}

/** Reads what the page is about. @throws Trouble */
export async function readContent(): Promise<PageContent> {
  if (typeof DecompressionStream === 'undefined') throw 'oldBrowser' satisfies Trouble;
  if (document.getElementById('content') === null) throw 'truncated' satisfies Trouble;
  let content: PageContent;
  try {
    content = JSON.parse(await unpacked('content'));
  } catch {
    throw 'broken' satisfies Trouble;
  }
  const format: unknown = content.result?.stamp?.format;
  if (format !== 1) throw { format: String(format) } satisfies Trouble;
  return content;
}
