import { dayOf, firstDayOfMonth, monthOf } from '../../units/index.ts';
import { quantileAt } from '../quantile.ts';
import type { MonthlySpread, Result, ScopeResult } from '../result.ts';
import { type Page, picture } from './context.ts';
import { html, type Markup } from './markup.ts';
import { at, dateTicks, round, ticks } from './scale.ts';

interface Fan {
  readonly id: string;
  readonly title: string;
  readonly series: MonthlySpread;
  /** What was promised by when, as steps: [day, total]. */
  readonly promised: readonly (readonly [day: number, value: number])[];
  readonly claims: readonly {
    readonly day: number;
    readonly value: number;
    readonly says: string;
  }[];
  readonly write: (value: number) => string;
}

const TOP = 20;
const HEIGHT = 200;

/** IT MW of a scope against its promised steps and the claims about it. */
export function mwFan(page: Page, scope: ScopeResult): Markup {
  const { result, words, format } = page;
  let total = 0;
  const promised = result.phases
    .filter(({ site, promised }) => promised !== null && scope.sites.includes(site))
    .map(({ promised, plannedMw }) => [dayOf(promised ?? ''), plannedMw] as const)
    .toSorted((a, b) => a[0] - b[0])
    .map(([day, mw]) => {
      total += mw;
      return [day, total] as const;
    });
  return fan(page, {
    id: `mw-${result.scopes.indexOf(scope)}`,
    title: `${scope.name}${words.colon}${words.columns.mw} (${words.notes.planned} ${format.power(scope.plannedMw)})`,
    series: scope.monthly.mw,
    promised,
    claims: claimsAbout(result, scope, 'mw'),
    write: format.power,
  });
}

/** USD spent in a scope against the claims about it. */
export function spentFan(page: Page, scope: ScopeResult): Markup {
  const { result, words, format } = page;
  return fan(page, {
    id: `usd-${result.scopes.indexOf(scope)}`,
    title: `${scope.name}${words.colon}${words.columns.usd(format.moneyUnit)}`,
    series: scope.monthly.spent,
    promised: [],
    claims: claimsAbout(result, scope, 'spent'),
    write: format.money,
  });
}

function claimsAbout({ claims }: Result, scope: ScopeResult, measure: string): Fan['claims'] {
  return claims
    .filter((claim) => claim.measure === measure && (claim.of ?? 'all') === scope.id)
    .map(({ by, threshold, says }) => ({ day: dayOf(by), value: threshold, says }));
}

function fan({ result, words }: Page, { id, title, series, promised, claims, write }: Fan): Markup {
  const levels = result.levels;
  const first = monthOf(dayOf(`${result.months[0] ?? result.stamp.dataDate.slice(0, 7)}-01`));
  const ends = result.months.map((_, i) => firstDayOfMonth(first + i + 1) - 1);
  const x = { from: firstDayOfMonth(first), to: ends.at(-1) ?? firstDayOfMonth(first) + 1 };
  const rows = series.quantiles.map((row) =>
    [0.1, 0.5, 0.9].map((p) => quantileAt(levels, row, p)),
  );
  const seen = claims.filter(({ day }) => day >= x.from && day <= x.to);
  const highest = Math.max(
    ...rows.map((row) => row[2] ?? 0),
    ...promised.map(([, value]) => value),
    ...seen.map(({ value }) => value),
    1e-9,
  );
  const marks = ticks(0, highest, 4);
  const y = { from: 0, to: marks.at(-1) ?? 1 };
  const point = (day: number, value: number) => `${10 * at(x, day)},${1000 - 10 * at(y, value)}`;
  const line = (level: number) => rows.map((row, i) => point(ends[i] ?? x.to, row[level] ?? 0));
  const top = line(2);
  const band = `M${[...top, ...line(0).toReversed()].join('L')}Z`;
  const last = rows.at(-1) ?? [];
  const ending = (i: number) => write(last[i] ?? Number.NaN);
  return html`<div class="plot"><h4>${title}</h4>${picture(
    id,
    title,
    `${result.stamp.horizon}${words.colon}P10 ${ending(0)}, P50 ${ending(1)}, P90 ${ending(2)}`,
    TOP + HEIGHT + 22,
    [
      marks.map((mark) => {
        const yPixel = pixel(at(y, mark));
        return html`<line class="grid" x1="0" x2="100%" y1="${yPixel}" y2="${yPixel}"/>${mark === 0 ? null : html`<text class="tick" x="0" y="${yPixel - 4}">${round(write(mark))}</text>`}`;
      }),
      dateTicks(x, 7).map(
        ({ day, label }) =>
          html`<line class="grid" x1="${at(x, day)}%" x2="${at(x, day)}%" y1="${TOP + HEIGHT}" y2="${TOP + HEIGHT + 5}"/><text class="tick" x="${at(x, day)}%" y="${TOP + HEIGHT + 18}" text-anchor="${at(x, day) > 94 ? 'end' : 'middle'}">${label}</text>`,
      ),
      html`<svg x="0" y="${TOP}" width="100%" height="${HEIGHT}" viewBox="0 0 1000 1000" preserveAspectRatio="none"><path class="band" d="${band}"/>${
        promised.length === 0
          ? null
          : html`<path class="promised" d="${stepPath(promised, x.to, point)}"/>`
      }<path class="median" d="M${line(1).join('L')}"/></svg>`,
      hovers(result.months, rows, ends, x, write),
      seen.map(
        ({ day, value, says }) =>
          html`<svg class="claim" x="${at(x, day)}%" y="${pixel(at(y, value))}" overflow="visible"><path d="M0-7L7 0L0 7L-7 0Z"><title>${says}</title></path></svg>`,
      ),
    ],
  )}</div>`;
}

function pixel(percent: number): number {
  return Math.round((TOP + HEIGHT * (1 - percent / 100)) * 10) / 10;
}

function stepPath(
  steps: Fan['promised'],
  end: number,
  point: (day: number, value: number) => string,
): string {
  let value = 0;
  let path = '';
  for (const [day, total] of steps) {
    path += `${path === '' ? 'M' : 'L'}${point(day, value)}L${point(day, total)}`;
    value = total;
  }
  return `${path}L${point(end, value)}`;
}

/** An unseen column a month that tells its numbers. */
function hovers(
  months: readonly string[],
  rows: readonly (readonly number[])[],
  ends: readonly number[],
  x: { readonly from: number; readonly to: number },
  write: (value: number) => string,
): Markup {
  return html`<g class="hover">${rows.map((row, i) => {
    const from = i === 0 ? 0 : at(x, ends[i - 1] ?? x.from);
    const [p10 = 0, p50 = 0, p90 = 0] = row;
    return html`<rect x="${from}%" y="${TOP}" width="${Math.round((at(x, ends[i] ?? x.to) - from) * 100) / 100}%" height="${HEIGHT}"><title>${months[i] ?? ''}: P10 ${write(p10)}, P50 ${write(p50)}, P90 ${write(p90)}</title></rect>`;
  })}</g>`;
}
