/** One place at which two pieces of plain data differ; undefined where one of them has nothing. */
export interface DataChange {
  readonly path: readonly (string | number)[];
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Every place at which two trees of plain data differ: objects by key, arrays by index, the rest by
 * identity (NaN equals NaN). A branch that only one of them has is one change.
 */
export function diffData(before: unknown, after: unknown): readonly DataChange[] {
  const changes: DataChange[] = [];
  collect(before, after, [], changes);
  return changes;
}

function collect(
  before: unknown,
  after: unknown,
  path: readonly (string | number)[],
  changes: DataChange[],
): void {
  if (Object.is(before, after)) return;
  if (Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length);
    for (let i = 0; i < length; i++) collect(before[i], after[i], [...path, i], changes);
  } else if (isRecord(before) && isRecord(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      collect(own(before, key), own(after, key), [...path, key], changes);
    }
  } else changes.push({ path, before, after });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function own(record: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
