import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createValueStore, type ValueStore } from '../deal/index.ts';
import { checkCase } from '../evidence/index.ts';
import { normalQuantile, streamKey, uniformAt } from '../uncertainty/index.ts';
import { dealMeasures } from './deal-measures.ts';
import { race } from './deal-race.ts';
import { type DealTable, dealTable } from './deal-table.ts';

const hall = readFileSync(new URL('../../tests/hall-with-terms.yaml', import.meta.url), 'utf8');

/** Six terms of three options that move six different numbers; the builder wants some of them. */
function manyDeals(want: number): DealTable {
  const numbers = ['never', 'time'].map((field) => `agreements.lease.${field}`);
  const activities = ['permit', 'shell', 'online'].map(
    (id) => `sites.meadow.phases.hall.activities.${id}.duration`,
  );
  const terms = [...numbers, ...activities, 'capital.equity.amount'].map(
    (address, t) => `  term-${t}:
    question: What of ${address}?
    options:
      as-is: { name: as it is }
      less: { name: less, patch: [{ scale: ${address}, by: 0.9 }], wants: { builder: ${t + 1}m USD } }
      more: { name: more, patch: [{ scale: ${address}, by: 1.05 }], wants: { builder: ${want}m USD } }
    current: as-is
`,
  );
  const programmeText = hall
    .replace(/^terms:\n[\s\S]*?(?=^claims:)/m, `terms:\n${terms.join('')}`)
    .replace('terms: [rent, pace]', 'terms: [term-0, term-1]');
  const { programme, diagnostics } = checkCase({ programmeText });
  if (programme === undefined) throw new Error(diagnostics.map(({ fact }) => fact).join('\n'));
  return dealTable(programme, dealMeasures(programme), undefined);
}

const TRIALS = 216;

/** Makes values up: each content has its own mean and its own luck. */
function madeUp() {
  const crew = {
    asked: 0,
    async raise(store: ValueStore, contents: ArrayLike<number>, trials: number) {
      for (const content of new Set(Array.from(contents))) {
        const from = store.trials(content);
        if (from >= trials) continue;
        crew.asked += trials - from;
        const data = new Float64Array(store.measures * (trials - from)).map((_, i) => {
          const [m, t] = [Math.floor(i / (trials - from)), from + (i % (trials - from))];
          const luck = normalQuantile(uniformAt(streamKey(1, `${m}`), t));
          const own = normalQuantile(uniformAt(streamKey(2, `${m} ${content}`), t));
          return 1e6 * (100 + uniformAt(streamKey(3, `${m}`), content) * 40 + 30 * luck + 5 * own);
        });
        store.add([content], from, trials, data);
      }
    },
  };
  return crew;
}

const outcome = ({ table, rounds, judged }: Awaited<ReturnType<typeof race>>) => ({
  utility: [...table.utility],
  trials: [...judged.estimates.trials],
  rounds,
});

test('values that are kept change no answer, and a slightly different question asks for few more', async () => {
  const [before, after] = [manyDeals(2), manyDeals(2.5)];
  expect(before.contents.rows.length).toBeGreaterThan(700);
  const kept = createValueStore(before.measures.length);
  const first = madeUp();
  await race(before, kept, first, TRIALS);
  const again = madeUp();
  const fromKept = await race(after, kept, again, TRIALS);
  const fresh = madeUp();
  const fromNothing = await race(after, createValueStore(after.measures.length), fresh, TRIALS);
  expect(outcome(fromKept)).toEqual(outcome(fromNothing));
  expect(again.asked).toBeLessThan(0.02 * fresh.asked);
});
