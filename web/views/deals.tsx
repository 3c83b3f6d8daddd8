import type { DealReading, TermOutline } from '../../src/report/index.ts';
import { rounded } from '../charts/fan.tsx';
import { type Row, RowChart } from '../charts/row-chart.tsx';
import { ticks } from '../charts/scale.ts';
import { signed } from '../charts/signed.ts';
import { usdCell } from '../charts/table.ts';
import { useReading } from '../reader/reading.ts';
import { Agreements, agreementsTitle } from './agreements.tsx';
import { DealAnswers } from './deal-answers.tsx';
import { Missing, ViewFrame } from './view.tsx';

/** Which deal gets signed? What must be signed and what each party says it wants of each term. */
export function DealsView() {
  const { result, before, outline, deal, says, format, paper } = useReading();
  const staked = outline.terms.filter(({ options }) =>
    options.some((option) => stakesOf(option).length > 0),
  );
  return (
    <ViewFrame
      view="deals"
      answer={{
        text:
          deal !== null
            ? dealAnswer(deal, { says, format })
            : agreementsTitle({ result, says, format }),
      }}
      lines={deal?.verdict.slice(1, -1).map((text) => ({ text })) ?? []}
    >
      {deal !== null && before !== null && <Missing>{says.notes.dealBefore}</Missing>}
      {deal !== null && <DealAnswers deal={deal} />}
      {outline.terms.length === 0 ? (
        <Missing>{says.notes.noTerms}</Missing>
      ) : (
        <>
          {deal === null && <Missing>{says.notes.noDeal}</Missing>}
          {staked.length > 0 && (
            <>
              <div className="columns">
                {staked.map((term) => (
                  <Wants key={term.id} term={term} />
                ))}
              </div>
              <p className="caption">{says.notes.wants}</p>
            </>
          )}
        </>
      )}
      {/* on paper they stand under another question already */}
      {result.agreements.length > 0 && paper === null && <Agreements />}
    </ViewFrame>
  );
}

/** The verdict as a finding. */
function dealAnswer(
  { result, names, words, format }: DealReading,
  { says, format: page }: Pick<ReturnType<typeof useReading>, 'says' | 'format'>,
): string {
  const deals = format.count(result.space.admissible);
  return result.signable > 0
    ? says.titles.dealsSigned(
        format.count(result.signable),
        deals,
        page.chance(names.row(result.focus)?.allSign ?? 0),
      )
    : result.relaxation === null
      ? words.allRefused
      : says.titles.noDealSigned(
          deals,
          format.money(result.relaxation.each),
          result.anySigned === 0 ? undefined : page.chance(result.anySigned),
        );
}

/** What parties want of an option, then those who sign it at no price, with the reason. */
const stakesOf = ({ wants, refusedBy = {} }: TermOutline['options'][number]) => [
  ...Object.entries(wants).map(([party, worth]) => ({ party, worth, why: undefined })),
  ...Object.entries(refusedBy).map(([party, why]) => ({ party, worth: undefined, why })),
];

/** One row of the party-by-term matrix for every option: who wants it, by how much. */
function Wants({ term }: { readonly term: TermOutline }) {
  const { result, outline, says, words, format, paper } = useReading();
  const names = new Map(result.parties.map(({ id, name }) => [id, name]));
  const worths = outline.terms.flatMap(({ options }) =>
    options.flatMap(({ wants }) => Object.values(wants)),
  );
  const money = format.moneyLike(worths);
  const marks = ticks(Math.min(0, ...worths), Math.max(worths.length === 0 ? 1 : 0, ...worths), 4);
  const stakes = [
    ...Map.groupBy(
      term.options.flatMap(({ wants }) => Object.entries(wants)),
      ([party]) => party,
    ),
  ]
    .map(([party, list]) => {
      const values = [0, ...list.map(([, worth]) => worth)];
      return { party, stake: Math.max(...values) - Math.min(...values) };
    })
    .toSorted((a, b) => b.stake - a.stake);
  const [first] = stakes;
  const refusers = [
    ...new Set(term.options.flatMap(({ refusedBy = {} }) => Object.keys(refusedBy))),
  ];
  const rows = term.options.flatMap((option) =>
    stakesOf(option).map(
      ({ party, worth, why }, i): Row => ({
        key: `${option.id}.${party}`,
        heading:
          i === 0
            ? `${option.name}${option.id === term.current ? ` · ${says.figure.now}` : ''}`
            : undefined,
        name: names.get(party) ?? party,
        value: worth === undefined ? says.columns.atNoPrice : signed(worth, money),
        told: [
          `${names.get(party) ?? party}${words.colon}${option.name}`,
          worth === undefined
            ? `${says.columns.atNoPrice}${words.colon}${why}`
            : signed(worth, format.money),
          ...(term.sources.length === 0
            ? []
            : [`${says.figure.source} ${says.figure.sources(term.sources)}`]),
          ...(term.reason === null ? [] : [term.reason]),
        ],
        draw: (x, y, h) =>
          worth === undefined ? null : (
            <rect
              className={worth >= 0 ? 'accent' : 'against'}
              x={Math.min(x(0), x(worth))}
              y={y + 3}
              width={Math.max(1, Math.abs(x(worth) - x(0)))}
              height={h - 6}
            />
          ),
      }),
    ),
  );
  return (
    <RowChart
      id={`term-${term.id}`}
      title={
        refusers.length > 0
          ? `${term.question} ${refusers.map((id) => names.get(id) ?? id).join(words.listMark)}${words.colon}${says.columns.atNoPrice}`
          : first === undefined
            ? says.titles.wantsEven(term.question)
            : says.titles.wants(
                term.question,
                names.get(first.party) ?? first.party,
                rounded(format.money(first.stake)),
              )
      }
      rows={rows}
      rule={0}
      from={marks[0] ?? 0}
      to={marks.at(-1) ?? 1}
      ticks={marks.map((value) => ({
        at: value,
        text: value === 0 ? '0' : rounded(money(value)),
      }))}
      labels={paper === null ? 150 : 240}
      values={84}
      bar={14}
      table={{
        head: [says.columns.option, words.columns.party, says.inUnit('P50', 'USD')],
        rows: term.options.flatMap((option) =>
          stakesOf(option).map(({ party, worth }) => [
            option.name,
            names.get(party) ?? party,
            worth === undefined ? says.columns.atNoPrice : usdCell(worth, format.money),
          ]),
        ),
      }}
    />
  );
}
