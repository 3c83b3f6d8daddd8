import { useRef, useState } from 'react';
import { asOf, type Fact, type KnownFact } from '../../src/evidence/index.ts';
import { dateSpan, dayOf } from '../../src/units/index.ts';
import { Figure } from '../charts/figure.tsx';
import { fitted } from '../charts/fitted.ts';
import { mark } from '../charts/mark.ts';
import { at, type Scale } from '../charts/scale.ts';
import { isoCell } from '../charts/table.ts';
import { dateTicks } from '../charts/year-ticks.ts';
import { useReading } from '../reader/reading.ts';

/** Room for the years above the facts. */
const TOP = 26;

/** Below this width, marks stand under what is said. */
const NARROW = 640;

/** Height of a fact on paper, where all of them fit on a sheet and are written out in the list below. */
const PAPER_ROW = 12;
const LINE = 13;

/** Room for what is said, its lines, and the height of a fact with them. */
function factLayout({ statement }: Fact, width: number, paper: boolean) {
  const narrow = width < NARROW;
  const words = paper ? 70 : narrow ? width : Math.min(560, width * 0.48);
  if (paper) return { words, lines: [], low: 0, tall: PAPER_ROW };
  const lines = fitted(statement, words - 66, 11, narrow ? 9 : 3);
  const text = lines.length * LINE + 4;
  // marks stand under what is said where there is no room beside it
  return { words, lines, low: narrow ? text : 0, tall: text + (narrow ? 16 : 0) };
}

/** Facts in time as known on a day, what contradicts another, and where they come from. */
export function Facts() {
  const { result, outline, words, says, format, paper } = useReading();
  const end = dayOf(result.stamp.dataDate);
  const firstKnown = Math.min(...outline.facts.map(({ known }) => dateSpan(known)?.last ?? end));
  const [day, setDay] = useState(end);
  const view = asOf(outline.facts, day);
  const uses = new Map(result.evidence.facts.map(({ id, usedBy }) => [id, usedBy]));
  const facts = view.facts.toSorted((a, b) => (a.fact.known < b.fact.known ? -1 : 1));
  // a slider draws the facts again and again: their words are broken to a width once
  const layouts = useRef(new Map<string, ReturnType<typeof factLayout>>());
  const layoutOf = (fact: Fact, width: number) => {
    const key = `${fact.id} ${width} ${paper}`;
    const known = layouts.current.get(key) ?? factLayout(fact, width, paper !== null);
    layouts.current.set(key, known);
    return known;
  };
  const days = (text: string) => dateSpan(text)?.last ?? end;
  const years = outline.facts.map(({ happened }) => dateSpan(happened)?.first ?? end);
  const from = Math.max(Math.min(...years), end - 5 * 366) - 20;
  const said = new Map(outline.facts.map((fact) => [fact.id, fact]));
  // both sides of a pair disagree
  const disagreeing = new Map<string, Other>(
    view.conflicts.flatMap(({ fact, other, publisher, statement }) => [
      ...(other === null
        ? []
        : [[other, { name: fact, statement: said.get(fact)?.statement ?? '' }] as const]),
      [fact, { name: other ?? publisher, statement }] as const,
    ]),
  );
  return (
    <>
      <div className="asof">
        <label htmlFor="asof">{says.notes.asOf}</label>
        <input
          id="asof"
          type="range"
          min={firstKnown}
          max={end}
          step={1}
          value={day}
          aria-valuetext={format.day(day)}
          onChange={(event) => setDay(Number(event.target.value))}
        />
        <output htmlFor="asof">{format.day(day)}</output>
      </div>
      <Figure
        id="facts"
        title={says.titles.facts(format.count(facts.length), format.day(day))}
        note={says.notes.facts}
        height={(width) =>
          outline.facts.reduce((sum, fact) => sum + layoutOf(fact, width).tall, TOP)
        }
        table={{
          head: [
            words.columns.fact,
            words.columns.happened,
            words.columns.known,
            words.columns.statement,
            words.columns.publisher,
            says.columns.confidence,
            words.columns.uses,
          ],
          rows: facts.map(({ fact }) => [
            fact.id,
            isoCell(fact.happened, format.date),
            isoCell(fact.known, format.date),
            fact.statement,
            fact.source.publisher,
            says.columns.confidences[fact.confidence],
            { value: uses.get(fact.id) ?? 0, text: format.count(uses.get(fact.id) ?? 0) },
          ]),
        }}
      >
        {(width) => {
          let bottom = TOP;
          const rows = facts.map((known) => {
            const layout = layoutOf(known.fact, width);
            const top = bottom;
            bottom += layout.tall;
            return { known, top, layout };
          });
          const [first] = rows;
          const left = paper === null && width < NARROW ? 4 : (first?.layout.words ?? 4);
          const scale: Scale = { from, to: end + 10, left, right: width - 8 };
          const x = (value: number) => at(scale, value);
          const marks = dateTicks(from, end, width < 340 ? 4 : 5);
          // where marks stand under what is said, rules stay out of the words
          const stretches = rows.some(({ layout }) => layout.low > 0)
            ? rows.map(({ top, layout }) => `${top + layout.low - 3}v14`)
            : [`18V${bottom}`];
          const upright = (place: number) =>
            stretches.map((stretch) => `M${x(place)},${stretch}`).join('');
          return (
            <>
              {marks.map(({ at: place, text }) => (
                <g key={place}>
                  <path className="rule" d={upright(place)} />
                  <text
                    className="tick"
                    x={x(place)}
                    y={12}
                    textAnchor={x(place) < 30 ? 'start' : 'middle'}
                  >
                    {text ?? format.month(place)}
                  </text>
                </g>
              ))}
              <path className="zero" d={upright(day)} />
              {rows.map(({ known, top, layout }) => (
                <FactRow
                  key={known.fact.id}
                  known={known}
                  conflict={disagreeing.get(known.fact.id)}
                  top={top}
                  layout={layout}
                  x={x}
                  width={width}
                  dayOfText={days}
                />
              ))}
            </>
          );
        }}
      </Figure>
      <section className="plain" id="conflicts">
        <h2>
          {view.conflicts.length === 0
            ? says.titles.noConflicts
            : says.titles.conflicts(format.count(view.conflicts.length))}
        </h2>
        <ul className="conflicts">
          {view.conflicts.map(({ fact, other, publisher, statement }) => (
            <li key={`${fact}${other}${statement}`}>
              <p>
                <b>{fact}</b> {said.get(fact)?.statement}
              </p>
              <p>
                <b>{other ?? publisher}</b> {statement}
              </p>
              {[fact, other].map((id) => {
                const note = said.get(id ?? '')?.note;
                return (
                  note !== undefined && (
                    <p key={id} className="quiet">
                      {note}
                    </p>
                  )
                );
              })}
            </li>
          ))}
        </ul>
      </section>
      <details className="plain" id="sources-of-facts">
        <summary>{says.aside(words.titles.evidence, format.count(facts.length))}</summary>
        <ol className="facts">
          {facts.map(({ fact }) => (
            <li key={fact.id} id={`fact-${fact.id}`}>
              <b>{fact.id}</b> {fact.statement}{' '}
              <span className="quiet">
                {format.date(fact.happened)} · {words.columns.known} {format.date(fact.known)} ·{' '}
                <Publisher name={fact.source.publisher} url={fact.source.url} />
              </span>
            </li>
          ))}
        </ol>
      </details>
    </>
  );
}

/** The account that disagrees with a fact. */
interface Other {
  readonly name: string;
  readonly statement: string;
}

interface FactRowProps {
  readonly known: KnownFact;
  readonly conflict: Other | undefined;
  readonly top: number;
  readonly layout: ReturnType<typeof factLayout>;
  readonly x: (day: number) => number;
  readonly width: number;
  readonly dayOfText: (text: string) => number;
}

/** What is said, when it happened, when it became known. */
function FactRow({ known: { fact, supersededBy }, conflict, top, x, ...place }: FactRowProps) {
  const { words, says, format } = useReading();
  const happened = x(place.dayOfText(fact.happened));
  const known = x(place.dayOfText(fact.known));
  const { lines, low, tall } = place.layout;
  const y = low > 0 ? top + low + 4 : top + Math.min(tall, LINE + 4) / 2;
  const first = top + Math.min(tall - 2, LINE - 1);
  return (
    <g
      {...mark([
        `${fact.id}${words.colon}${fact.statement}`,
        [
          `${words.columns.happened} ${format.date(fact.happened)}`,
          `${words.columns.known} ${format.date(fact.known)}`,
        ].join(words.listMark),
        `${says.figure.source} ${fact.source.publisher}`,
        ...(fact.note === undefined ? [] : [fact.note]),
        ...(supersededBy === null ? [] : [says.notes.superseded(supersededBy)]),
        ...(conflict === undefined
          ? []
          : [`${says.notes.disagrees(conflict.name)}${words.colon}${conflict.statement}`]),
      ])}
      className={conflict === undefined ? 'mark fact' : 'mark fact conflict'}
    >
      <rect className="hit" x={0} y={top} width={place.width} height={tall} />
      <text className="sub" x={0} y={first}>
        {fact.id}
      </text>
      {lines.map((line, i) => (
        <text key={line} className="sub halo" x={52} y={first + i * LINE}>
          {line}
        </text>
      ))}
      <line className="span" x1={happened} x2={known} y1={y} y2={y} />
      <circle cx={happened} cy={y} r={3.4} />
      <rect x={known - 3.2} y={y - 3.2} width={6.4} height={6.4} />
    </g>
  );
}

/** A link only where the address is one of the web: any other scheme stays text. */
function Publisher({ name, url }: { readonly name: string; readonly url: string | null }) {
  return url !== null && /^https?:\/\//i.test(url) ? (
    <a href={url} rel="noreferrer">
      {name}
    </a>
  ) : (
    name
  );
}
