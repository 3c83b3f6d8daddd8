import { apart } from '../charts/apart.ts';
import { useReading } from '../reader/reading.ts';
import { sliderOf } from './move.ts';
import type { Wishes } from './panel.tsx';
import { sliderText } from './slider-text.ts';

/** What was moved and chosen, for paper, where the sliders are not. */
export function Changed({ moved, chosen }: Wishes) {
  const { outline, says, words, format } = useReading();
  const speech = { says, words, format };
  const numbers = outline.assumptions.flatMap((assumption) => {
    const by = moved[assumption.address];
    const { rest } = sliderOf(assumption);
    if (by === undefined || by === rest) return [];
    const { name, field, spread } = sliderText(assumption, by, speech);
    const was = sliderText(assumption, rest, speech).spread;
    return [`${name}${words.listMark}${field}${words.colon}${was} → ${spread}`];
  });
  const options = outline.terms.flatMap(({ id, question, options }) =>
    options
      .filter((option) => option.id === chosen[id])
      .map(({ name }) => `${question}${words.space}${name}`),
  );
  const lines = [...numbers, ...options];
  if (lines.length === 0) return null;
  return (
    <section className="changed">
      <h2>{says.live.changed}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{apart(line)}</li>
        ))}
      </ul>
    </section>
  );
}
