import { sankey, sankeyJustify, sankeyLinkHorizontal } from 'd3-sankey';
import { Figure } from '../charts/figure.tsx';
import { fitted } from '../charts/fitted.ts';
import { mark } from '../charts/mark.ts';
import { useReading } from '../reader/reading.ts';
import { Missing } from './view.tsx';

interface Node {
  readonly id: string;
  readonly name: string;
  readonly column: number;
}
interface Link {
  readonly names: readonly string[];
}
interface Ends extends Link {
  readonly source: string;
  readonly target: string;
  readonly value: number;
}

/** Mean USD drawn: from parties through instruments to what the money may be spent on. */
export function Flows() {
  const { result, words, says, format, outline } = useReading();
  const parties = new Map(result.parties.map(({ id, name }) => [id, name]));
  const places = new Map([...result.sites, ...result.scopes].map(({ id, name }) => [id, name]));
  const uses = new Map(
    outline.uses.map(({ source, scopes, sites }) => {
      const ids = [...scopes, ...sites];
      const names = ids.map((id) => places.get(id) ?? id);
      return [source, ids.length === 0 ? words.everything : names.join(words.listMark)];
    }),
  );
  const nodes = new Map<string, Node>();
  const links = new Map<string, Ends>();
  const node = (column: number, id: string, name: string) => {
    const key = `${column}:${id}`;
    nodes.set(key, { id: key, name, column });
    return key;
  };
  const link = (source: string, target: string, value: number, name: string) => {
    const key = `${source}>${target}`;
    const known = links.get(key);
    links.set(key, {
      source,
      target,
      value: (known?.value ?? 0) + value,
      names: [...(known?.names ?? []), name],
    });
  };
  for (const row of result.ladder) {
    const drawn = row.drawn.mean ?? 0;
    if (drawn <= 0) continue;
    const party = node(0, row.party, parties.get(row.party) ?? row.party);
    const form = node(1, row.instrument, words.instruments[row.instrument] ?? row.instrument);
    const use = uses.get(row.id) ?? words.everything;
    link(party, form, drawn, row.name);
    link(form, node(2, use, use), drawn, row.name);
  }
  if (links.size === 0) return <Missing>{says.notes.noSources}</Missing>;
  const year = result.stamp.horizon.slice(0, 4);
  const total = result.ladder.reduce((sum, { drawn }) => sum + (drawn.mean ?? 0), 0);
  const paid = Map.groupBy(result.ladder, ({ party }) => party);
  const [most = '', rows = []] = [...paid].toSorted((a, b) => sum(b[1]) - sum(a[1]))[0] ?? [];
  function sum(list: typeof result.ladder): number {
    return list.reduce((all, { drawn }) => all + (drawn.mean ?? 0), 0);
  }
  const height = Math.max(
    300,
    27 *
      Math.max(...[0, 1, 2].map((c) => [...nodes.values()].filter((n) => n.column === c).length)) +
      60,
  );
  return (
    <Figure
      id="flows"
      title={says.titles.flows(
        parties.get(most) ?? most,
        format.money(sum(rows)),
        format.money(total),
        year,
      )}
      note={says.notes.flows}
      height={() => height}
      table={{
        head: [
          words.columns.source,
          words.columns.party,
          says.columns.instrument,
          says.columns.uses,
          `${says.columns.mean} (USD)`,
        ],
        rows: result.ladder.map((row) => [
          row.name,
          parties.get(row.party) ?? row.party,
          words.instruments[row.instrument] ?? row.instrument,
          uses.get(row.id) ?? words.everything,
          { value: row.drawn.mean, text: format.money(row.drawn.mean) },
        ]),
      }}
    >
      {(width) => {
        const margin = width < 560 ? 4 : 6;
        const layout = sankey<Node, Link>()
          .nodeId(({ id }) => id)
          .nodeAlign(sankeyJustify)
          .nodeWidth(9)
          .nodePadding(width < 560 ? 13 : 15)
          .extent([
            [margin, 22],
            [width - margin, height - 6],
          ]);
        const graph = layout({
          nodes: [...nodes.values()].map((one) => ({ ...one })),
          links: [...links.values()].map((one) => ({ ...one })),
        });
        const path = sankeyLinkHorizontal<Node, Link>();
        const heads = [words.columns.party, says.columns.instrument, says.columns.uses];
        const room = width / 2 - 60;
        return (
          <>
            {heads.map((text, i) => (
              <text
                key={text}
                className="axis"
                x={[margin, width / 2, width - margin][i]}
                y={11}
                textAnchor={(['start', 'middle', 'end'] as const)[i]}
              >
                {text}
              </text>
            ))}
            {graph.links.map((one) => {
              const from = typeof one.source === 'object' ? one.source : undefined;
              const to = typeof one.target === 'object' ? one.target : undefined;
              return (
                <path
                  key={`${from?.id}>${to?.id}`}
                  {...mark([
                    `${from?.name ?? ''} → ${to?.name ?? ''}`,
                    `${format.money(one.value)} (${says.columns.mean})`,
                    ...one.names.slice(0, 5),
                  ])}
                  className="mark flow"
                  d={path(one) ?? ''}
                  strokeWidth={Math.max(1, one.width ?? 1)}
                />
              );
            })}
            {graph.nodes.map((one) => {
              const { x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = one;
              const right = one.column === 2;
              const text = `${one.name} ${format.money(one.value ?? 0)}`;
              return (
                <g
                  key={one.id}
                  {...mark([one.name, `${format.money(one.value ?? 0)} (${says.columns.mean})`])}
                >
                  <rect
                    className="node"
                    x={x0}
                    y={y0}
                    width={x1 - x0}
                    height={Math.max(1, y1 - y0)}
                  />
                  <text
                    className="sub strong halo"
                    x={right ? x0 - 5 : x1 + 5}
                    y={(y0 + y1) / 2 + 4}
                    textAnchor={right ? 'end' : 'start'}
                  >
                    {fitted(text, right ? room : one.column === 0 ? room : room * 0.8, 11, 1, 600)}
                  </text>
                </g>
              );
            })}
          </>
        );
      }}
    </Figure>
  );
}
