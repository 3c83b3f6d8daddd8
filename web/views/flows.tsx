import { sankey, sankeyJustify, sankeyLinkHorizontal } from 'd3-sankey';
import type { ProjectResult, Result } from '../../src/report/index.ts';
import { Figure } from '../charts/figure.tsx';
import { fitted, textWidth } from '../charts/fitted.ts';
import { mark } from '../charts/mark.ts';
import { usdCell } from '../charts/table.ts';
import { useReading } from '../reader/reading.ts';
import { ownersBehind } from './owners-behind.ts';
import { Missing } from './view.tsx';

interface Node {
  readonly id: string;
  readonly name: string;
  readonly column: number;
  /** What there is to say of it besides its name and sum. */
  readonly told: readonly string[];
}
interface Link {
  readonly names: readonly string[];
}
interface Ends extends Link {
  readonly source: string;
  readonly target: string;
  readonly value: number;
}

/** Mean USD that one source pays for one thing. */
type Payment = {
  readonly name: string;
  readonly party: string;
  /** Null for a company's own money beyond what was committed. */
  readonly instrument: string | null;
  readonly drawn: number;
} & (
  | { readonly project: ProjectResult; readonly purpose: 'works' | 'chips' }
  | { readonly source: string }
);

/** Height that a line of names needs. */
const CLEAR = 13;

/** Projects that have a column of their own; more would make a picture of several screens. */
const MOST_PROJECTS = 24;

/** Width of the bar of a column, and the gap between it and a name. */
const BAR = 9;
const GAP = 5;

/** Payments by project where the programme has projects, else by source only. */
function paymentsOf({ projects, ladder }: Result): readonly Payment[] {
  const all: readonly Payment[] =
    projects.length === 0
      ? ladder.map(({ id, name, party, instrument, drawn }) => ({
          name,
          party,
          instrument,
          drawn: drawn.mean ?? 0,
          source: id,
        }))
      : projects.flatMap((project): readonly Payment[] => [
          ...project.sources.map((source) => ({ ...source, project })),
          ...(['works', 'chips'] as const).map((purpose) => ({
            name: project.name,
            party: project.company,
            instrument: null,
            drawn: project.own[purpose],
            project,
            purpose,
          })),
        ]);
  return all.filter(({ drawn }) => drawn > 0);
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
  const paid = paymentsOf(result);
  const payers = new Map(
    [...new Set(paid.map(({ party }) => party))].map((party) => {
      const name = parties.get(party) ?? party;
      const owners = ownersBehind(result, party);
      return [
        party,
        owners.length === 0
          ? { name, told: [] }
          : { name: says.columns.ownersOf(name), told: [owners.join(words.listMark)] },
      ];
    }),
  );
  const payerOf = (party: string) => payers.get(party) ?? { name: party, told: [] };
  const behind = [...payers.values()].some(({ told }) => told.length > 0);
  const byProject = result.projects.length > 0;
  const payees = new Set(paid.flatMap((of) => ('project' in of ? [of.project.id] : []))).size;
  const hasRoom = byProject && payees <= MOST_PROJECTS;
  /** Nodes and links, with the projects in between or, where there is no room, without. */
  const graphOf = (whole: boolean) => {
    const nodes = new Map<string, Node>();
    const links = new Map<string, Ends>();
    const node = (column: number, id: string, name: string, told: readonly string[] = []) => {
      const key = `${column}:${id}`;
      nodes.set(key, { id: key, name, column, told });
      return key;
    };
    const link = (source: string, target: string, value: number, name: string) => {
      const key = `${source}>${target}`;
      const known = links.get(key);
      links.set(key, {
        source,
        target,
        value: (known?.value ?? 0) + value,
        names: [...new Set([...(known?.names ?? []), name])],
      });
    };
    for (const { name, party, instrument, drawn, ...of } of paid) {
      const { name: whose, told } = payerOf(party);
      const payer = node(0, party, whose, told);
      const form = node(
        1,
        instrument ?? 'own',
        instrument === null ? says.columns.own : (words.instruments[instrument] ?? instrument),
      );
      link(payer, form, drawn, name);
      if ('project' in of && !whole) {
        link(form, node(2, of.purpose, says.columns.purposes[of.purpose]), drawn, name);
      } else if ('project' in of) {
        const project = node(2, of.project.id, of.project.name);
        link(form, project, drawn, name);
        link(project, node(3, of.purpose, says.columns.purposes[of.purpose]), drawn, name);
      } else {
        const use = uses.get(of.source) ?? words.everything;
        link(form, node(2, use, use), drawn, name);
      }
    }
    return { nodes: [...nodes.values()], links: [...links.values()] };
  };
  const all = graphOf(hasRoom);
  if (all.links.length === 0) return <Missing>{says.notes.noSources}</Missing>;
  const sum = (list: typeof paid) => list.reduce((all, { drawn }) => all + drawn, 0);
  const [most = '', rows = []] =
    [...Map.groupBy(paid, ({ party }) => party)].toSorted((a, b) => sum(b[1]) - sum(a[1]))[0] ?? [];
  const height = Math.max(
    300,
    27 * Math.max(...[0, 1, 2, 3].map((c) => all.nodes.filter((n) => n.column === c).length)) + 60,
  );
  return (
    <Figure
      id="flows"
      title={says.titles.flows(
        payerOf(most).name,
        format.money(sum(rows)),
        format.money(sum(paid)),
      )}
      note={
        byProject
          ? `${says.notes.flowsOfProjects(hasRoom)}${behind ? says.notes.flowsOfOwners : ''}`
          : says.notes.flows
      }
      height={() => height}
      table={{
        head: [
          words.columns.source,
          words.columns.party,
          says.columns.instrument,
          says.columns.uses,
          says.inUnit(says.columns.mean, 'USD'),
        ],
        rows: paid.map(({ name, party, instrument, drawn, ...of }) => [
          name,
          [payerOf(party).name, ...payerOf(party).told].join(words.colon),
          instrument === null ? says.columns.own : (words.instruments[instrument] ?? instrument),
          'project' in of
            ? `${of.project.name}${words.colon}${says.columns.purposes[of.purpose]}`
            : (uses.get(of.source) ?? words.everything),
          usdCell(drawn, format.money),
        ]),
      }}
    >
      {(width) => {
        const whole = hasRoom && width >= 760;
        const { nodes, links } = whole ? all : graphOf(false);
        const columns = whole ? 4 : 3;
        const margin = width < 560 ? 4 : 6;
        const layout = sankey<Node, Link>()
          .nodeId(({ id }) => id)
          .nodeAlign(sankeyJustify)
          .nodeWidth(BAR)
          .nodePadding(width < 560 ? 13 : 15)
          .extent([
            [margin, 22],
            [width - margin, height - 6],
          ]);
        const graph = layout({
          nodes: nodes.map((one) => ({ ...one })),
          links: links.map((one) => ({ ...one })),
        });
        const path = sankeyLinkHorizontal<Node, Link>();
        const heads = whole
          ? [words.columns.party, says.columns.instrument, says.columns.project, says.columns.uses]
          : [words.columns.party, says.columns.instrument, says.columns.uses];
        // from the rim of a column to that of the next
        const room = (width - 2 * margin - BAR) / (columns - 1) - BAR - 2 * GAP;
        const money = format.moneyLike(graph.nodes.map(({ value = 0 }) => value));
        const sumOf = ({ value = 0 }: { value?: number | undefined }) =>
          width < 560 ? '' : ` ${money(value)}`;
        const wide = (text: string) => textWidth(text, 11, 600);
        /** A name is cut rather than its sum, unless hardly anything of it would be left. */
        const textOf = (
          node: { name: string; value?: number | undefined },
          space: number,
        ): string => {
          const sum = sumOf(node);
          const left = space - wide(sum);
          const cut = (most: number) => fitted(node.name, most, 11, 1, 600)[0] ?? '';
          return left < 40 ? cut(space) : `${cut(left)}${sum}`;
        };
        const middleOf = ({
          y0 = 0,
          y1 = 0,
        }: {
          y0?: number | undefined;
          y1?: number | undefined;
        }) => (y0 + y1) / 2;
        /** Height of a name; those of the last column keep clear of the column before if they can. */
        const heightOf = (one: (typeof graph.nodes)[number]): number => {
          const middle = middleOf(one);
          if (one.column < columns - 1) return middle;
          const others = graph.nodes.filter(({ column }) => column === columns - 2).map(middleOf);
          const reach = Math.max(0, ((one.y1 ?? 0) - (one.y0 ?? 0)) / 2 - 6);
          const free = Array.from({ length: 2 * Math.floor(reach) + 1 }, (_, i) =>
            i % 2 === 0 ? middle + i / 2 : middle - (i + 1) / 2,
          ).find((y) => others.every((other) => Math.abs(other - y) >= CLEAR));
          return free ?? middle;
        };
        return (
          <>
            {heads.map((text, i) => (
              <text
                key={text}
                className="axis"
                x={margin + ((width - 2 * margin) * i) / (columns - 1)}
                y={11}
                textAnchor={i === 0 ? 'start' : i === columns - 1 ? 'end' : 'middle'}
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
                    says.aside(format.money(one.value), says.columns.mean),
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
              const right = one.column === columns - 1;
              // names of the last column stand on the side of the one before
              const met = graph.nodes.filter(
                (other) =>
                  one.column === columns - 2 &&
                  other.column === columns - 1 &&
                  Math.abs(heightOf(other) - middleOf(one)) < CLEAR,
              );
              const taken = Math.max(
                0,
                ...met.map((other) => Math.min(room, wide(textOf(other, room))) + 4),
              );
              return (
                <g
                  key={one.id}
                  {...mark([
                    one.name,
                    ...one.told,
                    says.aside(format.money(one.value ?? 0), says.columns.mean),
                  ])}
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
                    x={right ? x0 - GAP : x1 + GAP}
                    y={heightOf(one) + 4}
                    textAnchor={right ? 'end' : 'start'}
                  >
                    {textOf(one, room - taken)}
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
