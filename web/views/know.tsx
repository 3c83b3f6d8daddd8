import { useState } from 'react';
import { asOf, type Conflict, type KnownFact } from '../../src/evidence/index.ts';
import { dateSpan, dayOf } from '../../src/units/index.ts';
import { Figure } from '../charts/figure.tsx';
import { fitted } from '../charts/fitted.ts';
import { mark } from '../charts/mark.ts';
import { at, type Scale } from '../charts/scale.ts';
import { dateTicks } from '../charts/year-ticks.ts';
import { useReading } from '../reader/reading.ts';
import { Missing, ViewFrame } from './view.tsx';

/** How do we know? Facts in time, what contradicts, numbers without a source, method and seed. */
export function KnowView() {
  const { result, outline, words, says, format } = useReading();
  const { evidence } = result;
  const told = (facts: number) => format.count(facts);
  return (
    <ViewFrame
      view="know"
      answer={says.titles.sourcing(told(evidence.sourced), told(evidence.values))}
      lines={[
        words.notes.sourced(
          told(evidence.values),
          told(evidence.sourced),
          told(evidence.judged),
          told(evidence.unsourced.length),
        ),
      ]}
    >
      {outline.facts.length === 0 ? <Missing>{says.notes.noFacts}</Missing> : <Facts />}
      <Unsourced />
      <Method />
    </ViewFrame>
  );
}

/** Below this width, marks stand under what is said. */
const NARROW = 640;

/** Height of a fact; on paper all of them fit on a sheet. */
const ROW = { screen: 17, narrow: 33, paper: 12 } as const;

function Facts() {
  const { result, outline, words, says, format, paper } = useReading();
  const tallIn = (width: number) =>
    paper !== null ? ROW.paper : width < NARROW ? ROW.narrow : ROW.screen;
  const end = dayOf(result.stamp.dataDate);
  const firstKnown = Math.min(...outline.facts.map(({ known }) => dateSpan(known)?.last ?? end));
  const [day, setDay] = useState(end);
  const view = asOf(outline.facts, day);
  const uses = new Map(result.evidence.facts.map(({ id, usedBy }) => [id, usedBy]));
  const facts = view.facts.toSorted((a, b) => (a.fact.known < b.fact.known ? -1 : 1));
  const days = (text: string) => dateSpan(text)?.last ?? end;
  const years = outline.facts.map(({ happened }) => dateSpan(happened)?.first ?? end);
  const from = Math.max(Math.min(...years), end - 5 * 366) - 20;
  const disagreeing = new Map(view.conflicts.map((conflict) => [conflict.fact, conflict]));
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
        height={(width) => 26 + outline.facts.length * tallIn(width)}
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
            fact.happened,
            fact.known,
            fact.statement,
            fact.source.publisher,
            fact.confidence,
            { value: uses.get(fact.id) ?? 0, text: format.count(uses.get(fact.id) ?? 0) },
          ]),
        }}
      >
        {(width) => {
          const tall = tallIn(width);
          const narrow = width < NARROW;
          const words = narrow ? width : Math.min(560, width * 0.48);
          const scale: Scale = { from, to: end + 10, left: narrow ? 4 : words, right: width - 8 };
          const x = (value: number) => at(scale, value);
          const bottom = 26 + outline.facts.length * tall;
          const marks = dateTicks(from, end, 5);
          return (
            <>
              {marks.map(({ at: place, text }) => (
                <g key={place}>
                  <line className="rule" x1={x(place)} x2={x(place)} y1={18} y2={bottom} />
                  <text className="tick" x={x(place)} y={12} textAnchor="middle">
                    {text ?? format.month(place)}
                  </text>
                </g>
              ))}
              <line className="zero" x1={x(day)} x2={x(day)} y1={18} y2={bottom} />
              {facts.map((known, i) => (
                <FactRow
                  key={known.fact.id}
                  known={known}
                  conflict={disagreeing.get(known.fact.id)}
                  y={26 + i * tall + (narrow ? 8 : tall / 2)}
                  low={narrow ? 14 : 0}
                  tall={tall}
                  x={x}
                  words={words}
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
                <b>{fact}</b> {outline.facts.find(({ id }) => id === fact)?.statement}
              </p>
              <p>
                <b>{other ?? publisher}</b> {statement}
              </p>
            </li>
          ))}
        </ul>
      </section>
      <details className="plain" id="sources-of-facts">
        <summary>
          {words.titles.evidence} ({format.count(facts.length)})
        </summary>
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

interface FactRowProps {
  readonly known: KnownFact;
  readonly conflict: Conflict | undefined;
  readonly y: number;
  /** How far below the text the marks stand. */
  readonly low: number;
  readonly x: (day: number) => number;
  readonly words: number;
  readonly width: number;
  readonly tall: number;
  readonly dayOfText: (text: string) => number;
}

/** What is said, when it happened, when it became known. */
function FactRow({ known: { fact, supersededBy }, conflict, y, low, x, ...place }: FactRowProps) {
  const { words, says, format } = useReading();
  const happened = x(place.dayOfText(fact.happened));
  const known = x(place.dayOfText(fact.known));
  return (
    <g
      {...mark([
        `${fact.id}: ${fact.statement}`,
        `${words.columns.happened} ${format.date(fact.happened)}, ${words.columns.known} ${format.date(fact.known)}`,
        `${says.figure.source} ${fact.source.publisher}`,
        ...(supersededBy === null ? [] : [says.notes.superseded(supersededBy)]),
        ...(conflict === undefined
          ? []
          : [
              `${says.notes.disagrees(conflict.other ?? conflict.publisher)}: ${conflict.statement}`,
            ]),
      ])}
      className={conflict === undefined ? 'mark fact' : 'mark fact conflict'}
    >
      <rect
        className="hit"
        x={0}
        y={y - (place.tall - low) / 2}
        width={place.width}
        height={place.tall}
      />
      <text className="sub" x={0} y={y + 4}>
        {fact.id}
      </text>
      <text className="sub halo" x={52} y={y + 4}>
        {fitted(fact.statement, place.words - 66, 11, 1)}
      </text>
      <line className="span" x1={happened} x2={known} y1={y + low} y2={y + low} />
      <circle cx={happened} cy={y + low} r={3.4} />
      <rect x={known - 3.2} y={y + low - 3.2} width={6.4} height={6.4} />
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

function Unsourced() {
  const { result, words, format } = useReading();
  const { unsourced, allowedHindsight } = result.evidence;
  return (
    <>
      <Folded
        title={`${words.notes.unsourced} (${format.count(unsourced.length)})`}
        items={unsourced}
      />
      <Folded
        title={`${words.notes.hindsight} (${format.count(allowedHindsight.length)})`}
        items={allowedHindsight.map(({ id, reason }) => `${id}${words.colon}${reason}`)}
      />
    </>
  );
}

function Folded({ title, items }: { readonly title: string; readonly items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <details className="plain">
      <summary>{title}</summary>
      <ul className="folded-list">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </details>
  );
}

function Method() {
  const { result, words, says, format } = useReading();
  const { stamp, checks, notes } = result;
  return (
    <section className="plain" id="method">
      <h2>{says.titles.method}</h2>
      <ol className="method">
        {says.notes.method.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <ul className="quiet">
        {notes.map((note) => (
          <li key={note}>{words.remark(note)}</li>
        ))}
        <li>
          {words.notes.balance(
            checks.sourcesEqualUses.toExponential(1),
            format.power(checks.overPower),
          )}
        </li>
        <li>
          {words.notes.stamp(
            format.date(stamp.dataDate),
            format.count(stamp.trials),
            String(stamp.seed),
            stamp.engine,
            stamp.inputs,
          )}
        </li>
        <li>
          {says.notes.repeat(
            `groundbreak run inputs --seed ${stamp.seed} --trials ${stamp.trials}`,
          )}
        </li>
      </ul>
    </section>
  );
}
