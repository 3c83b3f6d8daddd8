import { dayOf } from '../../units/index.ts';
import { dayAt } from '../quantile.ts';
import type { DateSpread, PhaseResult } from '../result.ts';
import { axisLabels, figure, type Page, rules, strip } from './context.ts';
import { html, type Markup } from './markup.ts';
import { at, dateTicks, type Scale } from './scale.ts';

interface Row {
  readonly name: string;
  readonly dates: DateSpread;
  readonly promised: string | null;
}

/** Phases by site: P10 to P90 of energisation, P50, and what was promised. */
export function phasesFigure(page: Page): Markup | null {
  const { result, words } = page;
  if (result.phases.length === 0) return null;
  const groups = result.sites.map((site) => ({
    name: site.name,
    rows: numbered(result.phases.filter((phase) => phase.site === site.id)).map(
      ({ name, energised, promised }) => ({ name, dates: energised, promised }),
    ),
  }));
  return figure(words.titles.phases, chart(page, groups), words.notes.gantt);
}

/** Agreements: P10 to P90 of signature. */
export function agreementsFigure(page: Page): Markup | null {
  const { result, words } = page;
  if (result.agreements.length === 0) return null;
  const rows = result.agreements.map(({ name, signed }) => ({
    name,
    dates: signed,
    promised: null,
  }));
  return figure(words.titles.agreements, chart(page, [{ name: null, rows }]));
}

/** Phases that are alike bear one name; a number tells them apart. */
function numbered(phases: readonly PhaseResult[]): readonly PhaseResult[] {
  const seen = new Map<string, number>();
  return phases.map((phase) => {
    const nth = (seen.get(phase.name) ?? 0) + 1;
    seen.set(phase.name, nth);
    return nth === 1 ? phase : { ...phase, name: `${phase.name} (${nth})` };
  });
}

function chart(
  page: Page,
  groups: readonly { readonly name: string | null; readonly rows: readonly Row[] }[],
): Markup {
  const { stamp } = page.result;
  const promised = groups.flatMap(({ rows }) =>
    rows.flatMap((row) => (row.promised === null ? [] : [dayOf(row.promised)])),
  );
  const scale = {
    from: Math.min(dayOf(stamp.dataDate), ...promised) - 20,
    to: dayOf(stamp.horizon),
  };
  const januaries = dateTicks(scale, 6);
  const places = januaries.map(({ day }) => at(scale, day));
  return html`<div class="gantt-axis" aria-hidden="true">${axisLabels(januaries.map(({ label }, i) => ({ x: places[i] ?? 0, text: label })))}</div>${groups.map(
    ({ name, rows }) =>
      rows.length === 0
        ? null
        : html`${name === null ? null : html`<h4>${name}</h4>`}<ul class="rows gantt">${rows.map((row) => ganttRow(page, row, scale, places))}</ul>`,
  )}`;
}

function ganttRow(
  { result, words, format }: Page,
  { name, dates, promised }: Row,
  scale: Scale,
  places: readonly number[],
): Markup {
  const [p10 = 0, p50 = 0, p90 = 0] = [0.1, 0.5, 0.9].map((p) => dayAt(result.levels, dates, p));
  const open = p90 > scale.to;
  const from = at(scale, p10);
  const until = at(scale, p90);
  const told = `P10 ${format.day(p10)}, P50 ${format.day(p50)}, P90 ${format.day(p90)}; ${words.notes.within(format.share(dates.withinHorizon))}`;
  return html`<li><span class="name">${name}</span>${strip(22, [
    rules(places),
    p10 <= scale.to &&
      html`<g><title>${told}</title><rect class="${open ? 'range open' : 'range'}" x="${from}%" y="6" height="10" rx="2" width="${Math.max(0.4, Math.round((until - from) * 100) / 100)}%"/>${p50 <= scale.to && html`<line class="tickmark" x1="${at(scale, p50)}%" x2="${at(scale, p50)}%" y1="2" y2="20"/>`}</g>`,
    promised !== null &&
      html`<svg x="${at(scale, dayOf(promised))}%" y="0" overflow="visible"><path class="promise" d="M-5 0H5L0 8Z"><title>${words.notes.promised} ${promised}</title></path></svg>`,
  ])}<span class="value" title="${told}">${p50 <= scale.to ? format.day(p50).slice(0, 7) : '–'} <small>${format.share(dates.withinHorizon)}</small></span></li>`;
}
