import type { DealReading } from '../../src/report/index.ts';
import { Matrix } from '../charts/matrix.tsx';
import { type Row, RowChart } from '../charts/row-chart.tsx';
import { signed } from '../charts/signed.ts';
import { usdCell, usdChangeCell } from '../charts/table.ts';
import { useReading } from '../reader/reading.ts';
import { Coalitions } from './deal-coalitions.tsx';
import { dealName, pointName } from './deal-name.ts';
import { Payments } from './deal-payments.tsx';
import { Robustness } from './deal-robustness.tsx';
import { DealScatter } from './deal-scatter.tsx';
import { Waterfall } from './deal-waterfall.tsx';

/** What simulation says of the terms: gains, what rides on each term, the front, who blocks, the way there. */
export function DealAnswers({ deal }: { readonly deal: DealReading }) {
  return (
    <>
      <Swings deal={deal} />
      <Gains deal={deal} />
      <DealScatter deal={deal} />
      <div className="pair">
        <Blocking deal={deal} />
        <Points deal={deal} />
      </div>
      <Waterfall deal={deal} />
      <Payments deal={deal} />
      <Coalitions deal={deal} />
      <Robustness deal={deal} />
    </>
  );
}

interface Props {
  readonly deal: DealReading;
}

/** Party by term: what rides on each term. */
function Swings({ deal: { result, words, names, format } }: Props) {
  const {
    says,
    words: { colon },
  } = useReading();
  const most = Math.max(1, ...result.swings.map(({ swing }) => swing));
  const [top] = result.swings.toSorted((a, b) => b.swing - a.swing);
  if (top === undefined) return null;
  const at = (term: string, party: string) =>
    result.swings.find((one) => one.term === term && one.party === party);
  return (
    <Matrix
      id="swings"
      title={
        top.swing === 0 && result.redLines === undefined
          ? says.titles.swingsNone
          : says.titles.swings(
              names.party(top.party),
              names.question(top.term),
              format.money(top.swing),
            )
      }
      note={words.notes.swings}
      unit={format.moneyUnit}
      columns={result.parties.map(({ name }) => name)}
      rows={result.terms.map(({ id, question }) => ({
        key: id,
        name: question,
        cells: result.parties.map((party) => {
          const swing = at(id, party.id);
          const effects = Object.entries(swing?.effects ?? {}).toSorted((a, b) => b[1] - a[1]);
          const lines =
            result.redLines?.lines.filter((line) => line.party === party.id && line.term === id) ??
            [];
          return {
            text: lines.length > 0 ? words.atNoPrice : format.moneyCell(swing?.swing ?? 0),
            tint: lines.length > 0 ? 1 : (swing?.swing ?? 0) / most,
            told: [
              `${party.name}${colon}${question}`,
              ...lines.map(({ option, why }) =>
                words.aside(`${names.option(id, option)}${colon}${words.atNoPrice}`, why),
              ),
              ...effects.map(
                ([option, worth]) => `${names.option(id, option)} ${signed(worth, format.money)}`,
              ),
            ],
          };
        }),
      }))}
      table={{
        head: [words.columns.term, ...result.parties.map(({ name }) => says.inUnit(name, 'USD'))],
        rows: result.terms.map(({ id, question }) => [
          question,
          ...result.parties.map((party) =>
            result.redLines?.lines.some((line) => line.party === party.id && line.term === id)
              ? words.atNoPrice
              : usdCell(at(id, party.id)?.swing ?? 0, format.money),
          ),
        ]),
      }}
    />
  );
}

/** What each party gains over its alternative under the deals that matter. */
function Gains({ deal }: Props) {
  const { words, names, format, leading, result } = deal;
  const {
    says,
    format: page,
    words: { colon },
  } = useReading();
  const most = Math.max(
    1,
    ...leading.flatMap(({ stakes }) => stakes.map(({ gain }) => Math.abs(gain ?? 0))),
  );
  const best = names.row(result.focus);
  const stakeOf = (row: (typeof leading)[number], party: string) =>
    row.stakes.find((stake) => stake.party === party);
  return (
    <Matrix
      id="gains"
      title={
        best === undefined || best.allSign === 0
          ? says.titles.gainsNone
          : says.titles.gains(names.titles(best)[0], page.chance(best.allSign))
      }
      note={words.notes.gain}
      unit={format.moneyUnit}
      columns={[words.columns.all, ...result.parties.map(({ name }) => name)]}
      rows={leading.map((row) => ({
        key: String(row.deal),
        name: dealName(deal, row),
        sub: Object.entries(row.options)
          .map(([term, option]) => names.option(term, option))
          .join(' · '),
        strong: row.deal === result.focus || row.deal === result.sheet,
        cells: [
          {
            text: page.chance(row.allSign),
            tint: row.allSign,
            told: [
              dealName(deal, row),
              `${words.columns.all} ${format.share(row.allSign)}`,
              ...Object.entries(row.options).map(
                ([term, option]) => `${names.question(term)} ${names.option(term, option)}`,
              ),
            ],
          },
          ...result.parties.map(({ id, name }) => {
            const stake = stakeOf(row, id);
            const gain = stake === undefined ? 0 : stake.gain;
            return {
              text: gain === null ? words.atNoPrice : signed(gain, format.moneyCell),
              sub: format.percent(stake?.signs ?? 0),
              tint: gain === null ? -1 : gain / most,
              told: [
                `${name}${colon}${dealName(deal, row)}`,
                gain === null
                  ? words.atNoPrice
                  : words.aside(
                      `${words.columns.gain} ${signed(gain, format.money)}`,
                      `${says.columns.interval} ${signed(gain - 1.96 * (stake?.error ?? 0), format.money)} – ${signed(gain + 1.96 * (stake?.error ?? 0), format.money)}`,
                    ),
                `${words.columns.signs} ${format.share(stake?.signs ?? 0)}`,
                `${words.columns.money} ${signed(stake?.money ?? 0, format.money)}`,
                `${words.columns.wants} ${signed(stake?.wants ?? 0, format.money)}`,
              ],
            };
          }),
        ],
      }))}
      table={{
        head: [
          words.columns.deal,
          words.columns.all,
          ...result.parties.flatMap(({ name }) => [
            says.inUnit(name, 'USD'),
            `${name}${colon}${words.columns.signs}`,
          ]),
        ],
        rows: leading.map((row) => [
          names.deal(row),
          { value: row.allSign, text: format.share(row.allSign) },
          ...result.parties.flatMap(({ id }) => {
            const { gain = 0, signs = 0 } = stakeOf(row, id) ?? {};
            return [
              gain === null
                ? { value: gain, text: words.atNoPrice }
                : usdChangeCell(gain, format.money),
              { value: signs, text: format.share(signs) },
            ];
          }),
        ]),
      }}
    />
  );
}

function Blocking({ deal: { result, words, names, format } }: Props) {
  const { says, format: page, paper } = useReading();
  const all = Math.max(1, result.space.admissible);
  const rows = result.blocking.toSorted((a, b) => b.refuses - a.refuses || b.alone - a.alone);
  const [first] = rows;
  if (first === undefined) return null;
  const alternative = (party: string) => result.parties.find(({ id }) => id === party)?.alternative;
  return (
    <RowChart
      id="blocking"
      title={
        first.refuses === 0
          ? says.titles.blockingNone
          : says.titles.blocking(names.party(first.party), page.chance(first.refuses / all))
      }
      minor={paper !== null}
      note={says.notes.blocking}
      rows={rows.map(
        ({ party, refuses, alone, nearest, missing, atNoPrice }): Row => ({
          key: party,
          name: names.party(party),
          sub: alternative(party)?.does,
          value: page.chance(refuses / all),
          told: [
            names.party(party),
            `${words.columns.refuses} ${format.share(refuses / all)}`,
            ...(atNoPrice === undefined
              ? []
              : [`${words.atNoPrice} ${format.share(atNoPrice / all)}`]),
            `${words.columns.alone} ${format.share(alone / all)}`,
            `${words.columns.alternative} ${format.money(alternative(party)?.worth ?? 0)}`,
            ...(nearest === null ? [] : [`${words.columns.missing} ${format.money(missing)}`]),
          ],
          draw: (x, y, h) => (
            <>
              <rect
                className="against"
                x={x(0)}
                y={y + 3}
                height={h - 6}
                width={x(refuses / all) - x(0)}
                style={{ fillOpacity: 0.45 }}
              />
              <rect
                className="against"
                x={x(0)}
                y={y + 3}
                height={h - 6}
                width={x(alone / all) - x(0)}
              />
            </>
          ),
        }),
      )}
      from={0}
      to={1}
      ticks={[0, 0.5, 1].map((value) => ({ at: value, text: format.percent(value) }))}
      labels={230}
      values={56}
      table={{
        head: [
          words.columns.party,
          says.inUnit(words.columns.alternative, 'USD'),
          words.columns.refuses,
          ...(result.redLines === undefined ? [] : [words.atNoPrice]),
          words.columns.alone,
          says.inUnit(words.columns.missing, 'USD'),
        ],
        rows: rows.map(({ party, refuses, alone, nearest, missing, atNoPrice }) => {
          const worth = alternative(party)?.worth ?? 0;
          return [
            names.party(party),
            usdCell(worth, format.money),
            { value: refuses / all, text: format.share(refuses / all) },
            ...(atNoPrice === undefined
              ? []
              : [{ value: atNoPrice / all, text: format.share(atNoPrice / all) }]),
            { value: alone / all, text: format.share(alone / all) },
            usdCell(nearest === null ? null : missing, format.money),
          ];
        }),
      }}
    />
  );
}

/** The solutions of bargaining theory with their meanings, on screen; those that say the same stand together. */
function Points({ deal }: Props) {
  const { result, words, names, format, verdict } = deal;
  const told = Object.entries(result.points).map(([name, point]) => {
    const row = point.deals[0] === undefined ? undefined : names.row(point.deals[0]);
    const equal = point.deals.length;
    return {
      name: words.points[name as keyof typeof words.points],
      text:
        point.why !== null
          ? (words.why[point.why] ?? point.why)
          : row === undefined
            ? `${words.deal} ${point.deals.join(', ')}`
            : equal > 1
              ? words.aside(pointName(deal, row), words.oneOf(format.count(equal)))
              : pointName(deal, row),
    };
  });
  return (
    <section className="plain" id="points">
      <h2>{words.titles.points}</h2>
      <dl className="definitions">
        {[...Map.groupBy(told, ({ text }) => text)].map(([text, list]) => (
          <div key={text}>
            <dt>{list.map(({ name }) => name).join(' · ')}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>{words.titles.definitions}</summary>
        <dl className="definitions">
          {words.definitions.map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </details>
      <p className="quiet">{verdict.at(-1)}</p>
    </section>
  );
}
