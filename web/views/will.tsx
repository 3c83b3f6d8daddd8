import {
  causeName,
  claimsByDate,
  distinctScopes,
  headlineOf,
  monthlyAt,
  quantileAt,
  type ScopeResult,
  sameScopes,
  yearEnds,
} from '../../src/report/index.ts';
import { dayOf } from '../../src/units/index.ts';
import { Fan, rounded } from '../charts/fan.tsx';
import { type Row, RowChart } from '../charts/row-chart.tsx';
import { ticks } from '../charts/scale.ts';
import { isoCell, usdCell } from '../charts/table.ts';
import { Whisker } from '../charts/whisker.tsx';
import { type Reading, useReading } from '../reader/reading.ts';
import { spends } from './spends.ts';
import { About, Missing, sameIn, ViewFrame } from './view.tsx';

/** Will it happen? The ladder of money, the claims with their chances, megawatts and money over time. */
export function WillView() {
  const { result, before, language, words, says, format } = useReading();
  const { finding, sentences } = headlineOf(result, language, format);
  return (
    <ViewFrame view="will" answer={{ text: finding }} lines={sentences.slice(0, 4)}>
      {result.claims.length === 0 ? <Missing>{says.notes.noClaims}</Missing> : <Claims />}
      <About topic="money">
        {result.ladder.length === 0 ? <Missing>{says.notes.noSources}</Missing> : <Ladder />}
      </About>
      <div className="many">
        {distinctScopes(result).map((scope) => (
          <MwFan key={scope.id} scope={scope} />
        ))}
      </div>
      {(spends(result) || spends(before)) && (
        <About topic="spending" className="many">
          {distinctScopes(result).map((scope) => (
            <SpentFan key={scope.id} scope={scope} />
          ))}
        </About>
      )}
      <p className="caption">{words.notes.fan}</p>
    </ViewFrame>
  );
}

const steps = ['announced', 'pledged', 'evidenced', 'committed', 'drawn'] as const;

function Ladder() {
  const { result, before, outline, words, says, format } = useReading();
  const year = result.stamp.horizon.slice(0, 4);
  const valuesOf = ({ levels, ladderTotal: total }: typeof result) => ({
    announced: [total.announced],
    pledged: [total.pledged],
    evidenced: [total.evidenced],
    committed: [0.5, 0.1, 0.9].map((p) => quantileAt(levels, total.committed.quantiles, p)),
    drawn: [0.5, 0.1, 0.9].map((p) => quantileAt(levels, total.drawn.quantiles, p)),
  });
  const now = valuesOf(result);
  /** Facts behind what is stated; what is forecast rests on the whole programme. */
  const sourcesOf = (step: (typeof steps)[number]) =>
    step === 'committed' || step === 'drawn'
      ? ''
      : says.figure.sources([
          ...new Set(
            outline.uses
              .filter(({ source }) =>
                result.ladder.some((row) => row.id === source && (row[step] ?? 0) > 0),
              )
              .flatMap(({ stated }) => stated[step]),
          ),
        ]);
  const was = before === null ? undefined : valuesOf(before);
  const most = Math.max(
    1,
    ...steps.flatMap((step) => [...now[step], was?.[step][0] ?? 0].map((value) => value ?? 0)),
  );
  const marks = ticks(0, most, 4);
  const money = format.moneyLike(marks);
  const rows = steps.map((step): Row => {
    const [value = null, low = null, high = null] = now[step];
    const old = was?.[step][0];
    return {
      key: step,
      name: words.columns[step],
      value: value === null ? '–' : money(value),
      was: old === undefined ? undefined : old === null ? '–' : money(old),
      told: [
        words.columns[step],
        format.money(value),
        ...(low === null ? [] : [`P10–P90 ${format.money(low)} – ${format.money(high)}`]),
        ...(sourcesOf(step) === '' ? [] : [`${says.figure.source} ${sourcesOf(step)}`]),
      ],
      draw: (x, y, h) => (
        <>
          <rect
            className={step === 'announced' ? 'pale' : 'accent'}
            x={x(0)}
            y={y}
            height={h}
            width={Math.max(0, x(value ?? 0) - x(0))}
          />
          {old !== undefined && old !== null && old !== value && (
            <line className="ghost" x1={x(old)} x2={x(old)} y1={y - 3} y2={y + h + 3} />
          )}
          {low !== null && <Whisker from={x(low)} to={x(high ?? low)} y={y + h / 2} />}
        </>
      ),
    };
  });
  const { announced, evidenced } = result.ladderTotal;
  const drawn = format.money(now.drawn[0] ?? null);
  return (
    <RowChart
      id="ladder"
      title={
        announced === null || announced === 0
          ? says.titles.ladderOnly(drawn, year)
          : says.titles.ladder(format.money(announced), format.money(evidenced), drawn, year)
      }
      note={says.notes.ladder}
      rows={rows}
      from={0}
      to={marks.at(-1) ?? 1}
      ticks={marks.map((value) => ({
        at: value,
        text: value === 0 ? '0' : rounded(money(value)),
      }))}
      labels={150}
      values={was === undefined ? 110 : 190}
      table={{
        head: [
          says.columns.what,
          says.inUnit('P50', 'USD'),
          says.inUnit('P10', 'USD'),
          says.inUnit('P90', 'USD'),
          says.figure.source,
        ],
        rows: steps.map((step) => [
          words.columns[step],
          ...[0, 1, 2].map((i) => usdCell(now[step][i] ?? null, format.money)),
          sourcesOf(step),
        ]),
      }}
    />
  );
}

function Claims() {
  const { result, before, waits, words, says, format } = useReading();
  const claims = claimsByDate(result.claims);
  const likely = claims.filter(({ probability }) => probability.value > 0.5).length;
  const rows = claims.map((claim): Row => {
    const { value, standardError } = claim.probability;
    const half = 1.96 * standardError;
    const [low, high] = [Math.max(0, value - half), Math.min(1, value + half)];
    const old = sameIn(before?.claims, claim.id)?.probability.value;
    const reason = claim.reason;
    return {
      key: claim.id,
      name: claim.says,
      sub: waits.claims.includes(claim.id)
        ? `${format.date(claim.by)} · ${says.live.waits}`
        : reason === null
          ? format.date(claim.by)
          : `${format.date(claim.by)} · ${says.aside(causeName(words, reason), format.chance(reason.share))}`,
      value: format.chance(value),
      was: old === undefined ? undefined : format.chance(old),
      told: [
        claim.says,
        says.aside(
          `${words.columns.probability} ${format.share(value)}`,
          `${says.columns.interval} ${format.share(low)} – ${format.share(high)}`,
        ),
        `${words.columns.by} ${format.date(claim.by)}`,
        ...claim.reasons
          .slice(0, 3)
          .map((r) => `${words.columns.reason} ${causeName(words, r)} ${format.share(r.share)}`),
        ...(claim.note === null ? [] : [claim.note]),
        `${says.figure.source} ${claim.facts.join(words.listMark)}`,
      ],
      draw: (x, y, h) => (
        <g className={value >= 0.5 ? 'likely' : 'unlikely'}>
          {old !== undefined && old !== value && (
            <>
              <line className="path" x1={x(old)} x2={x(value)} y1={y + h / 2} y2={y + h / 2} />
              <circle className="hollow" cx={x(old)} cy={y + h / 2} r={4.5} />
            </>
          )}
          <line className="thick" x1={x(low)} x2={x(high)} y1={y + h / 2} y2={y + h / 2} />
          <circle cx={x(value)} cy={y + h / 2} r={5.5} />
        </g>
      ),
    };
  });
  return (
    <RowChart
      id="claims"
      title={says.titles.claims(format.count(likely), format.count(claims.length))}
      note={says.notes.claims}
      rows={rows}
      from={0}
      to={1}
      ticks={[0, 0.25, 0.5, 0.75, 1].map((value) => ({ at: value, text: format.percent(value) }))}
      labels={520}
      values={before === null ? 66 : 110}
      table={{
        head: [
          words.columns.claim,
          words.columns.by,
          words.columns.probability,
          says.columns.low95,
          says.columns.high95,
          words.columns.reason,
          says.figure.source,
        ],
        rows: claims.map(({ says: claim, by, probability, reason, facts }) => {
          const half = 1.96 * probability.standardError;
          const share = (value: number) => ({ value, text: format.share(value) });
          return [
            claim,
            isoCell(by, format.date),
            share(probability.value),
            share(Math.max(0, probability.value - half)),
            share(Math.min(1, probability.value + half)),
            reason === null ? '' : causeName(words, reason),
            facts.join(words.listMark),
          ];
        }),
      }}
    />
  );
}

/** The last year-end within reach: far enough that something should stand. */
function farYear(scope: ScopeResult, result: Parameters<typeof yearEnds>[0]) {
  const ends = yearEnds(result);
  const year = String(Number(result.stamp.dataDate.slice(0, 4)) + 4);
  return ends.find((end) => end.year >= year) ?? ends.at(-1) ?? { year: scope.id, month: 0 };
}

function MwFan({ scope }: { readonly scope: ScopeResult }) {
  const reading = useReading();
  const { result, before, words, says, format } = reading;
  const end = farYear(scope, result);
  let total = 0;
  const promised = result.phases
    .flatMap(({ site, promised: day, plannedMw }) =>
      day === null || !scope.sites.includes(site) ? [] : [[dayOf(day), plannedMw] as const],
    )
    .toSorted((a, b) => a[0] - b[0])
    .map(([day, mw]) => {
      total += mw;
      return [day, total] as const;
    });
  return (
    <Fan
      id={`mw-${scope.id}`}
      title={says.titles.mw(
        scope.name,
        format.power(monthlyAt(result, scope.monthly.mw, end.month, 0.5)),
        end.year,
        format.power(scope.plannedMw),
      )}
      series={scope.monthly.mw}
      before={sameIn(before?.scopes, scope.id)?.monthly.mw}
      write={format.power}
      unit={words.columns.mw}
      promised={promised}
      claims={claimsAbout(reading, scope, 'mw')}
    />
  );
}

function SpentFan({ scope }: { readonly scope: ScopeResult }) {
  const reading = useReading();
  const { result, before, says, format } = reading;
  const end = farYear(scope, result);
  return (
    <Fan
      id={`usd-${scope.id}`}
      title={says.titles.usd(
        scope.name,
        format.money(monthlyAt(result, scope.monthly.spent, end.month, 0.5)),
        end.year,
      )}
      series={scope.monthly.spent}
      before={sameIn(before?.scopes, scope.id)?.monthly.spent}
      write={format.money}
      unit="USD"
      claims={claimsAbout(reading, scope, 'spent')}
    />
  );
}

/** Claims about a measure of a scope, as marks that say what is claimed, of what, and where. */
const claimsAbout = (
  { result, words, says, format }: Pick<Reading, 'result' | 'words' | 'says' | 'format'>,
  scope: ScopeResult,
  measure: 'mw' | 'spent',
) => {
  const ids = sameScopes(result, scope).map(({ id }) => id);
  return result.claims
    .filter((claim) => claim.measure === measure && ids.includes(claim.of ?? 'all'))
    .map((claim) => ({
      day: dayOf(claim.by),
      value: claim.threshold,
      told: [
        claim.says,
        `${format.date(claim.by)}${words.colon}${
          measure === 'mw'
            ? says.columns.ofIt(format.power(claim.threshold))
            : format.money(claim.threshold)
        }`,
        ...(claim.note === null ? [] : [claim.note]),
        ...(claim.facts.length === 0
          ? []
          : [`${says.figure.source} ${claim.facts.join(words.listMark)}`]),
      ],
    }));
};
