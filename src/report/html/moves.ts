import { bySwing } from '../moves.ts';
import { leadScopes } from '../present.ts';
import type { OutcomeAnalysis } from '../result.ts';
import { axisLabels, figure, folded, legend, type Page, rules, strip } from './context.ts';
import { html, type Markup } from './markup.ts';
import { at, ticks } from './scale.ts';

const MOST = 10;

/** What moves each outcome, and what it is without one risk; minor scopes folded away. */
export function movesFigures(page: Page): Markup {
  const { result, words } = page;
  const lead = new Set(leadScopes(result).map(({ id }) => id));
  const isLead = ({ outcome }: OutcomeAnalysis) =>
    lead.size === 0 || lead.has(outcome.id.slice(outcome.id.indexOf(':') + 1));
  const figures = (analyses: readonly OutcomeAnalysis[]) =>
    html`<div class="pair">${analyses.flatMap((analysis) => [tornadoFigure(page, analysis), exclusionFigure(page, analysis)])}</div>`;
  const shown = result.analyses.filter(isLead);
  const rest = result.analyses.filter((analysis) => !isLead(analysis));
  if (shown.length === 0) return figures(rest);
  return html`${figures(shown)}${folded(words.otherScopes, rest.length, figures(rest))}`;
}

function tornadoFigure(
  { words, format }: Page,
  { outcome, tornado }: OutcomeAnalysis,
): Markup | null {
  const rows = bySwing(tornado).slice(0, MOST);
  if (rows.length === 0) return null;
  const values = rows.flatMap(({ low, high }) => [low ?? outcome.mean, high ?? outcome.mean]);
  const least = Math.min(outcome.mean, ...values);
  const most = Math.max(outcome.mean, ...values);
  const pad = (most - least || Math.abs(most) || 1) * 0.04;
  const scale = { from: least - pad, to: most + pad };
  const middle = at(scale, outcome.mean);
  const write = (value: number | null) => format.outcome(value, outcome.unit);
  return figure(
    words.titles.tornado(outcome.name),
    html`${legend([
      ['low', words.columns.low],
      ['high', words.columns.high],
    ])}<ol class="rows moves"><li class="axis" aria-hidden="true"><span></span>${axisLabels([{ x: middle, text: `${write(outcome.mean)}` }])}<span></span></li>${rows.map(
      ({ name, low, high }) =>
        html`<li><span class="name">${name}</span>${strip(24, [
          rules([middle]),
          (['low', 'high'] as const).map((side) => {
            const value = (side === 'low' ? low : high) ?? outcome.mean;
            const x = at(scale, value);
            return html`<rect class="${side}" x="${Math.min(x, middle)}%" y="4" height="16" width="${Math.max(0.3, Math.round(Math.abs(x - middle) * 100) / 100)}%"><title>${words.columns[side]}: ${write(value)}</title></rect>`;
          }),
        ])}<span class="value">${write(low)} → ${write(high)}</span></li>`,
    )}</ol>`,
    words.notes.tornado,
  );
}

function exclusionFigure(
  { words, format }: Page,
  { outcome, exclusion }: OutcomeAnalysis,
): Markup | null {
  const rows = exclusion.toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change)).slice(0, MOST);
  if (rows.length === 0) return null;
  const ends = rows.flatMap(({ change, standardError }) => [
    change - 1.96 * standardError,
    change + 1.96 * standardError,
  ]);
  const span = Math.max(...ends, 0) - Math.min(...ends, 0) || 1;
  const scale = {
    from: Math.min(...ends, 0) - span * 0.04,
    to: Math.max(...ends, 0) + span * 0.04,
  };
  const marks = ticks(scale.from, scale.to, 4).filter((m) => m >= scale.from && m <= scale.to);
  const places = marks.map((m) => at(scale, m));
  const write = (value: number) => format.outcome(value, outcome.unit);
  return figure(
    words.titles.exclusion(outcome.name),
    html`<ol class="rows moves"><li class="axis" aria-hidden="true"><span></span>${axisLabels([{ x: at(scale, 0), text: '0' }])}<span></span></li>${rows.map(
      ({ name, change, standardError }) => {
        const told = `${change > 0 ? '+' : ''}${write(change)} ± ${write(1.96 * standardError)}`;
        return html`<li><span class="name">${name}</span>${strip(24, [
          rules(places),
          html`<line class="zero" x1="${at(scale, 0)}%" x2="${at(scale, 0)}%" y1="0" y2="100%"/><g class="dot"><title>${told}</title><line x1="${at(scale, change - 1.96 * standardError)}%" x2="${at(scale, change + 1.96 * standardError)}%" y1="12" y2="12" stroke-width="3"/><circle cx="${at(scale, change)}%" cy="12" r="5"/></g>`,
        ])}<span class="value">${told}</span></li>`;
      },
    )}</ol>`,
    words.notes.exclusion,
  );
}
