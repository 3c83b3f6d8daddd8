import {
  type CauseFamily,
  causeFamilies,
  causeName,
  daysByFamily,
  familyOf,
  type SiteResult,
  waitRows,
} from '../../src/report/index.ts';
import { DAYS_PER_MONTH } from '../../src/units/index.ts';
import { Figure } from '../charts/figure.tsx';
import { fitted, textWidth } from '../charts/fitted.ts';
import { mark } from '../charts/mark.ts';
import { at, type Scale, ticks } from '../charts/scale.ts';
import { useReading } from '../reader/reading.ts';
import { sameIn } from './view.tsx';

/** Height of a site; on paper all of Stargate's fit below the heading. */
const TALL = { screen: 46, paper: 36 } as const;
const BAR = { screen: 22, paper: 18 } as const;
const HEAD = 40;

/** Mean months by cause on the way to each site's first megawatt, and what the rest is stuck on. */
export function Waits() {
  const { result, before, words, says, format, paper } = useReading();
  const row = paper === null ? TALL.screen : TALL.paper;
  const sites = result.sites.filter(
    ({ attribution }) => attribution.waits.length + attribution.stuck.length > 0,
  );
  if (sites.length === 0) return null;
  const weights = new Map<CauseFamily, number>();
  for (const { attribution, plannedMw } of sites)
    for (const { family, days } of daysByFamily(attribution))
      weights.set(family, (weights.get(family) ?? 0) + days * plannedMw * attribution.reached);
  const all = [...weights.values()].reduce((sum, days) => sum + days, 0);
  const [worst, most] = [...weights].toSorted((a, b) => b[1] - a[1])[0] ?? ['other' as const, 0];
  const longest = Math.max(
    6,
    ...[...sites, ...(before?.sites ?? [])].map(
      ({ attribution }) => (attribution.days ?? 0) / DAYS_PER_MONTH,
    ),
  );
  const marks = ticks(0, longest, 5);
  const present = causeFamilies.filter((family) =>
    sites.some(
      ({ attribution }) =>
        daysByFamily(attribution).some((part) => part.family === family) ||
        attribution.stuck.some(({ group, share }) => familyOf(group) === family && share > 0),
    ),
  );
  const narrow = (width: number) => width < 640;
  return (
    <Figure
      id="waits"
      title={
        all > 0
          ? says.titles.waits(
              words.families[worst],
              format.percent(most / all),
              sites.length === 1 ? null : format.count(sites.length),
            )
          : sites.some(({ attribution }) => attribution.reached > 0)
            ? says.titles.waitsOver
            : says.titles.waitsNone
      }
      note={says.notes.waits}
      height={(width) =>
        HEAD +
        sites.length * (narrow(width) ? row + 20 : row) +
        legendRows(width, present.length) * 20
      }
      table={{
        head: [
          words.columns.site,
          says.columns.row,
          says.columns.what,
          words.columns.months,
          says.columns.share,
          words.columns.stuck,
        ],
        rows: sites.flatMap(({ name, attribution }) =>
          waitRows(attribution).map(({ level, family, cause, days, binding, stuck }) => {
            const share = (value: number | null) =>
              value === null ? '' : { value, text: format.share(value) };
            return [
              name,
              says.columns.waitRows[level],
              cause !== null
                ? causeName(words, cause)
                : family === null
                  ? ''
                  : words.families[family],
              days === null ? '' : { value: days / DAYS_PER_MONTH, text: format.monthsCell(days) },
              share(binding),
              share(stuck),
            ];
          }),
        ),
      }}
    >
      {(width) => {
        const top = legendRows(width, present.length) * 20;
        const small = narrow(width);
        const labels = small ? 0 : Math.min(250, Math.max(200, width * 0.25));
        const right = small ? width * 0.3 : Math.min(300, width * 0.24);
        const months: Scale = {
          from: 0,
          to: marks.at(-1) ?? 1,
          left: labels,
          right: width - right - 30,
        };
        const shares: Scale = { from: 0, to: 1, left: width - right, right: width - 1 };
        const tall = small ? row + 20 : row;
        return (
          <>
            <Legend families={present} width={width} />
            <g transform={`translate(0 ${top})`}>
              <text className="axis" x={months.left} y={12}>
                {words.columns.months}
              </text>
              <text
                className="axis"
                x={small ? shares.right : shares.left}
                y={12}
                textAnchor={small ? 'end' : 'start'}
              >
                {words.columns.stuck}
              </text>
              {marks.map((value) => (
                <g key={value}>
                  <line
                    className="rule"
                    x1={at(months, value)}
                    x2={at(months, value)}
                    y1={HEAD - 8}
                    y2={HEAD + sites.length * tall}
                  />
                  <text className="tick" x={at(months, value)} y={HEAD - 12} textAnchor="middle">
                    {format.count(value)}
                  </text>
                </g>
              ))}
              {[0, 0.5, 1].map((value) => (
                <g key={value}>
                  <line
                    className="rule"
                    x1={at(shares, value)}
                    x2={at(shares, value)}
                    y1={HEAD - 8}
                    y2={HEAD + sites.length * tall}
                  />
                  <text
                    className="tick"
                    x={at(shares, value)}
                    y={HEAD - 12}
                    textAnchor={value === 0 ? 'start' : value === 1 ? 'end' : 'middle'}
                  >
                    {format.percent(value)}
                  </text>
                </g>
              ))}
              {sites.map((site, i) => (
                <SiteWaits
                  key={site.id}
                  site={site}
                  before={sameIn(before?.sites, site.id)}
                  top={HEAD + i * tall}
                  months={months}
                  shares={shares}
                  labels={labels}
                  width={width}
                />
              ))}
            </g>
          </>
        );
      }}
    </Figure>
  );
}

/** As many parts as there is room for: a number that is cut short is another number. */
function wholeParts(parts: readonly string[], room: number): string {
  const counts = parts.map((_, i) => i + 1).toReversed();
  const most = counts.find((count) => textWidth(joined(parts, count), 11) <= room);
  return joined(parts, most ?? 1);
}

const joined = (parts: readonly string[], count: number) => parts.slice(0, count).join(' · ');

const LEGEND = 148;
const legendRows = (width: number, count: number): number =>
  Math.ceil(count / Math.max(1, Math.floor(width / LEGEND)));

function Legend({
  families,
  width,
}: {
  readonly families: readonly CauseFamily[];
  readonly width: number;
}) {
  const { words } = useReading();
  const columns = Math.max(1, Math.floor(width / LEGEND));
  return families.map((family, i) => {
    const x = (i % columns) * LEGEND;
    const y = Math.floor(i / columns) * 20;
    return (
      <g key={family}>
        <rect className={`f-${family}`} x={x} y={y} width={11} height={11} rx={2} />
        <text className="sub" x={x + 16} y={y + 10}>
          {words.families[family]}
        </text>
      </g>
    );
  });
}

interface SiteWaitsProps {
  readonly site: SiteResult;
  readonly before: SiteResult | undefined;
  readonly top: number;
  readonly months: Scale;
  readonly shares: Scale;
  readonly labels: number;
  readonly width: number;
}

function SiteWaits({ site, before, top, months, shares, labels, width }: SiteWaitsProps) {
  const { words, says, format, paper } = useReading();
  const { attribution } = site;
  const small = labels === 0;
  const y = small ? top + 18 : top + 4;
  const bar = paper === null ? BAR.screen : BAR.paper;
  const x = (days: number) => at(months, days / DAYS_PER_MONTH);
  const names = fitted(site.name, small ? width : labels - 14, 12.5, small ? 1 : 2, 600);
  let days = 0;
  let share = 0;
  const stuck = causeFamilies.flatMap((family) =>
    attribution.stuck.filter((row) => familyOf(row.group) === family && row.share > 0),
  );
  const byFamily = causeFamilies
    .map((family) => ({
      family,
      share: stuck
        .filter(({ group }) => familyOf(group) === family)
        .reduce((sum, row) => sum + row.share, 0),
    }))
    .toSorted((a, b) => b.share - a.share);
  const total =
    attribution.days === null
      ? format.share(attribution.reached)
      : `${format.months(attribution.days)} · ${words.notes.within(format.chance(attribution.reached))}`;
  return (
    <g id={`site-${site.id}`}>
      {names.map((line, i) => (
        <text key={line} className="name strong" x={0} y={small ? top + 10 : top + 14 + i * 15}>
          {line}
        </text>
      ))}
      {!small && (names.length < 2 || paper === null) && (
        <text className="sub" x={0} y={top + 14 + names.length * 14}>
          {[site.state, format.power(site.plannedMw)].filter(Boolean).join(' · ')}
        </text>
      )}
      {daysByFamily(attribution).map((part) => {
        const left = x(days);
        days += part.days;
        return (
          <rect
            key={part.family}
            {...mark([
              `${site.name}${words.colon}${words.families[part.family]}`,
              format.months(part.days),
              ...part.causes
                .slice(0, 5)
                .map((c) => `${causeName(words, c)} ${format.months(c.days)}`),
            ])}
            className={`mark segment f-${part.family}`}
            x={left}
            y={y}
            width={Math.max(0.5, x(days) - left)}
            height={bar}
          />
        );
      })}
      <text className="sub halo" x={x(0)} y={y + bar + 12}>
        {total}
      </text>
      {before !== undefined &&
        before.attribution.days !== null &&
        Math.abs(x(before.attribution.days) - x(attribution.days ?? 0)) >= 1 && (
          <line
            className="ghost"
            x1={x(before.attribution.days)}
            x2={x(before.attribution.days)}
            y1={y - 3}
            y2={y + bar + 3}
          />
        )}
      {stuck.map((row) => {
        const left = at(shares, share);
        share += row.share;
        return (
          <rect
            key={row.cause}
            {...mark([
              `${site.name}${words.colon}${causeName(words, row)}`,
              `${words.columns.stuck} ${format.share(row.share)}`,
              `${words.families[familyOf(row.group)]} ${format.share(byFamily.find(({ family }) => family === familyOf(row.group))?.share ?? 0)} ${says.figure.of} ${format.share(1 - attribution.reached)}`,
            ])}
            className={`mark segment f-${familyOf(row.group)}`}
            x={left}
            y={y}
            width={Math.max(0.5, at(shares, share) - left)}
            height={bar}
          />
        );
      })}
      {before !== undefined &&
        Math.abs(at(shares, before.attribution.reached) - at(shares, attribution.reached)) >= 1 && (
          <line
            className="ghost"
            x1={at(shares, 1 - before.attribution.reached)}
            x2={at(shares, 1 - before.attribution.reached)}
            y1={y - 3}
            y2={y + bar + 3}
          />
        )}
      <text
        className="sub halo"
        x={small ? shares.right : shares.left}
        y={y + bar + 12}
        textAnchor={small ? 'end' : 'start'}
      >
        {wholeParts(
          [
            format.chance(1 - attribution.reached),
            ...byFamily
              .slice(0, small ? 1 : 2)
              .filter((row) => row.share >= 0.005)
              .map((row) => `${words.families[row.family]} ${format.chance(row.share)}`),
          ],
          small ? width - textWidth(total, 11) - 10 : shares.right - shares.left,
        )}
      </text>
    </g>
  );
}
