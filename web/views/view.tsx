import type { ReactNode } from 'react';
import type { Topic } from '../../src/run/index.ts';
import { unbroken } from '../charts/unbroken.ts';
import type { View } from '../reader/place.ts';
import { useReading } from '../reader/reading.ts';
import { shown } from '../reader/shown.ts';

/** Views whose pictures show how it was before a change. */
const comparing: readonly View[] = ['will', 'when', 'who', 'obstacles'];

interface AboutProps {
  readonly topic: Topic;
  readonly className?: string;
  readonly children: ReactNode;
}

/** Pictures of a topic, pale while their numbers are still those of an earlier change. */
export function About({ topic, className, children }: AboutProps) {
  const waits = useReading().waits.topics.includes(topic);
  const classes = [className, waits ? 'waiting' : undefined].filter(Boolean).join(' ');
  return (
    <div className={classes || undefined} aria-busy={waits}>
      {children}
    </div>
  );
}

/** A sentence, and the topic that it is about, unless every result tells of that. */
interface Told {
  readonly text: string;
  readonly topic?: Topic;
}

/** One question with its answer in a sentence, and its pictures. */
export function ViewFrame(props: {
  readonly view: View;
  readonly answer: Told;
  readonly lines?: readonly Told[];
  readonly children: ReactNode;
}) {
  const { says, before, waits } = useReading();
  const { view, answer, lines = [], children } = props;
  const isWaiting = (topic: Topic | undefined) =>
    topic !== undefined && waits.topics.includes(topic);
  const pale = ({ topic }: Told) => (isWaiting(topic) ? 'waiting' : undefined);
  const { first, later } = shown[view];
  return (
    <section id={view} className="view" aria-labelledby={`${view}-question`}>
      <header className="answer">
        <p className="question" id={`${view}-question`}>
          {says.questions[view]}
        </p>
        <h1 className={pale(answer)}>{unbroken(answer.text.replace(/[.。]$/, ''))}</h1>
        {lines.length > 0 && (
          <ul>
            {lines.map((line) => (
              <li key={line.text} className={pale(line)}>
                {unbroken(line.text)}
              </li>
            ))}
          </ul>
        )}
        {before !== null && comparing.includes(view) && (
          <p className="caption">
            {says.notes.marksBefore}
            {[...first, ...later].some(isWaiting) && ` ${says.live.paleWaits}`}
          </p>
        )}
      </header>
      {children}
    </section>
  );
}

/** A part that the result does not hold: one line. */
export function Missing({ children }: { readonly children: string }) {
  return <p className="missing">{children}</p>;
}

/** Finds the same thing in the result before a change. */
export const sameIn = <T extends { readonly id: string }>(
  list: readonly T[] | undefined,
  id: string,
): T | undefined => list?.find((one) => one.id === id);
