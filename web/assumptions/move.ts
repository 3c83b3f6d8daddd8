import type { Assumption } from '../../src/report/index.ts';
import { isoOf, parseQuantity } from '../../src/units/index.ts';

/**
 * How an assumption moves: `times` multiplies every number of it (1 leaves it), `days` adds days
 * to every date or time (0 leaves it), `share` puts one share in its place.
 */
export type MoveKind = 'times' | 'days' | 'share';

export interface Slider {
  readonly kind: MoveKind;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Where nothing is changed. */
  readonly rest: number;
}

/** The way in which an assumption can be moved. */
export function sliderOf({ dimension, path, p50 }: Assumption): Slider {
  const field = path.at(-1);
  if (dimension === 'share')
    return { kind: 'share', min: 0, max: 1, step: isWhole(p50 * 100) ? 0.01 : 0.001, rest: p50 };
  if (dimension === 'date' || field === 'shift')
    return { kind: 'days', min: -720, max: 720, step: 15, rest: 0 };
  return { kind: 'times', min: dimension === 'money' ? 0 : 0.05, max: 3, step: 0.05, rest: 1 };
}

/** A slider stands only at its steps: one per cent would take 0.4 % for nothing. */
const isWhole = (x: number): boolean => Math.abs(x - Math.round(x)) < 1e-9;

/** The number of the file after a move, in the file's own form; undefined where it cannot be moved so. */
export function movedRaw({ raw, dimension }: Assumption, kind: MoveKind, by: number): unknown {
  if (kind === 'share') return withShare(raw, by);
  if (kind === 'times' && by === 0 && dimension === 'money') return kept(raw, { value: '0 USD' });
  const change = (literal: unknown) =>
    kind === 'times' ? scaled(literal, by) : later(literal, by, dimension);
  if (typeof raw !== 'object' || raw === null) return change(raw);
  return movedForm(raw as Fields, kind, change, by);
}

/** A number of the file, in its own form, times a factor; undefined where that cannot be written. */
export function scaledRaw(raw: unknown, by: number): unknown {
  const change = (literal: unknown) => scaled(literal, by);
  if (typeof raw !== 'object' || raw === null) return change(raw);
  return movedForm(raw as Fields, 'times', change, by);
}

type Fields = Readonly<Record<string, unknown>>;

const plain = ['value', 'p10', 'p50', 'p90', 'min', 'max'];
const lists = ['triangular', 'pert', 'uniform', 'empirical'];

function movedForm(
  raw: Fields,
  kind: MoveKind,
  change: (literal: unknown) => unknown,
  by: number,
): unknown {
  const out: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(raw)) {
    if (plain.includes(key)) out[key] = change(value);
    else if (lists.includes(key) && Array.isArray(value)) out[key] = value.map(change);
    else if (key === 'discrete' && Array.isArray(value))
      out[key] = value.map((pair) => (Array.isArray(pair) ? [change(pair[0]), pair[1]] : pair));
    else if (
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      key !== 'drivers'
    )
      out[key] = Object.fromEntries(
        Object.entries(value).map(([name, literal]) => [
          name,
          // a spread grows with the scale and stays when all is later
          name === 'sigma' || name === 'alpha' || (name === 'sd' && kind === 'days')
            ? literal
            : change(literal),
        ]),
      );
    else out[key] = value;
  }
  if ('reference' in raw) {
    if (kind !== 'times') return undefined;
    out['uplift'] = scaled(raw['uplift'] ?? 1, by);
  }
  return Object.values(out).some((value) => value === undefined) ? undefined : out;
}

/** A number in every form in which a literal may state it: `.5` and `5.` too. */
const NUMBER = /[+-]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/;

function scaled(literal: unknown, by: number): unknown {
  if (typeof literal === 'number') return neat(literal * by);
  if (typeof literal !== 'string') return undefined;
  const found = NUMBER.exec(literal);
  if (found === null) return undefined;
  const number = Number(found[0].replaceAll(',', ''));
  return `${literal.slice(0, found.index)}${neat(number * by)}${literal.slice(found.index + found[0].length)}`;
}

function later(literal: unknown, days: number, dimension: Assumption['dimension']): unknown {
  if (typeof literal !== 'string' && typeof literal !== 'number') return undefined;
  const parsed = parseQuantity(literal, dimension);
  if (!parsed.ok) return undefined;
  return dimension === 'date'
    ? isoOf(Math.round(parsed.value + days))
    : `${neat(parsed.value + days)} days`;
}

/** One share in place of whatever stood there; its source and reason stay. */
function withShare(raw: unknown, share: number): unknown {
  return kept(raw, { value: `${neat(share * 100)} %` });
}

function kept(raw: unknown, now: { readonly value: string }): unknown {
  if (typeof raw !== 'object' || raw === null) return now.value;
  const { source, reason, drivers } = raw as Fields;
  const rest = { source, reason, drivers };
  const stay = Object.entries(rest).filter(([, value]) => value !== undefined);
  return stay.length === 0 ? now.value : { ...now, ...Object.fromEntries(stay) };
}

/** At most five digits that matter, so that a file stays readable. */
const neat = (x: number): number => Number(x.toPrecision(5));
