import { useReading } from '../reader/reading.ts';
import { Facts } from './facts.tsx';
import { About, Missing, ViewFrame } from './view.tsx';

/** How do we know? Facts in time, what contradicts, numbers without a source, method and seed. */
export function KnowView() {
  const { result, outline, words, says, format } = useReading();
  const { evidence } = result;
  const told = (facts: number) => format.count(facts);
  return (
    <ViewFrame
      view="know"
      answer={{
        text: says.titles.sourcing(told(evidence.sourced), told(evidence.values)),
        topic: 'evidence',
      }}
      lines={[
        {
          text: words.notes.sourced(
            told(evidence.values),
            told(evidence.sourced),
            told(evidence.judged),
            told(evidence.unsourced.length),
          ),
          topic: 'evidence',
        },
      ]}
    >
      <About topic="evidence">
        {outline.facts.length === 0 ? <Missing>{says.notes.noFacts}</Missing> : <Facts />}
        <Unsourced />
      </About>
      <Method />
    </ViewFrame>
  );
}

function Unsourced() {
  const { result, words, says, format } = useReading();
  const { unsourced, allowedHindsight } = result.evidence;
  return (
    <>
      <Folded
        title={says.aside(words.notes.unsourced, format.count(unsourced.length))}
        items={unsourced}
      />
      <Folded
        title={says.aside(words.notes.hindsight, format.count(allowedHindsight.length))}
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
      <ul className="quiet remarks">
        {notes.map((note) => (
          <li key={note}>{words.remark(note)}</li>
        ))}
        <li>
          <About topic="money">
            {words.notes.balance(
              checks.sourcesEqualUses.toExponential(1),
              format.power(checks.overPower),
            )}
          </About>
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
