import {
  distinctScopes,
  headlineOf,
  onlyPays,
  quantileAt,
  type Result,
} from '../../src/report/index.ts';
import { rounded } from '../charts/fan.tsx';
import { TableView } from '../charts/figure.tsx';
import { type Row, RowChart } from '../charts/row-chart.tsx';
import { ticks } from '../charts/scale.ts';
import { usdCell } from '../charts/table.ts';
import { Whisker } from '../charts/whisker.tsx';
import { useReading } from '../reader/reading.ts';
import { Flows } from './flows.tsx';
import { ownersBehind } from './owners-behind.ts';
import { Projects } from './projects.tsx';
import { spends } from './spends.ts';
import { About, sameIn, ViewFrame } from './view.tsx';

/** Who pays, who earns? From parties to uses, returns with their spread, cash need. */
export function WhoView() {
  const { result, language, says, words, format } = useReading();
  const { sentences } = headlineOf(result, language, format);
  const sourced = result.ladder.length > 0;
  const money = sourced
    ? sentences.filter(({ topic }) => topic === 'money')
    : [{ text: says.notes.noSources }];
  return (
    <ViewFrame view="who" answer={money[0] ?? { text: words.titles.ladder }} lines={money.slice(1)}>
      <About topic="money">
        {sourced && <Flows />}
        <Parties />
        <Projects />
        <Need />
        <Sources />
      </About>
    </ViewFrame>
  );
}

const hasMoney = (party: Result['parties'][number] | undefined): boolean =>
  party !== undefined && (party.npv.quantiles.some((x) => x !== 0) || (party.drawn.mean ?? 0) > 0);

function Parties() {
  const { result, before, words, says, format } = useReading();
  const at = (quantiles: readonly number[], p: number) => quantileAt(result.levels, quantiles, p);
  const parties = result.parties
    .filter((party) => hasMoney(party) || hasMoney(sameIn(before?.parties, party.id)))
    .toSorted((a, b) => at(b.npv.quantiles, 0.5) - at(a.npv.quantiles, 0.5));
  if (parties.length === 0) return null;
  const fromDay = format.date(result.stamp.dataDate);
  const since = says.columns.fromDay(fromDay);
  const judged = parties.filter((party) => !onlyPays(party));
  const losing = judged.filter(({ lossProbability }) => lossProbability > 0.5).length;
  const ends = parties.flatMap(({ id, npv }) => {
    const old = sameIn(before?.parties, id);
    return [
      at(npv.quantiles, 0.1),
      at(npv.quantiles, 0.9),
      ...(old === undefined ? [] : [at(old.npv.quantiles, 0.5)]),
    ];
  });
  const marks = ticks(Math.min(0, ...ends), Math.max(1, ...ends), 5);
  const money = format.moneyLike(ends);
  const rows = parties.map((party): Row => {
    const [p10 = 0, p50 = 0, p90 = 0] = [0.1, 0.5, 0.9].map((p) => at(party.npv.quantiles, p));
    const old = sameIn(before?.parties, party.id);
    const was = old === undefined ? undefined : at(old.npv.quantiles, 0.5);
    const drawn = at(party.drawn.quantiles, 0.5);
    const owners = ownersBehind(result, party.id);
    return {
      key: party.id,
      name: party.name,
      sub: [
        ...(drawn > 0 ? [`${words.columns.drawn} ${money(drawn)}`] : []),
        onlyPays(party)
          ? says.columns.onlyPays
          : `${words.columns.loss} ${format.chance(party.lossProbability)}`,
      ].join(' · '),
      value: money(p50),
      was: was === undefined ? undefined : money(was),
      told: [
        party.name,
        ...(owners.length === 0
          ? []
          : [`${says.columns.ownersOf(party.name)}${words.colon}${owners.join(words.listMark)}`]),
        says.aside(`${words.columns.npv} P50 ${format.money(p50)}`, since),
        `P10–P90 ${format.money(p10)} – ${format.money(p90)}`,
        `${words.columns.hurdle} ${format.share(party.hurdle)}`,
        says.aside(`${words.columns.loss} ${format.share(party.lossProbability)}`, since),
        `${words.columns.drawn} ${format.money(at(party.drawn.quantiles, 0.5))}`,
        ...(party.irr.quantiles.length === 0
          ? []
          : [
              says.aside(
                `${says.columns.irr} P50 ${format.share(at(party.irr.quantiles, 0.5))}`,
                [says.columns.wholeLife, words.notes.within(format.percent(party.irr.share))].join(
                  words.listMark,
                ),
              ),
            ]),
        says.aside(
          `${says.columns.multiple} P50 ${format.count(at(party.multiple.quantiles, 0.5), 2)}`,
          says.columns.wholeLife,
        ),
      ],
      draw: (x, y, h) => (
        <g className={p50 >= 0 ? 'gain' : 'loss'}>
          <rect x={x(p10)} y={y + 4} width={Math.max(1.5, x(p90) - x(p10))} height={h - 8} rx={2} />
          {was !== undefined && was !== p50 && (
            <circle className="hollow" cx={x(was)} cy={y + h / 2} r={4} />
          )}
          <line className="tickmark" x1={x(p50)} x2={x(p50)} y1={y} y2={y + h} />
        </g>
      ),
    };
  });
  return (
    <RowChart
      id="parties"
      title={says.titles.parties(format.count(losing), format.count(judged.length), fromDay)}
      note={says.notes.parties(fromDay)}
      rows={rows}
      rule={0}
      from={marks[0] ?? 0}
      to={marks.at(-1) ?? 1}
      ticks={marks.map((value) => ({
        at: value,
        text: value === 0 ? '0' : rounded(money(value)),
      }))}
      labels={300}
      values={before === null ? 110 : 190}
      table={{
        head: [
          words.columns.party,
          says.inUnit(words.columns.pledged, 'USD'),
          says.inUnit(words.columns.drawn, 'USD'),
          words.columns.hurdle,
          ...['P10', 'P50', 'P90'].map((p) =>
            says.inUnit(`${words.columns.npv} ${p} ${since}`, 'USD'),
          ),
          says.aside(words.columns.loss, since),
          says.aside(`${says.columns.irr} P50`, says.columns.wholeLife),
          says.aside(`${says.columns.multiple} P50`, says.columns.wholeLife),
        ],
        rows: result.parties.map((party) => [
          party.name,
          usd(party.pledged),
          usd(at(party.drawn.quantiles, 0.5)),
          share(party.hurdle),
          ...[0.1, 0.5, 0.9].map((p) => usd(at(party.npv.quantiles, p))),
          share(party.lossProbability),
          party.irr.quantiles.length === 0
            ? { value: null, text: '–' }
            : share(at(party.irr.quantiles, 0.5)),
          {
            value: at(party.multiple.quantiles, 0.5),
            text: format.count(at(party.multiple.quantiles, 0.5), 2),
          },
        ]),
      }}
    />
  );
  function usd(value: number | null) {
    return usdCell(value, format.money);
  }
  function share(value: number) {
    return { value, text: format.share(value) };
  }
}

function Need() {
  const { result, before, words, says, format } = useReading();
  const at = (quantiles: readonly number[], p: number) => quantileAt(result.levels, quantiles, p);
  const scopes = distinctScopes(result);
  const worst = scopes.toSorted(
    (a, b) => at(b.unfundedNeed.quantiles, 0.5) - at(a.unfundedNeed.quantiles, 0.5),
  )[0];
  if (worst === undefined || !(spends(result) || spends(before))) return null;
  const most = Math.max(
    1,
    ...scopes.map(({ unfundedNeed }) => at(unfundedNeed.quantiles, 0.9)),
    ...(before?.scopes.map(({ unfundedNeed }) => at(unfundedNeed.quantiles, 0.5)) ?? []),
  );
  const marks = ticks(0, most, 4);
  const money = format.moneyLike(marks);
  return (
    <RowChart
      id="need"
      title={says.titles.need(worst.name, format.money(at(worst.unfundedNeed.quantiles, 0.5)))}
      note={says.notes.need}
      rows={scopes.map((scope): Row => {
        const [p10 = 0, p50 = 0, p90 = 0] = [0.1, 0.5, 0.9].map((p) =>
          at(scope.unfundedNeed.quantiles, p),
        );
        const old = sameIn(before?.scopes, scope.id);
        const was = old === undefined ? undefined : at(old.unfundedNeed.quantiles, 0.5);
        const { delay } = scope;
        return {
          key: scope.id,
          name: scope.name,
          value: money(p50),
          was: was === undefined ? undefined : money(was),
          told: [
            `${scope.name}${words.colon}${words.columns.unfunded}`,
            `P50 ${format.money(p50)}`,
            `P10–P90 ${format.money(p10)} – ${format.money(p90)}`,
            `${words.columns.peak} P50 ${format.money(at(scope.peakNeed.quantiles, 0.5))}`,
            `${words.columns.escalation} ${format.money(delay.escalation)}`,
            `${words.columns.timeRelated} ${format.money(delay.timeRelated)}`,
            `${words.columns.remedies} ${format.money(delay.lateRemedies)}`,
            `${words.columns.foregone} ${format.money(delay.revenueForegone)}`,
          ],
          draw: (x, y, h) => (
            <>
              <rect
                className="accent"
                x={x(0)}
                y={y + 2}
                height={h - 4}
                width={Math.max(0, x(p50) - x(0))}
              />
              {was !== undefined && was !== p50 && (
                <line className="ghost" x1={x(was)} x2={x(was)} y1={y - 1} y2={y + h + 1} />
              )}
              <Whisker from={x(p10)} to={x(p90)} y={y + h / 2} />
            </>
          ),
        };
      })}
      from={0}
      to={marks.at(-1) ?? 1}
      ticks={marks.map((value) => ({
        at: value,
        text: value === 0 ? '0' : rounded(money(value)),
      }))}
      values={before === null ? 110 : 190}
      table={{
        head: [
          words.columns.scope,
          says.inUnit(`${words.columns.peak} P50`, 'USD'),
          says.inUnit(`${words.columns.unfunded} P50`, 'USD'),
          says.inUnit(`${words.columns.unfunded} P90`, 'USD'),
          says.inUnit(words.columns.escalation, 'USD'),
          says.inUnit(words.columns.timeRelated, 'USD'),
          says.inUnit(words.columns.remedies, 'USD'),
          says.inUnit(words.columns.foregone, 'USD'),
        ],
        rows: scopes.map(({ name, peakNeed, unfundedNeed, delay }) => [
          name,
          ...[
            at(peakNeed.quantiles, 0.5),
            at(unfundedNeed.quantiles, 0.5),
            at(unfundedNeed.quantiles, 0.9),
            delay.escalation,
            delay.timeRelated,
            delay.lateRemedies,
            delay.revenueForegone,
          ].map((value) => usdCell(value, format.money)),
        ]),
      }}
    />
  );
}

/** Every source of money on its way down the ladder. */
function Sources() {
  const { result, words, format } = useReading();
  if (result.ladder.length === 0) return null;
  const names = new Map(result.parties.map(({ id, name }) => [id, name]));
  const usd = (value: number | null) => usdCell(value, format.money);
  const p50 = (quantiles: readonly number[]) => usd(quantileAt(result.levels, quantiles, 0.5));
  return (
    <section className="plain" id="sources">
      <h2>{words.titles.ladder}</h2>
      <TableView
        title={words.titles.ladder}
        table={{
          head: [
            words.columns.source,
            words.columns.party,
            words.columns.instrument,
            words.columns.announced,
            words.columns.pledged,
            words.columns.evidenced,
            words.columns.committed,
            words.columns.drawn,
          ],
          rows: result.ladder.map((row) => [
            row.name,
            names.get(row.party) ?? row.party,
            words.instruments[row.instrument] ?? row.instrument,
            usd(row.announced),
            usd(row.pledged),
            usd(row.evidenced),
            p50(row.committed.quantiles),
            p50(row.drawn.quantiles),
          ]),
        }}
      />
    </section>
  );
}
