import { folded, type Page, table } from './context.ts';
import { html, type Markup, type Part } from './markup.ts';

/** Sources, numbers without one, exceptions, the run's own checks and its stamp. */
export function evidenceParts({ result, words, format }: Page): Markup {
  const { evidence, checks, stamp, notes } = result;
  const { columns } = words;
  return html`<p>${words.notes.sourced(
    format.count(evidence.values),
    format.count(evidence.sourced),
    format.count(evidence.judged),
    format.count(evidence.unsourced.length),
  )}</p>${
    evidence.facts.length > 0 &&
    table(
      words.titles.evidence,
      [
        columns.fact,
        columns.happened,
        columns.known,
        columns.statement,
        columns.publisher,
        columns.uses,
      ],
      evidence.facts.map((fact) => [
        fact.id,
        fact.happened,
        fact.known,
        fact.statement,
        source(fact.publisher, fact.url),
        `${format.count(fact.usedBy)}`,
      ]),
      'facts',
    )
  }${list(words.notes.unsourced, evidence.unsourced)}${list(
    words.notes.hindsight,
    evidence.allowedHindsight.map(({ id, reason }) => `${id}${words.colon}${reason}`),
  )}${list(words.titles.stamp, notes)}<p class="stamp">${words.notes.balance(checks.sourcesEqualUses.toExponential(1), format.power(checks.overPower))}<br/>${words.notes.stamp(stamp.dataDate, format.count(stamp.trials), String(stamp.seed), stamp.engine, stamp.inputs)}</p>`;
}

function list(title: string, items: readonly Part[]): Markup | null {
  return folded(title, items.length, html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`);
}

/** A link only where the address is one of the web: any other scheme stays text. */
function source(publisher: string, url: string | null): Part {
  return url !== null && /^https?:\/\//i.test(url)
    ? html`<a href="${url}" rel="noreferrer">${publisher}</a>`
    : publisher;
}
