import type { DealResult, DealRow } from '../../run/index.ts';
import { type Format, signed } from '../format.ts';
import { html, type Markup } from '../html/markup.ts';
import { figure, picture, table } from '../html/pieces.ts';
import { at, ticks } from '../html/scale.ts';
import { isRedLine, leadingDeals, type Names } from './names.ts';
import { tiedPoints } from './tied-points.ts';
import { waterfallEnds } from './waterfall-ends.ts';
import type { DealWords } from './words.ts';

/** What every view of deals needs. */
export interface DealPage {
  readonly result: DealResult;
  readonly words: DealWords;
  readonly names: Names;
  readonly format: Format;
}

/** Height of the scatter, pixels. */
const TALL = 360;

/** A cell tinted by how far it is from zero: warm when a party loses, cool when it gains. */
function tinted(text: string, value: number, most: number): Markup {
  const strength = Math.round(Math.min(1, Math.abs(value) / (most || 1)) * 100);
  return html`<span class="tint ${value < 0 ? 'lost' : 'won'}" style="--p:${strength}%">${text}</span>`;
}

/** Deals by party: gain over the alternative and how sure its signature is. */
export function gainsView({ result, words, names, format }: DealPage): Markup {
  const rows = leadingDeals(result);
  const tied = tiedPoints(result, words, format);
  const most = Math.max(
    ...rows.flatMap(({ stakes }) => stakes.map(({ gain }) => Math.abs(gain ?? 0))),
  );
  return html`${table(
    words.inUnit(words.titles.deals, format.moneyUnit),
    [words.columns.deal, words.columns.all, ...result.parties.map(({ name }) => name)],
    rows.map((row) => [
      html`${names.deal(row)}<br><small>${Object.entries(row.options)
        .map(([t, o]) => names.option(t, o))
        .join(words.semicolon)}</small>`,
      format.share(row.allSign),
      ...row.stakes.map(({ gain, signs }) =>
        gain === null
          ? tinted(words.atNoPrice, -1, 1)
          : tinted(
              words.aside(signed(gain, format.moneyCell(gain)), format.percent(signs)),
              gain,
              most,
            ),
      ),
    ]),
    'numbers',
  )}<p class="note">${words.notes.gain}</p>${tied === undefined ? null : html`<p class="note">${tied}</p>`}`;
}

/** Party x term: USD that ride on each term. */
export function swingsView({ result, words, names, format }: DealPage): Markup {
  const most = Math.max(...result.swings.map(({ swing }) => swing));
  const cell = (term: string, party: string) => {
    const found = result.swings.find((s) => s.term === term && s.party === party);
    if (found === undefined) return '–';
    if (isRedLine(result, party, term)) return tinted(words.atNoPrice, -1, 1);
    const best = Object.entries(found.effects).reduce((a, b) => (b[1] > a[1] ? b : a));
    return html`${tinted(format.moneyCell(found.swing), found.swing, most)}<small>${names.option(term, best[0])}</small>`;
  };
  return html`${table(
    words.inUnit(words.titles.swings, format.moneyUnit),
    [words.columns.term, ...result.parties.map(({ name }) => name)],
    result.terms.map(({ id, question }) => [
      question,
      ...result.parties.map((p) => cell(id, p.id)),
    ]),
    'numbers',
  )}<p class="note">${words.notes.swings}</p>`;
}

/** Every listed deal: the lowest gain against the sum of gains; the line is where all sign. */
export function scatterView({ result, words, names, format }: DealPage): Markup {
  const place = (row: DealRow) => ({
    row,
    least: Math.min(...row.stakes.map(({ gain }) => gain ?? 0)),
    sum: row.stakes.reduce((total, { gain }) => total + (gain ?? 0), 0),
  });
  const dots = result.deals
    .filter(({ admissible, deal }) => admissible || deal === result.sheet)
    // what somebody signs at no price has no place among amounts
    .filter(({ stakes }) => stakes.every(({ gain }) => gain !== null))
    .map(place);
  const named = new Set(leadingDeals(result));
  const span = (values: readonly number[]) => {
    const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
    const pad = (high - low || 1) * 0.06;
    return { from: low - pad, to: high + pad };
  };
  const x = span(dots.map(({ least }) => least));
  const y = span(dots.map(({ sum }) => sum));
  const top = (value: number) => 100 - at(y, value);
  const lines = html`${ticks(x.from, x.to, 5)
    .filter((v) => v >= x.from && v <= x.to)
    .map(
      (v) =>
        html`<line class="grid" x1="${at(x, v)}%" x2="${at(x, v)}%" y1="0" y2="100%"/><text class="tick" x="${at(x, v)}%" y="100%" dy="14" text-anchor="middle">${format.moneyCell(v)}</text>`,
    )}${ticks(y.from, y.to, 5)
    .filter((v) => v >= y.from && v <= y.to)
    .map(
      (v) =>
        html`<line class="grid" x1="0" x2="100%" y1="${top(v)}%" y2="${top(v)}%"/><text class="tick" x="4" y="${top(v)}%" dy="-3">${format.moneyCell(v)}</text>`,
    )}<line class="zero" x1="${at(x, 0)}%" x2="${at(x, 0)}%" y1="0" y2="100%"/><line class="zero" x1="0" x2="100%" y1="${top(0)}%" y2="${top(0)}%"/>`;
  // names one below the other where dots are close, and towards the middle
  const lowered = new Map<DealRow, number>();
  let lowest = Number.NEGATIVE_INFINITY;
  for (const { row, sum } of dots
    .filter((dot) => named.has(dot.row))
    .toSorted((a, b) => top(a.sum) - top(b.sum))) {
    const here = (top(sum) * TALL) / 100;
    lowest = Math.max(here, lowest + 13);
    lowered.set(row, lowest - here);
  }
  const marks = dots
    .toSorted((a, b) => Number(named.has(a.row)) - Number(named.has(b.row)))
    .map(({ row, least, sum }) => {
      const told = `${names.deal(row)}${words.colon}${format.money(least)}, ${format.money(sum)}`;
      const right = at(x, least) > 50;
      return named.has(row)
        ? html`<circle class="likely" cx="${at(x, least)}%" cy="${top(sum)}%" r="6"><title>${told}</title></circle><text class="tick" x="${at(x, least)}%" y="${top(sum)}%" dx="${right ? -9 : 9}" dy="${4 + (lowered.get(row) ?? 0)}" text-anchor="${right ? 'end' : 'start'}">${names.deal(row)}</text>`
        : html`<circle class="dot" cx="${at(x, least)}%" cy="${top(sum)}%" r="3" fill-opacity="0.45"><title>${told}</title></circle>`;
    });
  return figure(
    words.inUnit(words.titles.front, format.moneyUnit),
    html`<div class="plot">${picture('front', words.titles.front, words.notes.front, TALL, [lines, marks])}</div>`,
    words.notes.front,
  );
}

/** From the sheet to the focus: what each change does to each party, as bars from zero. */
export function waterfallView({ result, words, names, format }: DealPage): Markup | null {
  const { steps } = result.waterfall;
  if (steps.length === 0) return null;
  const { start, rest, end } = waterfallEnds(result, names);
  const most = Math.max(
    ...steps.flatMap(({ shares }) => Object.values(shares).map(Math.abs)),
    ...[...start, ...rest, ...end].map((gain) => Math.abs(gain ?? 0)),
  );
  const scale = { from: -most * 1.05, to: most * 1.05 };
  const zero = at(scale, 0);
  const bar = (value: number) => {
    const end = at(scale, value);
    return html`<svg aria-hidden="true" width="100%" height="18"><line class="zero" x1="${zero}%" x2="${zero}%" y1="0" y2="100%"/><rect class="${value < 0 ? 'unlikely' : 'likely'}" x="${Math.min(zero, end)}%" y="4" height="10" width="${Math.max(0.3, Math.abs(end - zero))}%"/></svg><span class="value">${signed(value, format.moneyCell(value))}</span>`;
  };
  return html`${table(
    words.inUnit(
      names.isLikely ? words.titles.waterfall : words.titles.waterfallNearest,
      format.moneyUnit,
    ),
    [words.columns.change, ...result.parties.map(({ name }) => name)],
    [
      [words.sheet, ...start.map((gain) => (gain === null ? words.atNoPrice : bar(gain)))],
      ...steps.map(({ term, from, to, shares }) => [
        html`${names.question(term)}<br><small>${names.option(term, from)} → ${names.option(term, to)}</small>`,
        ...result.parties.map(({ id }) =>
          isRedLine(result, id, term, from, to) ? words.atNoPrice : bar(shares[id] ?? 0),
        ),
      ]),
      ...(rest.some((gain) => /[1-9]/.test(format.moneyCell(gain)))
        ? [[words.columns.rest, ...rest.map((gain) => (gain === null ? '–' : bar(gain)))]]
        : []),
      [names.focus, ...end.map((gain) => (gain === null ? words.atNoPrice : bar(gain)))],
    ],
    'numbers',
  )}<p class="note">${words.notes.waterfall}</p>`;
}

export function paymentsView({ result, words, names, format }: DealPage): Markup | null {
  const rows = result.payments
    .filter(({ total }) => total > 0)
    .flatMap(({ deal, payers, payees }) => {
      const row = names.row(deal);
      const name = row === undefined ? `${words.deal} ${deal}` : names.deal(row);
      return [
        ...payees.map(({ party, amount }) => [
          name,
          names.party(party),
          words.columns.payee,
          format.money(amount),
          '',
        ]),
        ...payers.map(({ party, least, most, proportional }) => [
          name,
          names.party(party),
          words.columns.payer,
          format.money(proportional),
          `${format.money(least)} – ${format.money(most)}`,
        ]),
      ];
    });
  if (rows.length === 0) return null;
  return html`${table(
    words.titles.payments,
    [words.columns.deal, words.columns.party, '', words.columns.amount, words.columns.range],
    rows,
    'numbers',
  )}<p class="note">${words.notes.payments}</p>`;
}

/** What coalitions can have by themselves and would gain by leaving; those with nothing of their own folded away. */
export function coalitionsView({ result, words, names, format }: DealPage): Markup | null {
  if (result.parties.length === 1) return null;
  // nobody leaves a deal that nobody signs
  const signs = result.signable > 0;
  const { columns } = words;
  const head = [
    columns.members,
    columns.worth,
    columns.alternatives,
    columns.own,
    columns.open,
    ...(signs ? [columns.gain] : []),
  ];
  return html`${result.coalitions.map(({ reaction, values, leavers }) => {
    const leaverOf = (members: readonly string[]) =>
      leavers.find((l) => l.members.join() === members.join());
    const title = `${words.titles.coalitions}${words.colon}${words.reactions[reaction]}`;
    const rows = (of: typeof values) =>
      of.map(({ members, worth, alternatives, best, open }) => [
        members.map(names.party).join(' + '),
        format.money(worth),
        format.money(alternatives),
        best === null
          ? '–'
          : Object.entries(best)
              .map(([t, o]) => names.option(t, o))
              .join(words.semicolon),
        open.map(names.question).join(words.semicolon) || '–',
        ...(!signs
          ? []
          : [
              Object.entries(leaverOf(members)?.gains ?? {})
                .map(([p, gain]) => `${names.party(p)} ${signed(gain, format.money(gain))}`)
                .join(words.comma) || '–',
            ]),
      ]);
    const telling = ({ members, best }: (typeof values)[number]) =>
      members.length === 1 || members.length === result.parties.length || best !== null;
    const rest = values.filter((value) => !telling(value));
    return html`${table(title, head, rows(values.filter(telling)))}${rest.length === 0 ? null : html`<details><summary>${words.aside(title, `${rest.length}`)}</summary>${table(title, head, rows(rest))}</details>`}`;
  })}<p class="note">${words.notes.coalitions}</p>`;
}

/** How many deals all would sign when wants and alternatives are moved. */
export function robustnessView({ result, words, format }: DealPage): Markup {
  const wants = [...new Set(result.robustness.map((r) => r.wants))];
  const alternatives = [...new Set(result.robustness.map((r) => r.alternatives))];
  const of = (w: number, a: number) =>
    result.robustness.find((r) => r.wants === w && r.alternatives === a)?.signable ?? 0;
  const most = Math.max(1, ...result.robustness.map(({ signable }) => signable));
  return html`${table(
    words.titles.robustness,
    [`${words.axis.wants} \\ ${words.axis.alternatives}`, ...alternatives.map((a) => `× ${a}`)],
    wants.map((w) => [
      `× ${w}`,
      ...alternatives.map((a) => {
        const signable = of(w, a);
        return html`<span class="heat" style="--p:${Math.round((100 * signable) / most)}%">${format.count(signable)}</span>`;
      }),
    ]),
    'numbers',
  )}<p class="note">${words.notes.robustness}</p>`;
}

export function definitionsView({ words }: DealPage): Markup {
  return html`<h3>${words.titles.definitions}</h3><dl>${words.definitions.map(([name, text]) => html`<dt>${name}</dt><dd>${text}</dd>`)}</dl>`;
}
