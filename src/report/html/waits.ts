import { DAYS_PER_MONTH } from '../../units/index.ts';
import { causeFamilies, causeName, daysByFamily, familyOf } from '../causes.ts';
import type { Attribution, SiteResult } from '../result.ts';
import { axisLabels, figure, legend, type Page, rules, strip } from './context.ts';
import { html, type Markup } from './markup.ts';
import { at, type Scale, ticks } from './scale.ts';

/**
 * What stands between the data date and each site's first megawatt: mean months by cause as a
 * stacked bar, and beside it the share of trials that never get there, by what they are stuck on.
 */
export function waitsFigure(page: Page): Markup | null {
  const { result, words, format } = page;
  const sites = result.sites.filter(
    ({ attribution }) => attribution.waits.length + attribution.stuck.length > 0,
  );
  if (sites.length === 0) return null;
  const longest = Math.max(
    6,
    ...sites.map(({ attribution }) => (attribution.days ?? 0) / DAYS_PER_MONTH),
  );
  const marks = ticks(0, longest, 5);
  const scale = { from: 0, to: marks.at(-1) ?? 1 };
  const places = marks.map((m) => at(scale, m));
  const present = causeFamilies.filter((family) =>
    sites.some(
      ({ attribution }) =>
        daysByFamily(attribution).some((part) => part.family === family) ||
        attribution.stuck.some(({ group }) => familyOf(group) === family),
    ),
  );
  return figure(
    words.titles.waits,
    html`${legend(present.map((family) => [`f-${family}`, words.families[family]] as const))}<ol class="waits"><li class="axis" aria-hidden="true"><span class="head">${words.columns.months}</span><span class="head">${words.columns.stuck}</span>${axisLabels(marks.map((m, i) => ({ x: places[i] ?? 0, text: format.count(m) })))}${axisLabels([0, 50, 100].map((x) => ({ x, text: format.percent(x / 100) })))}</li>${sites.map(
      (site) => row(page, site, scale, places),
    )}</ol>`,
    `${words.notes.waits.slice(0, -1)}${words.stop}`,
  );
}

function row(
  { words, format }: Page,
  site: SiteResult,
  scale: Scale,
  places: readonly number[],
): Markup {
  const { attribution } = site;
  const parts = daysByFamily(attribution);
  let sum = 0;
  const segments = parts.map(({ family, days, causes }) => {
    const x = at(scale, sum / DAYS_PER_MONTH);
    sum += days;
    const names = causes.map((c) => `${causeName(words, c)} ${format.months(c.days)}`);
    return html`<rect class="f-${family} segment" x="${x}%" y="3" height="22" width="${width(x, at(scale, sum / DAYS_PER_MONTH))}%"><title>${words.families[family]}: ${format.months(days)} (${names.join(words.listMark)})</title></rect>`;
  });
  const told = parts.map(
    ({ family, days }) => `${words.families[family]} ${format.monthsCell(days)}`,
  );
  const stuck = attribution.stuck.toSorted((a, b) => b.share - a.share);
  const why = stuck
    .filter(({ share }) => share >= 0.005)
    .slice(0, 3)
    .map((s) => `${causeName(words, s)} ${format.share(s.share)}`);
  return html`<li><div class="name"><strong>${site.name}</strong> <small>${site.state} ${format.power(site.plannedMw)}</small></div><div class="bar">${strip(28, [rules(places), segments])}<small>${
    attribution.days === null
      ? '–'
      : html`<b>${format.months(attribution.days)}</b> ${told.length === 0 ? null : `= ${told.join(' + ')}`}`
  }</small></div><div class="stuck">${strip(28, [rules([0, 50, 100]), stuckSegments(attribution, words, format)])}<small><b>${format.share(1 - attribution.reached)}</b> ${why.join(words.listMark)}</small></div></li>`;
}

function stuckSegments(
  { stuck }: Attribution,
  words: Page['words'],
  format: Page['format'],
): Markup {
  let sum = 0;
  return html`${causeFamilies.flatMap((family) =>
    stuck
      .filter(({ group, share }) => familyOf(group) === family && share > 0)
      .map((row) => {
        const x = at({ from: 0, to: 1 }, sum);
        sum += row.share;
        return html`<rect class="f-${family} segment" x="${x}%" y="3" height="22" width="${width(x, at({ from: 0, to: 1 }, sum))}%"><title>${causeName(words, row)}: ${format.share(row.share)}</title></rect>`;
      }),
  )}`;
}

function width(from: number, to: number): number {
  return Math.round((to - from) * 100) / 100;
}
