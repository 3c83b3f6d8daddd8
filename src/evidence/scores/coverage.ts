export interface Coverage {
  readonly count: number;
  readonly covered: number;
  /** covered / count; compare with the interval's nominal share, such as 0.8 for p10 to p90. */
  readonly share: number;
}

/** How many outcomes lay in their interval; undefined without any. */
export function coverageOf(inside: readonly boolean[]): Coverage | undefined {
  const count = inside.length;
  if (count === 0) return undefined;
  const covered = inside.filter((one) => one).length;
  return { count, covered, share: covered / count };
}
