import type { DealResult } from '../../run/index.ts';
import { headlineOf } from '../headline.ts';
import { html } from '../html/markup.ts';
import type { Result } from '../result.ts';
import { type Language, wordsOf } from '../words/index.ts';
import { noticesOf } from './notices.ts';
import type { Outline } from './outline.ts';
import type { PageShell } from './page-shell.ts';

export interface PageParts {
  readonly shell: PageShell;
  readonly result: Result;
  /** The same as JSON, if it has been written already. */
  readonly resultText?: string;
  readonly outline: Outline;
  /** What everyone would sign, if that has been asked of the same inputs. */
  readonly deal?: DealResult;
  /** The files that the result was made from, so that a reader can run them with a change. */
  readonly programme: string;
  readonly facts: string | undefined;
  readonly language: Language;
  /** Path on the same host that tells of newer results; none in a file. */
  readonly news?: string;
  /** Deflates a text (raw) and writes it in base64. */
  readonly pack: (text: string) => Promise<string>;
}

/** What the page finds beside its scripts. */
export interface PageContent {
  readonly result: Result;
  readonly outline: Outline;
  readonly deal: DealResult | null;
  readonly programme: string;
  readonly facts: string | null;
  readonly news: string | null;
}

/**
 * One HTML file with the page, the engine and a result: opens without network, asks nobody for
 * anything. Scripts and styles are allowed by their hashes only.
 */
export async function pageHtml(parts: PageParts): Promise<string> {
  const { shell, result, outline, programme, facts, language, news } = parts;
  const rest: Omit<PageContent, 'result'> = {
    outline,
    deal: parts.deal ?? null,
    programme,
    facts: facts ?? null,
    news: news ?? null,
  };
  // it is packed elsewhere while the rest is written here
  const content = parts.pack(
    `{"result":${parts.resultText ?? JSON.stringify(result)},${JSON.stringify(rest).slice(1)}`,
  );
  const headline = headlineOf(result, language);
  const words = wordsOf(language);
  const notices = noticesOf(language);
  const watch = watchScript(notices.truncated);
  const script = shell.script.replaceAll('</script', '<\\/script');
  const policy = [
    "default-src 'none'",
    `script-src ${await hashed(watch)} ${await hashed(script)} 'wasm-unsafe-eval'`,
    `style-src ${await hashed(shell.style)}`,
    'worker-src blob:',
    'img-src data: blob:',
    ...(news === undefined ? [] : ["connect-src 'self'"]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const data = (id: string, text: string) =>
    html`<script type="application/octet-stream" id="${id}">${{ markup: text }}</script>\n`;
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ markup: policy }}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="Groundbreak ${result.stamp.engine}">
<title>${headline.finding}</title>
<style>${{ markup: shell.style }}</style>
<script>${{ markup: watch }}</script>
</head>
<body>
<div id="page"><main class="static">
<p class="kicker">${result.stamp.programme}</p>
<h1>${headline.finding}</h1>
<ul>${headline.sentences.map(({ text }) => html`<li>${text}</li>`)}</ul>
<p id="notice" role="status">${notices.drawing}</p>
<noscript><p>${notices.noScripts}</p></noscript>
<p class="stamp">${words.notes.about}</p>
</main></div>
${data('content', await content)}${data('engine', shell.engine)}<script>${{ markup: script }}</script>
<i id="end" hidden></i>
</body>
</html>
`.markup;
}

/** Tells of a file whose end is missing; must not depend on anything that comes later. */
const watchScript = (truncated: string): string =>
  `addEventListener('DOMContentLoaded',()=>{if(!document.getElementById('end')){const n=document.getElementById('notice')??document.body.appendChild(document.createElement('p'));n.textContent=${JSON.stringify(truncated)}}})`;

async function hashed(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}
