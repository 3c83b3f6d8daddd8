import { dayOf } from '../../units/index.ts';
import type { ScopeResult } from '../result.ts';
import { figure, type Page, picture, table } from './context.ts';
import { html, type Markup } from './markup.ts';
import { at, dateTicks, round, ticks } from './scale.ts';

const TOP = 20;
const HEIGHT = 240;

/** Cost and date of each trial as points, and the chance of keeping both as a table. */
export function jointFigure(page: Page, scope: ScopeResult): Markup | null {
  const { result, words, format } = page;
  const { points, of } = scope.joint;
  if (points.length === 0) return null;
  const start = dayOf(result.stamp.dataDate);
  const days = points.map(([day]) => start + day);
  const x = { from: Math.min(...days) - 30, to: Math.max(...days) + 30 };
  const marks = ticks(0, Math.max(...points.map(([, usd]) => usd)), 4);
  const y = { from: 0, to: marks.at(-1) ?? 1 };
  const pixel = (usd: number) => Math.round((TOP + HEIGHT * (1 - at(y, usd) / 100)) * 10) / 10;
  const title = words.titles.joint(scope.name);
  return figure(
    title,
    html`<p class="of">${of}</p>${picture(
      `joint-${result.scopes.indexOf(scope)}`,
      title,
      of,
      TOP + HEIGHT + 22,
      [
        marks.map(
          (mark) =>
            html`<line class="grid" x1="0" x2="100%" y1="${pixel(mark)}" y2="${pixel(mark)}"/>${mark === 0 ? null : html`<text class="tick" x="0" y="${pixel(mark) - 4}">${round(format.money(mark))}</text>`}`,
        ),
        dateTicks(x, 5).map(
          ({ day, label }) =>
            html`<line class="grid" x1="${at(x, day)}%" x2="${at(x, day)}%" y1="${TOP}" y2="${TOP + HEIGHT + 5}"/><text class="tick" x="${at(x, day)}%" y="${TOP + HEIGHT + 18}" text-anchor="middle">${label}</text>`,
        ),
        html`<g class="points">${points.map(([day, usd]) => html`<circle cx="${at(x, start + day)}%" cy="${pixel(usd)}" r="2.5"><title>${format.day(start + day)}, ${format.money(usd)}</title></circle>`)}</g>`,
      ],
    )}${confidence(page, scope)}`,
    words.notes.joint,
  );
}

function confidence({ words, format }: Page, { name, joint }: ScopeResult): Markup | null {
  const dates = pick(joint.dates, 5);
  const costs = pick(joint.costs, 6);
  if (dates.length === 0 || costs.length === 0) return null;
  const by = (j: number) => joint.dates[j] ?? words.notes.never;
  return table(
    `${words.titles.joint(name)} (${words.columns.probability})`,
    [`${words.columns.cost} ≤ / ${words.columns.date} ≤`, ...dates.map(by)],
    costs.map((i) => [
      format.money(joint.costs[i] ?? null),
      ...dates.map((j) => {
        const p = joint.probability[i]?.[j] ?? 0;
        return html`<span class="heat" style="--p:${Math.round(p * 100)}%">${format.share(p)}</span>`;
      }),
    ]),
    'numbers',
  );
}

/** At most so many indexes, evenly spread, the last always among them. */
function pick(all: readonly unknown[], most: number): readonly number[] {
  const count = Math.min(most, all.length);
  return Array.from({ length: count }, (_, i) => Math.round(((i + 1) * all.length) / count) - 1);
}
