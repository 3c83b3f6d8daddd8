import { html, type Markup, type Part } from './markup.ts';

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
