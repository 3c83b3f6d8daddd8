import { type Format, formatFor } from '../format.ts';
import { presented } from '../present.ts';
import type { Result } from '../result.ts';
import { type Language, type Words, wordsOf } from '../words/index.ts';
import { html, type Markup, type Part } from './markup.ts';

/** What every part of the page needs. */
export interface Page {
  readonly result: Result;
  readonly words: Words;
  readonly format: Format;
}

export function pageOf(result: Result, language: Language): Page {
  return {
    result: presented(result, language),
    words: wordsOf(language),
    format: formatFor(language, result),
  };
}

/** A picture as wide as its place, `height` pixels high, with a name and a description. */
export function picture(
  id: string,
  title: string,
  description: string,
  height: number,
  body: Part,
): Markup {
  return html`<svg role="img" aria-labelledby="${id}-t ${id}-d" width="100%" height="${height}"><title id="${id}-t">${title}</title><desc id="${id}-d">${description}</desc>${body}</svg>`;
}

/** The picture of one row of a chart: decoration, since the row says its numbers in words. */
export function strip(height: number, body: Part): Markup {
  return html`<svg aria-hidden="true" width="100%" height="${height}">${body}</svg>`;
}

/** Vertical rules through a strip, at per cents. */
export function rules(places: readonly number[]): Markup {
  return html`${places.map((x) => html`<line class="grid" x1="${x}%" x2="${x}%" y1="0" y2="100%"/>`)}`;
}

/** Labels of an axis above rows, at per cents; the outermost are turned inwards. */
export function axisLabels(
  labels: readonly { readonly x: number; readonly text: string }[],
): Markup {
  return strip(
    18,
    labels.map(({ x, text }) => {
      const anchor = x > 92 ? 'end' : x < 8 ? 'start' : 'middle';
      return html`<text class="tick" x="${x}%" y="13" text-anchor="${anchor}">${text}</text>`;
    }),
  );
}

/** A figure with its heading and, below, how to read it. */
export function figure(title: string, body: Part, note?: string): Markup {
  return html`<figure><h3>${title}</h3>${body}${note === undefined ? null : html`<figcaption>${note}</figcaption>`}</figure>`;
}

/** A table that scrolls sideways where it is wider than its place, reachable by keyboard. */
export function table(
  caption: string,
  head: readonly Part[],
  rows: readonly (readonly Part[])[],
  kind = '',
): Markup {
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table class="${kind}"><caption>${caption}</caption><thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr>${row.map((cell, i) => (i === 0 ? html`<th scope="row">${cell}</th>` : html`<td>${cell}</td>`))}</tr>`,
  )}</tbody></table></div>`;
}

/** Coloured squares with what they stand for. */
export function legend(entries: readonly (readonly [className: string, text: string])[]): Markup {
  return html`<ul class="legend">${entries.map(([name, text]) => html`<li><svg aria-hidden="true" width="12" height="12"><rect class="${name}" width="12" height="12" rx="2"/></svg> ${text}</li>`)}</ul>`;
}

/** What is there on request, with how many things it holds; nothing when it holds none. */
export function folded(title: string, count: number, body: Part): Markup | null {
  if (count === 0) return null;
  return html`<details><summary>${title} (${count})</summary>${body}</details>`;
}
