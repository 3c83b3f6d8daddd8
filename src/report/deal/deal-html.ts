import type { DealResult } from '../../run/index.ts';
import { typeset } from '../format.ts';
import { html } from '../html/markup.ts';
import { plainStyle } from '../text/columns.ts';
import { contextOf } from '../text/context.ts';
import type { Language } from '../words/index.ts';
import { blockingView } from './blocking-view.ts';
import { dealFormat } from './deal-format.ts';
import { dealStyle } from './deal-style.ts';
import { verdict } from './deal-verdict.ts';
import { namesOf } from './names.ts';
import {
  coalitionsView,
  type DealPage,
  definitionsView,
  gainsView,
  paymentsView,
  robustnessView,
  scatterView,
  swingsView,
  waterfallView,
} from './views.ts';
import { dealWordsOf } from './words.ts';

/** All views of a document about deals as one file that needs nothing else. */
export function dealHtml(result: DealResult, language: Language): string {
  const words = dealWordsOf(language);
  const page: DealPage = {
    result,
    words,
    names: namesOf(result, words),
    format: typeset(dealFormat(language, result)),
  };
  const context = {
    ...contextOf({ language, width: 100, style: plainStyle }),
    format: page.format,
  };
  const { stamp } = result;
  const title = words.title(stamp.programme, stamp.dataDate);
  const made = context.words.notes.stamp(
    stamp.dataDate,
    page.format.count(stamp.trials),
    `${stamp.seed}`,
    stamp.engine,
    stamp.inputs,
  );
  const body = html`<header><p class="kicker">Groundbreak</p><h1>${title}</h1><ul class="lede">${verdict({ result, words, names: page.names, context }).map((line) => html`<li>${line}</li>`)}</ul></header><main><section>${gainsView(page)}${scatterView(page)}</section><section>${blockingView(page)}${swingsView(page)}${waterfallView(page)}${paymentsView(page)}</section><section>${coalitionsView(page)}${robustnessView(page)}</section><section>${definitionsView(page)}</section></main><footer><p class="stamp">${made}</p></footer>`;
  return `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">${html`<title>${title}</title>`.markup}<style>${dealStyle}</style></head><body>${body.markup}</body></html>\n`;
}
