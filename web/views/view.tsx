import type { ReactNode } from 'react';
import { unbroken } from '../charts/unbroken.ts';
import type { View } from '../reader/place.ts';
import { useReading } from '../reader/reading.ts';

/** Views whose pictures show how it was before a change. */
const comparing: readonly View[] = ['will', 'when', 'who', 'obstacles'];
/** Those that show cash flows. */
const moneyed: readonly View[] = ['will', 'who'];

/** Whether a sentence of the answer speaks of money. */
export const isMoney = (sentence: string): boolean => /USD|美元/.test(sentence);

/** Pictures of money, pale while their numbers are still those of an earlier change. */
export function Money({ children }: { readonly children: ReactNode }) {
  const { waits } = useReading();
  return (
    <div className={waits === null ? undefined : 'waiting'} aria-busy={waits !== null}>
      {children}
    </div>
  );
}

/** One question with its answer in a sentence, and its pictures. */
export function ViewFrame(props: {
  readonly view: View;
  readonly answer: string;
  readonly lines?: readonly string[];
  readonly children: ReactNode;
}) {
  const { says, before, waits } = useReading();
  const { view, answer, lines = [], children } = props;
  const pale = (sentence: string) => (waits !== null && isMoney(sentence) ? 'waiting' : undefined);
  return (
    <section id={view} className="view" aria-labelledby={`${view}-question`}>
      <header className="answer">
        <p className="question" id={`${view}-question`}>
          {says.questions[view]}
        </p>
        <h1 className={pale(answer)}>{unbroken(answer)}</h1>
        {lines.length > 0 && (
          <ul>
            {lines.map((line) => (
              <li key={line} className={pale(line)}>
                {unbroken(line)}
              </li>
            ))}
          </ul>
        )}
        {before !== null && comparing.includes(view) && (
          <p className="caption">
            {says.notes.marksBefore}
            {waits !== null && moneyed.includes(view) && ` ${says.live.moneyWaits}`}
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
