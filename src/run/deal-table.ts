import {
  admissibleDeals,
  type Contents,
  choiceOf,
  contentsOf,
  currentSheet,
  type Deal,
  dealKey,
  dealOf,
  fingerprint,
  neighbours,
  nothingAgreed,
  type OwnDeal,
  ownDeals,
  patchesOf,
  plainText,
  type Reaction,
  type RedLine,
  reactions,
  redLinesOf,
  refusedBits,
} from '../deal/index.ts';
import { brokenExclusion, type Programme } from '../programme/index.ts';
import type { DealMeasures } from './deal-measures.ts';
import type { DealRequest } from './deal-request.ts';

/** All that is to be valued: deals, what sub-coalitions can do, and the world in which nothing is agreed. */
export interface DealTable extends DealMeasures {
  readonly programme: Programme;
  /** First the admissible deals, then others that somebody asks about. */
  readonly deals: readonly Deal[];
  readonly admissible: number;
  readonly sheet: number;
  /** Deals with names, by place. */
  readonly named: ReadonlyMap<string, number>;
  /** The deal that was asked for. */
  readonly asked: number | undefined;
  /** Places of deals within three changes of the sheet, that break no exclusion. */
  readonly near: readonly number[];
  readonly contents: Contents;
  /** Content of each deal. */
  readonly content: Int32Array;
  readonly nothing: number;
  readonly own: readonly OwnGroup[];
  readonly redLines: readonly RedLine[];
  /** By deal: bits of the judges that sign it at no price; undefined when nobody draws a red line. */
  readonly refused: Int32Array | undefined;
  /** What each content is, whatever its number: a fingerprint of all that it changes. */
  readonly keys: readonly string[];
}

/** Own deals of a coalition under a reaction, with their contents. */
export interface OwnGroup {
  readonly coalition: number;
  readonly reaction: Reaction;
  readonly deals: readonly OwnDeal[];
  readonly content: Int32Array;
}

/** Lists everything that has a value. */
export function dealTable(
  programme: Programme,
  measured: DealMeasures,
  asking: DealRequest['deal'],
): DealTable {
  const { space, judges } = measured;
  const deals = [...admissibleDeals(programme, space)];
  const admissible = deals.length;
  const places = new Map(deals.map((deal, d) => [dealKey(deal), d]));
  const add = (deal: Deal): number => {
    const key = dealKey(deal);
    const found = places.get(key) ?? deals.push(deal) - 1;
    places.set(key, found);
    return found;
  };
  const sheet = add(currentSheet(space));
  const named = new Map(
    Object.entries(programme.deals).map(([id, chosen]) => [id, add(dealOf(space, chosen, false))]),
  );
  const asked = asking === undefined ? undefined : add(dealOf(space, asking, false));
  const near = neighbours(space, deals[sheet]!)
    .filter((deal) => brokenExclusion(programme, choiceOf(space, deal)) < 0)
    .map(add);
  const signing = new Set(judges.map(({ id }) => id));
  const others = deals[named.values().next().value ?? sheet]!;
  const groups = reactions.flatMap((reaction) =>
    Array.from({ length: 2 ** judges.length - 2 }, (_, i) => i + 1).map((coalition) => {
      const members = new Set(judges.flatMap(({ id }, j) => (coalition & (1 << j) ? [id] : [])));
      return {
        coalition,
        reaction,
        deals: ownDeals(programme, space, signing, members, reaction, others),
      };
    }),
  );
  const lists = [
    ...deals.map((deal) => patchesOf(space, deal)),
    nothingAgreed(programme),
    ...groups.flatMap((group) => group.deals.map(({ patches }) => patches)),
  ];
  const contents = contentsOf(programme, lists);
  const redLines = redLinesOf(space, judges);
  let next = deals.length + 1;
  const own = groups.map((group) => {
    const content = contents.of.slice(next, next + group.deals.length);
    next += group.deals.length;
    return { ...group, content };
  });
  return {
    programme,
    ...measured,
    deals,
    admissible,
    sheet,
    named,
    asked,
    near,
    contents,
    content: contents.of.slice(0, deals.length),
    nothing: contents.of[deals.length]!,
    own,
    redLines,
    refused: refusedBits(redLines, deals),
    keys: keysOf(contents),
  };
}

/** A name of each content that tells all that it changes, in whatever order places are listed. */
export function keysOf({ places, rows }: Contents): readonly string[] {
  const marks = places.map(({ address, values }) =>
    values.map((v) => fingerprint(`${address}=${plainText(v)}`)),
  );
  const sum = new Int32Array(4);
  return rows.map((row) => {
    sum.fill(0);
    for (let place = 0; place < row.length; place++) {
      const value = row[place]!;
      if (value === 0) continue;
      const mark = marks[place]![value]!;
      for (let i = 0; i < sum.length; i++) sum[i]! += mark[i]!;
    }
    return sum.join(' ');
  });
}
