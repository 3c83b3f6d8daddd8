import states from 'virtual:us-states';
import { monthlyAt, type SiteResult } from '../../src/report/index.ts';
import { dayOf } from '../../src/units/index.ts';
import { Figure } from '../charts/figure.tsx';
import { fitted } from '../charts/fitted.ts';
import { mark } from '../charts/mark.ts';
import { dayCell } from '../charts/table.ts';
import { onMap } from '../map/albers.ts';
import { useReading } from '../reader/reading.ts';
import { daysOf } from './days-of.ts';
import { Missing } from './view.tsx';

/** Width and height of the plane that the borders are drawn in. */
const PLANE = { width: 975, height: 610 } as const;

/** Sites with a place on the map of the states, by size and by what the forecast energises. */
export function SiteMap() {
  const { result, words, says, format } = useReading();
  const known = result.sites.filter(({ lat, lon }) => lat !== null && lon !== null);
  const placed = known.flatMap((site) => {
    const place = onMap(site.lat ?? 0, site.lon ?? 0);
    return place === undefined ? [] : [{ site, place }];
  });
  const elsewhere = result.sites.filter((site) => !placed.some((one) => one.site === site));
  const mwOf = (sites: readonly SiteResult[]) =>
    sites.reduce((sum, { plannedMw }) => sum + plannedMw, 0);
  if (known.length === 0) return <Missing>{says.notes.noPlaces}</Missing>;
  const last = result.months.length - 1;
  const largest = Math.max(1e-9, ...result.sites.map(({ plannedMw }) => plannedMw));
  const told = (site: SiteResult) => {
    const { p10, p50, p90 } = daysOf(result.levels, site.firstEnergised);
    return [
      site.name,
      `${words.notes.planned} ${format.power(site.plannedMw)}`,
      `${format.isoMonth(result.months[last] ?? '')}: P50 ${format.power(monthlyAt(result, site.mw, last, 0.5))}`,
      `${says.columns.firstBlock}: P50 ${format.day(p50)}`,
      `P10–P90 ${format.day(p10)} – ${format.day(p90)}`,
    ];
  };
  /** The list stands beside the map where there is room, else below it. */
  const layout = (width: number) => {
    const wide = width >= 860 && elsewhere.length > 0;
    const mapWidth = wide ? width - 330 : width;
    const mapHeight = Math.min(560, (mapWidth * PLANE.height) / PLANE.width);
    const rows = Math.ceil(elsewhere.length / (wide ? 1 : columnsOf(width)));
    const list = rows * LIST + 30;
    const size = mapHeight / PLANE.height;
    const left = (mapWidth - PLANE.width * size) / 2;
    // circles of the map and of the list are of one scale, so that they can be compared
    const most = Math.min(elsewhere.length > 0 ? LIST / 2 - 1 : 30, 52 * size);
    const radius = ({ plannedMw }: SiteResult) =>
      Math.max(2, Math.sqrt(plannedMw / largest) * most);
    const labels = apart(
      placed
        .map(({ site, place }) => ({
          site,
          x: left + place.x * size,
          y: place.y * size,
          r: radius(site),
        }))
        .toSorted((a, b) => a.y - b.y),
    );
    // labels may reach below the map
    const bottom = Math.max(mapHeight, ...labels.map(({ labelY }) => labelY + 22));
    return {
      wide,
      mapWidth,
      size,
      left,
      labels,
      bottom,
      radius,
      height: wide ? Math.max(bottom, list) : bottom + (rows === 0 ? 0 : list),
    };
  };
  return (
    <Figure
      id="map"
      title={says.titles.map(format.power(mwOf(known)), format.power(mwOf(result.sites)))}
      note={says.notes.map}
      height={(width) => layout(width).height}
      table={{
        head: [
          words.columns.site,
          says.columns.place,
          words.inUnit(says.columns.planned, words.columns.mw),
          words.inUnit('P50', words.columns.mw),
          ...['P10', 'P50', 'P90'].map((p) => `${says.columns.firstBlock} ${p}`),
        ],
        rows: result.sites.map((site) => {
          const { p10, p50, p90 } = daysOf(result.levels, site.firstEnergised);
          const middle = monthlyAt(result, site.mw, last, 0.5);
          return [
            site.name,
            site.lat === null ? (site.state ?? '') : `${site.lat}, ${site.lon}`,
            { value: site.plannedMw, text: format.power(site.plannedMw) },
            { value: middle, text: format.power(middle) },
            dayCell(p10, format.day),
            dayCell(p50, format.day),
            dayCell(p90, format.day),
          ];
        }),
      }}
    >
      {(width) => {
        const { wide, mapWidth, size, left, labels, bottom, radius } = layout(width);
        const listLeft = wide ? mapWidth + 24 : 0;
        const column = (wide ? width - listLeft : width) / (wide ? 1 : columnsOf(width));
        return (
          <>
            <g transform={`translate(${left} 0) scale(${size})`}>
              <path className="nation" d={states.nation} />
              <path className="borders" d={states.borders} />
            </g>
            {labels.map(({ site, x, y, r }) => (
              <Bubble key={site.id} site={site} x={x} y={y} r={r} told={told(site)} />
            ))}
            {labels.map(({ site, x, y, r, labelX, labelY }) => (
              <g key={site.id}>
                <line className="leader" x1={x + r} x2={labelX - 3} y1={y} y2={labelY - 1} />
                <Label site={site} x={labelX} y={labelY} width={130} />
              </g>
            ))}
            {elsewhere.length > 0 && (
              <text className="axis" x={listLeft} y={wide ? 12 : bottom + 16}>
                {says.notes.elsewhere}
              </text>
            )}
            {elsewhere.map((site, i) => {
              const columns = wide ? 1 : columnsOf(width);
              const x = listLeft + (i % columns) * column + 30;
              const y = (wide ? 40 : bottom + 44) + Math.floor(i / columns) * LIST;
              return (
                <g key={site.id}>
                  <Bubble site={site} x={x} y={y} r={radius(site)} told={told(site)} />
                  <Label site={site} x={x + 26} y={y - 2} width={column - 62} />
                </g>
              );
            })}
          </>
        );
      }}
    </Figure>
  );
}

/** Height of a row of the list beside the map. */
const LIST = 40;
const columnsOf = (width: number): number => Math.max(1, Math.floor(width / 250));

interface BubbleProps {
  readonly site: SiteResult;
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly told: readonly string[];
}

/** Planned megawatts as a circle, filled by the share that the middle forecast energises. */
function Bubble({ site, x, y, r, told }: BubbleProps) {
  const { result } = useReading();
  const middle = monthlyAt(result, site.mw, result.months.length - 1, 0.5);
  const share = Math.min(1, middle / Math.max(1e-9, site.plannedMw));
  return (
    <g {...mark(told)}>
      <circle className="planned" cx={x} cy={y} r={r} />
      <circle className="standing" cx={x} cy={y} r={r * Math.sqrt(share)} />
    </g>
  );
}

function Label(props: {
  readonly site: SiteResult;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}) {
  const { result, format, words, says } = useReading();
  const { site, x, y, width } = props;
  const { p50 } = daysOf(result.levels, site.firstEnergised);
  const date =
    p50 <= dayOf(result.stamp.horizon)
      ? says.columns.since(format.month(p50))
      : words.notes.after(result.stamp.horizon.slice(0, 4));
  return (
    <>
      <text className="name strong halo" x={x} y={y}>
        {fitted(site.name.replace(/\s*[(（].*$/, ''), width, 12.5, 1, 600)}
      </text>
      <text className="sub halo" x={x} y={y + 14}>
        {format.power(site.plannedMw)} · {date}
      </text>
    </>
  );
}

/** Labels right of their cluster, from top to bottom, each below the one before. */
function apart<T extends { readonly x: number; readonly y: number; readonly r: number }>(
  places: readonly T[],
): readonly (T & { readonly labelX: number; readonly labelY: number })[] {
  let last = Number.NEGATIVE_INFINITY;
  return places.map((place) => {
    const near = places.filter(
      ({ x, y }) => Math.abs(x - place.x) < 90 && Math.abs(y - place.y) < 90,
    );
    const labelX = Math.max(...near.map(({ x, r }) => x + r)) + 14;
    const labelY = Math.max(place.y, last + 32);
    last = labelY;
    return { ...place, labelX, labelY };
  });
}
