import type { DealReading } from '../../src/report/index.ts';
import { Matrix } from '../charts/matrix.tsx';
import { useReading } from '../reader/reading.ts';
import { Missing } from './view.tsx';

/** How many deals all would sign when stated wants and alternatives are weaker or stronger. */
export function Robustness({ deal: { result, words, format } }: { readonly deal: DealReading }) {
  const { says } = useReading();
  const cells = result.robustness;
  const levelsOf = (values: readonly number[]) => [...new Set(values)].toSorted((a, b) => a - b);
  const wants = levelsOf(cells.map((cell) => cell.wants));
  const alternatives = levelsOf(cells.map((cell) => cell.alternatives));
  const counts = cells.map(({ signable }) => signable);
  const most = Math.max(0, ...counts);
  if (cells.length === 0) return null;
  if (most === 0) return <Missing>{says.notes.neverSignable}</Missing>;
  const times = (level: number) => `${format.count(level, 2).replace(/\.?0+$/, '')}×`;
  const signable = (want: number, alternative: number) =>
    cells.find((cell) => cell.wants === want && cell.alternatives === alternative)?.signable ?? 0;
  return (
    <Matrix
      id="robustness"
      title={says.titles.robustness(format.count(Math.min(...counts)), format.count(most))}
      note={says.notes.robustness}
      unit={says.columns.wantsByAlternatives}
      columns={alternatives.map(times)}
      rows={wants.map((want) => ({
        key: String(want),
        name: `${words.axis.wants} ${times(want)}`,
        cells: alternatives.map((alternative) => ({
          text: format.count(signable(want, alternative)),
          tint: signable(want, alternative) / most,
          told: [
            says.columns.signable(format.count(signable(want, alternative))),
            `${words.axis.wants} ${times(want)}`,
            `${words.axis.alternatives} ${times(alternative)}`,
          ],
        })),
      }))}
      table={{
        head: [
          words.axis.wants,
          ...alternatives.map((level) => `${words.axis.alternatives} ${times(level)}`),
        ],
        rows: wants.map((want) => [
          times(want),
          ...alternatives.map((alternative) => {
            const value = signable(want, alternative);
            return { value, text: format.count(value) };
          }),
        ]),
      }}
    />
  );
}
