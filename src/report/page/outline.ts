import { asOf, type Fact, referenceValue } from '../../evidence/index.ts';
import {
  addressOf,
  type Locate,
  mentionsOf,
  type Path,
  type Programme,
  readYaml,
  type Value,
  valueAt,
} from '../../programme/index.ts';
import { quantile } from '../../uncertainty/index.ts';
import type { Dimension } from '../../units/index.ts';
import { statedExtent } from './stated.ts';

/** What of a programme a page needs beside the result: what can be moved, and what is fought over. */
export interface Outline {
  readonly assumptions: readonly Assumption[];
  readonly terms: readonly TermOutline[];
  /** What each source of money may be spent on. */
  readonly uses: readonly MoneyUse[];
  /** Names of the parties, also of those without money. */
  readonly parties: Readonly<Record<string, string>>;
  /** Every fact known by the data date, with what contradicts it. */
  readonly facts: readonly Fact[];
}

export type AssumptionGroup = 'driver' | 'risk' | 'gate' | 'money';

/** A number that a reader may move. */
export interface Assumption {
  /** Address of the number, `drivers.grid-delay.shift`. */
  readonly address: string;
  readonly path: Path;
  readonly group: AssumptionGroup;
  /** Name of the thing whose number it is. */
  readonly name: string;
  /** Site that it belongs to. */
  readonly of: string | null;
  /** As the file states it. */
  readonly raw: unknown;
  readonly dimension: Dimension;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly sources: readonly string[];
  readonly reason: string | null;
}

export interface TermOutline {
  readonly id: string;
  readonly question: string;
  readonly current: string | null;
  readonly reason: string | null;
  readonly sources: readonly string[];
  readonly options: readonly {
    readonly id: string;
    readonly name: string;
    readonly changes: number;
    /** Party -> what the option is worth to it beyond money, USD, P50. */
    readonly wants: Readonly<Record<string, number>>;
    /** Party -> why it signs no deal with the option; left out where nobody refuses. */
    readonly refusedBy?: Readonly<Record<string, string>>;
  }[];
}

export interface MoneyUse {
  readonly source: string;
  /** A scope, sites, or everything where both are empty. */
  readonly scopes: readonly string[];
  readonly sites: readonly string[];
  readonly packages: readonly string[];
  /** Facts and `judgement` behind what was announced, pledged and evidenced of it. */
  readonly stated: Readonly<Record<'announced' | 'pledged' | 'evidenced', readonly string[]>>;
}

/**
 * Reads from a checked programme, and from its text as written, what a page lets a reader move.
 * `locate` is that of the check.
 */
export function outlineOf(
  programme: Programme,
  text: string,
  facts: readonly Fact[],
  locate: Locate,
): Outline {
  const numbers = new Map(
    mentionsOf(programme).flatMap((mention) =>
      mention.is === 'value' ? [[addressOf(mention.path), mention] as const] : [],
    ),
  );
  /** What a number rests on: its own sources, or those of what is around it. */
  const sourcesAt = (path: Path): readonly string[] => {
    const found = numbers.get(addressOf(path));
    return found?.value.source ?? found?.covered ?? [];
  };
  const assumption = (place: Place): readonly Assumption[] => {
    const address = addressOf(place.path);
    const found = numbers.get(address);
    const stated = statedAt(text, locate, place.path);
    if (found === undefined || stated === undefined) return [];
    const [p10, p50, p90] = [0.1, 0.5, 0.9].map((p) => quantileOf(found.value, p));
    if (p10 === undefined || p50 === undefined || p90 === undefined) return [];
    return [
      {
        address,
        path: place.path,
        group: place.group,
        name: place.name,
        of: place.of ?? null,
        raw: stated,
        dimension: found.dimension,
        p10,
        p50,
        p90,
        sources: sourcesAt(place.path),
        reason: found.value.reason ?? reasonAt(programme, place.path),
      },
    ];
  };
  return {
    assumptions: placesOf(programme).flatMap(assumption),
    terms: Object.entries(programme.terms).map(([id, term]) => ({
      id,
      question: term.question,
      current: term.current ?? null,
      reason: term.reason ?? null,
      sources: [term.source ?? []].flat(),
      options: Object.entries(term.options).map(([option, { name, patch, wants, refusedBy }]) => ({
        id: option,
        name,
        changes: patch.length,
        wants: Object.fromEntries(
          Object.entries(wants).map(([party, worth]) => [party, quantileOf(worth, 0.5) ?? 0]),
        ),
        ...(Object.keys(refusedBy).length === 0 ? {} : { refusedBy }),
      })),
    })),
    uses: Object.entries(programme.capital).map(([source, { for: use }]) => ({
      source,
      scopes: use.scopes,
      sites: use.sites,
      packages: use.packages,
      stated: {
        announced: sourcesAt(['capital', source, 'announced']),
        pledged: sourcesAt(['capital', source, 'pledged']),
        evidenced: sourcesAt(['capital', source, 'evidenced']),
      },
    })),
    parties: Object.fromEntries(
      Object.entries(programme.parties).map(([id, { name }]) => [id, name]),
    ),
    facts: asOf(facts, programme.dataDate).facts.map(({ fact }) => fact),
  };
}

interface Place {
  readonly path: Path;
  readonly group: AssumptionGroup;
  readonly name: string;
  readonly of?: string;
}

/** Every number of the kinds that can be moved, in the order of the file. */
function placesOf(programme: Programme): readonly Place[] {
  const { drivers, risks, agreements, sites, supplies, capital } = programme;
  const each = <T>(table: Readonly<Record<string, T>>, places: (id: string, thing: T) => Place[]) =>
    Object.entries(table).flatMap(([id, thing]) => places(id, thing));
  return [
    ...each(drivers, (id, { name, factor }) => [
      {
        path: ['drivers', id, factor === undefined ? 'shift' : 'factor'],
        group: 'driver',
        name,
      },
    ]),
    ...each(risks, (id, { name }) => [
      { path: ['risks', id, 'probability'], group: 'risk' as const, name },
    ]),
    ...each(agreements, (id, { name, signed }) =>
      signed === undefined
        ? [
            { path: ['agreements', id, 'time'], group: 'gate', name },
            { path: ['agreements', id, 'never'], group: 'gate', name },
          ]
        : [],
    ),
    ...each(sites, (site, { name: of, power }) =>
      each(power, (id, { name, kind }) =>
        (['available', 'never'] as const).map((field) => ({
          path: ['sites', site, 'power', id, field],
          group: 'gate' as const,
          name: name ?? kind,
          of,
        })),
      ),
    ),
    ...each(supplies, (id, { name, deliveries }) =>
      deliveries.map((_, i) => ({
        path: ['supplies', id, 'deliveries', i, 'on'],
        group: 'gate' as const,
        name,
      })),
    ),
    ...each(capital, (id, { name, party }) =>
      (['amount', 'available'] as const).map((field) => ({
        path: ['capital', id, field],
        group: 'money' as const,
        name: name ?? id,
        of: programme.parties[party]?.name ?? party,
      })),
    ),
  ];
}

/** A number as the text states it; undefined where it cannot be told apart from what is around it. */
function statedAt(text: string, locate: Locate, path: Path): unknown {
  const extent = statedExtent(text, locate, path);
  if (extent === undefined) return undefined;
  const { raw, diagnostics } = readYaml(text.slice(extent.start, extent.end));
  return diagnostics.length === 0 ? raw : undefined;
}

function quantileOf({ spec, dimension }: Value, p: number): number | undefined {
  if (spec.kind !== 'reference') return quantile(spec, p);
  const made = referenceValue(spec.id, dimension);
  return made.ok ? quantile(made.value, p) * spec.uplift : undefined;
}

/** The reason of the nearest object around a number that gives one. */
function reasonAt(programme: Programme, path: Path): string | null {
  for (let length = path.length - 1; length > 0; length--) {
    const around = valueAt(programme, path.slice(0, length));
    const reason: unknown =
      typeof around === 'object' && around !== null ? Reflect.get(around, 'reason') : undefined;
    if (typeof reason === 'string') return reason;
  }
  return null;
}
