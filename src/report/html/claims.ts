import { causeName } from '../causes.ts';
import { claimsByDate } from '../claims-by-date.ts';
import { axisLabels, figure, type Page, rules, strip } from './context.ts';
import { html, type Markup } from './markup.ts';

const quarters = [0, 25, 50, 75, 100];

/** Claims as rows: a dot at the probability with its interval, the date, the words, the reason. */
export function claimsFigure({ result, words, format }: Page): Markup | null {
  if (result.claims.length === 0) return null;
  return figure(
    words.titles.claims,
    html`<div class="claims-axis" aria-hidden="true">${axisLabels(quarters.map((x) => ({ x, text: format.percent(x / 100) })))}</div><ol class="claims">${claimsByDate(
      result.claims,
    ).map(({ says, by, probability, reason }) => {
      const x = place(probability.value);
      const half = 1.96 * probability.standardError;
      const interval = `${format.share(probability.value)} ± ${format.count(half * 100, 1)}`;
      return html`<li><time datetime="${by}">${by}</time><p>${says}${
        reason === null
          ? null
          : html`<small>${words.columns.reason}${words.colon}${causeName(words, reason)} (${format.share(reason.share)})</small>`
      }</p>${strip(26, [
        rules(quarters),
        html`<g class="${probability.value >= 0.5 ? 'likely' : 'unlikely'}"><title>${interval}</title><line x1="${place(probability.value - half)}%" x2="${place(probability.value + half)}%" y1="13" y2="13" stroke-width="3"/><circle cx="${x}%" cy="13" r="6"/></g>`,
      ])}<strong class="value">${format.share(probability.value)}</strong></li>`;
    })}</ol>`,
    words.notes.dots,
  );
}

function place(probability: number): number {
  return Math.round(Math.min(1, Math.max(0, probability)) * 1e4) / 100;
}
