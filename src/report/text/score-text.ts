import { claimsByDate } from '../claims-by-date.ts';
import type { QuantityRow, ScoreDocument } from '../score/score-document.ts';
import { type Cell, clean, tableLines, wrap } from './columns.ts';
import { contextOf, remark, section, type TextContext, type TextOptions } from './context.ts';
import { stampText } from './stamp-text.ts';

/** How good a forecast was: claims, calibration, quantities, and what is not scored. */
export function scoreText(score: ScoreDocument, options: TextOptions): string {
  const context = contextOf(options);
  const { words, style, prose } = context;
  const { programme, dataDate } = score.stamp;
  return [
    ...wrap(words.score.title(programme, dataDate, score.asOf), prose).map(style.bold),
    ...summaryLines(score, context),
    ...claimLines(score, context),
    ...calibrationLines(score, context),
    ...quantityLines(score, context),
    ...openLines(score, context),
    '',
    style.dim(stampText(score.stamp, context)),
  ].join('\n');
}

function summaryLines(score: ScoreDocument, { words, format, prose }: TextContext): string[] {
  const { ofClaims, claims, quantities } = score;
  const said = words.score;
  if (ofClaims === null) {
    const isAny = quantities.some(({ status }) => status === 'resolved');
    return isAny ? [] : ['', ...wrap(said.nothing, prose)];
  }
  const { count, came, early, brier, believing, meanLog } = ofClaims;
  return [
    '',
    said.settled(format.count(count), format.count(claims.length), format.count(came)),
    ...(early === 0 ? [] : [said.early(format.count(early))]),
    said.brier(format.count(brier.brier, 3), format.count(believing, 3)),
    said.log(format.count(meanLog, 3)),
    said.few,
  ].flatMap((line) => (line === '' ? [line] : wrap(line, prose)));
}

const dimmed = (heads: readonly string[], { style }: TextContext): Cell[] =>
  heads.map((text) => ({ text, style: style.dim }));

function claimLines(score: ScoreDocument, context: TextContext): string[] {
  const { words, format, width } = context;
  const { columns, yes, no, claims } = words.score;
  const { by, probability, claim } = words.columns;
  const rows = claimsByDate(score.claims).flatMap((row): Cell[][] =>
    row.outcome === null
      ? []
      : [
          [
            row.by,
            format.share(row.probability),
            row.outcome ? yes : no,
            format.count(row.brier ?? Number.NaN, 3),
            format.count(row.log ?? Number.NaN, 3),
            row.says,
            row.facts.join(', '),
          ],
        ],
  );
  if (rows.length === 0) return [];
  const head = [by, probability, columns.came, columns.brier, columns.log, claim, columns.facts];
  const right = { align: 'right' } as const;
  return section(
    claims,
    tableLines(
      [dimmed(head, context), ...rows],
      [{}, right, right, right, right, { shrinkTo: 20 }, { shrinkTo: 5, most: 16 }],
      width,
    ),
    context,
  );
}

function calibrationLines({ ofClaims }: ScoreDocument, context: TextContext): string[] {
  if (ofClaims === null) return [];
  const { words, format, width } = context;
  const { columns, range, calibration } = words.score;
  const rows = ofClaims.calibration.map(({ from, to, count, mean, came }): Cell[] => [
    range(format.percent(from), format.percent(to)),
    format.count(count),
    format.share(mean),
    `${format.count(came)} (${format.percent(came / count)})`,
  ]);
  const head = [words.columns.probability, columns.claims, columns.mean, columns.came];
  const right = { align: 'right' } as const;
  return section(
    calibration,
    tableLines([dimmed(head, context), ...rows], [{}, right, right, right], width),
    context,
  );
}

function quantityLines(score: ScoreDocument, context: TextContext): string[] {
  const { words, format, width } = context;
  const { columns, later, days, coverage, quantityNotes, quantities } = words.score;
  const settled = score.quantities.filter(({ outcome }) => outcome !== null);
  const names = settled.map(({ id, facts }) => clean(`${id} (${facts.join(', ')})`));
  const rows = settled.map((row): Cell[] => {
    const crps = row.crps ?? Number.NaN;
    const came = written(row.outcome, row, context);
    return [
      ...[row.p10, row.p50, row.p90].map((value) => written(value, row, context)),
      row.later ? later(came) : came,
      row.unit === 'date' ? days(format.count(crps)) : written(crps, row, context),
      row.pit === null ? '–' : format.percent(row.pit),
    ];
  });
  if (rows.length === 0) return [];
  const right = { align: 'right' } as const;
  const [head = '', ...lines] = tableLines(
    [dimmed(['P10', 'P50', 'P90', columns.outcome, columns.crps, columns.pit], context), ...rows],
    [right, right, right, right, right, right],
    width,
  );
  const { coverage80 } = score;
  return section(
    quantities,
    [
      head,
      ...lines.flatMap((line, i) => [`  ${names[i] ?? ''}`, line]),
      ...(coverage80 === null
        ? []
        : remark(
            coverage(format.count(coverage80.covered), format.count(coverage80.count)),
            context,
          )),
      ...remark(quantityNotes, context),
    ],
    context,
  );
}

/** A value in its unit; null is never. */
function written(
  value: number | string | null,
  { unit }: QuantityRow,
  { words, format }: TextContext,
): string {
  if (value === null) return words.notes.never;
  if (typeof value === 'string' || unit === 'date') return String(value);
  const isMoney = unit === 'USD' || unit === 'USD/yr';
  const digits = unit === 'IT MW' && value !== 0 && Math.abs(value) < 10 ? 1 : 0;
  return words.score.units[unit](isMoney ? format.money(value) : format.count(value, digits));
}

function openLines(score: ScoreDocument, context: TextContext): string[] {
  const { words, format, width } = context;
  const { state, open, columns } = words.score;
  const why = (row: { readonly status: string; readonly facts: readonly string[] }, due: string) =>
    row.status === 'disputed'
      ? state.disputed(row.facts.join(', '))
      : row.status === 'foreknown'
        ? state.foreknown(row.facts.join(', '))
        : due;
  const claims = claimsByDate(score.claims).flatMap((row): Cell[][] =>
    row.outcome !== null
      ? []
      : [
          [
            row.by,
            format.share(row.probability),
            why(row, row.overdue ? state.overdue : state.due),
            row.says,
          ],
        ],
  );
  const quantities = score.quantities.flatMap((row): Cell[][] =>
    row.outcome !== null ? [] : [['', '', why(row, ''), row.id]],
  );
  if (claims.length + quantities.length === 0) return [];
  const head = [words.columns.by, words.columns.probability, columns.state, words.columns.claim];
  return section(
    open,
    tableLines(
      [dimmed(head, context), ...claims, ...quantities],
      [{}, { align: 'right' }, { shrinkTo: 12, most: 44 }, { shrinkTo: 20 }],
      width,
    ),
    context,
  );
}
