import { signed } from '../format.ts';
import { bySwing } from '../moves.ts';
import type { OutcomeAnalysis, Result } from '../result.ts';
import { type Cell, tableLines } from './columns.ts';
import { HALF_95, remark, section, type TextContext } from './context.ts';

/** The drivers and risks that move the most telling outcome most, and what each risk alone costs. */
export function moveLines(result: Result, context: TextContext, top: number): string[] {
  const analysis = mostTelling(result);
  if (analysis === undefined) return [];
  return [...tornadoLines(analysis, context, top), ...exclusionLines(analysis, context, top)];
}

function tornadoLines(
  { outcome, tornado }: OutcomeAnalysis,
  context: TextContext,
  top: number,
): string[] {
  const { words, format, width, style } = context;
  const rows = bySwing(tornado).slice(0, top);
  if (rows.length === 0) return [];
  const head: Cell[] = [words.columns.driver, words.columns.low, words.columns.high].map(
    (text) => ({
      text,
      style: style.dim,
    }),
  );
  return section(
    words.titles.tornado(outcome.name),
    [
      ...tableLines(
        [
          head,
          ...rows.map((row) => [
            row.name,
            format.outcome(row.low, outcome.unit),
            format.outcome(row.high, outcome.unit),
          ]),
        ],
        [{ shrinkTo: 20 }, { align: 'right' }, { align: 'right' }],
        width,
      ),
      ...remark(words.notes.tornado, context),
    ],
    context,
  );
}

function exclusionLines(
  { outcome, exclusion }: OutcomeAnalysis,
  context: TextContext,
  top: number,
): string[] {
  const { words, format, width, style } = context;
  const rows = exclusion.toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change)).slice(0, top);
  if (rows.length === 0) return [];
  // one column, one number of digits
  const digits = rows.some(({ change }) => Math.abs(change) < 10) ? 1 : 0;
  const head: Cell[] = [
    words.columns.risk,
    words.columns.probability,
    words.columns.change,
    '±',
  ].map((text) => ({ text, style: style.dim }));
  return section(
    words.titles.exclusion(outcome.name),
    [
      ...tableLines(
        [
          head,
          ...rows.map((row) => [
            row.name,
            format.share(row.probability),
            signed(row.change, format.outcome(row.change, outcome.unit, digits)),
            {
              text: format.outcome(
                row.standardError === null ? null : HALF_95 * row.standardError,
                outcome.unit,
                digits,
              ),
              style: style.dim,
            },
          ]),
        ],
        [{ shrinkTo: 20 }, { align: 'right' }, { align: 'right' }, { align: 'right' }],
        width,
      ),
      ...remark(
        [
          words.notes.plusMinus,
          ...(rows.some(({ standardError }) => standardError === null)
            ? [words.notes.noneChanged]
            : []),
        ].join(words.space),
        context,
      ),
    ],
    context,
  );
}

/** The megawatts of the named scope that has most of them: where next to nothing stands, next to nothing moves. */
function mostTelling({ analyses, scopes }: Result): OutcomeAnalysis | undefined {
  const named = new Set(scopes.slice(0, -1).map(({ id }) => id));
  const candidates = analyses.filter(
    ({ outcome }) => outcome.unit === 'MW' && named.has(outcome.scope),
  );
  return candidates.toSorted((a, b) => b.outcome.mean - a.outcome.mean)[0] ?? analyses[0];
}
