import type { Path, Position, Range } from './diagnostic.ts';

/** Offsets in the text, end exclusive. */
export type Span = readonly [start: number, end: number];

/** Where an entry of a container stands; list items have no key. */
export interface Entry {
  readonly key?: Span;
  readonly value: Span;
}

/** Where the parts of one container (map or list) stand in the text. */
export interface Place {
  readonly keys: Map<string | number, Entry>;
}

/** Places of all containers of a raw tree, by identity, so that copies may share them. */
export type Places = Map<object, Place>;

/** A map of the raw tree: without prototype, so that no key means anything special. */
export interface RawMap {
  [key: string]: unknown;
}

export const isMap = (raw: unknown): raw is RawMap =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

export const emptyMap = (): RawMap => Object.create(null) as RawMap;

/** What stands at a key or index, or undefined. */
export function childOf(raw: unknown, step: string | number): unknown {
  if (Array.isArray(raw)) return typeof step === 'number' ? raw[step] : undefined;
  if (isMap(raw)) return Object.hasOwn(raw, step) ? raw[step] : undefined;
  return undefined;
}

/** What stands at a path, or undefined. */
export function valueAt(raw: unknown, path: Path): unknown {
  let node = raw;
  for (const step of path) node = childOf(node, step);
  return node;
}

/**
 * The span of the value (or key) at a path; of a container its key, so that a mark stays on one line.
 * Where the path leads nowhere, the span of the nearest thing above it.
 */
export function spanOf(
  root: unknown,
  places: Places,
  path: Path,
  mark: 'key' | 'value' = 'value',
): Span {
  let span: Span = [0, 0];
  let node = root;
  for (const [i, step] of path.entries()) {
    if (typeof node !== 'object' || node === null) break;
    const found = places.get(node)?.keys.get(step);
    if (found === undefined) break;
    node = childOf(node, step);
    const last = i === path.length - 1;
    const scalar = typeof node !== 'object' || node === null;
    span =
      last && mark === 'value' && scalar && found.value[1] > found.value[0]
        ? found.value
        : (found.key ?? found.value);
  }
  return span;
}

/** Line starts of a text. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return starts;
}

/** The position of an offset, by bisection over the line starts. */
function positionOf(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - starts[low]! + 1, offset };
}

export const rangeOf = (starts: readonly number[], [start, end]: Span): Range => ({
  start: positionOf(starts, start),
  end: positionOf(starts, end),
});
