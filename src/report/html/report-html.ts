import { headlineOf } from '../headline.ts';
import { leadScopes } from '../present.ts';
import type { Result } from '../result.ts';
import type { Language } from '../words/index.ts';
import { claimsFigure } from './claims.ts';
import { figure, type Page, pageOf } from './context.ts';
import { delayTable } from './delay.ts';
import { evidenceParts } from './evidence.ts';
import { mwFan, spentFan } from './fan.ts';
import { agreementsFigure, phasesFigure } from './gantt.ts';
import { jointFigure } from './joint.ts';
import { ladderFigure, sourcesTable } from './ladder.ts';
import { html, type Markup, type Part } from './markup.ts';
import { movesFigures } from './moves.ts';
import { pageStyle } from './page-style.ts';
import { partiesTable } from './parties.ts';
import { waitsFigure } from './waits.ts';
import { yearEndTables } from './year-ends.ts';

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/**
 * A result as one HTML file: no scripts, nothing loaded, pictures as inline SVG.
 * Names from the programme are text, never markup.
 */
export function reportHtml(result: Result, language: Language): string {
  const page = pageOf(result, language);
  const { words, format } = page;
  const { stamp } = result;
  const headline = headlineOf(result, language);
  const parts = sections(page);
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8"/>
<meta http-equiv="Content-Security-Policy" content="${{ markup: policy }}"/>
<meta name="viewport" content="width=device-width,initial-scale=1"/>
<meta name="generator" content="Groundbreak ${stamp.engine}"/>
<title>${headline.finding}</title>
<style>${{ markup: pageStyle }}</style>
</head>
<body>
<a class="skip" href="#will">${words.notes.skip}</a>
<header>
<p class="kicker">${stamp.programme}</p>
<h1>${headline.finding}</h1>
<ul class="lede">${headline.sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>
<p class="stamp">${words.notes.about} · ${words.notes.stamp(stamp.dataDate, format.count(stamp.trials), String(stamp.seed), stamp.engine, stamp.inputs.slice(0, 12))}</p>
</header>
<nav aria-label="${words.notes.contents}"><ul>${parts.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
<main>
${parts.map(({ id, title, body }) => html`<section id="${id}" aria-labelledby="${id}-h"><h2 id="${id}-h">${title}</h2>${body}</section>\n`)}
</main>
<footer><p>${words.notes.about} ${stamp.engine}</p></footer>
</body>
</html>
`.markup;
}

function sections(page: Page): readonly { id: string; title: string; body: Part }[] {
  const { result, words, format } = page;
  const { questions, columns } = words;
  const fans = (title: string, each: (scope: Result['scopes'][number]) => Markup) =>
    result.scopes.length === 0
      ? null
      : figure(title, html`<div class="pair">${result.scopes.map(each)}</div>`, words.notes.fan);
  return [
    {
      id: 'will',
      title: questions.will,
      body: [
        claimsFigure(page),
        fans(columns.mw, (scope) => mwFan(page, scope)),
        yearEndTables(page),
      ],
    },
    { id: 'obstacles', title: questions.obstacles, body: waitsFigure(page) },
    {
      id: 'when',
      title: questions.when,
      body: [phasesFigure(page), agreementsFigure(page)],
    },
    {
      id: 'who',
      title: questions.who,
      body: [
        ladderFigure(page),
        sourcesTable(page),
        fans(columns.usd(format.moneyUnit), (scope) => spentFan(page, scope)),
        partiesTable(page),
        delayTable(page),
        html`<div class="pair">${leadScopes(result).map((scope) => jointFigure(page, scope))}</div>`,
      ],
    },
    { id: 'moves', title: questions.moves, body: movesFigures(page) },
    { id: 'know', title: questions.know, body: evidenceParts(page) },
  ];
}
