/** Middle of some numbers; the mean of the two in the middle when they are even. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.floor(half - 0.5)] ?? Number.NaN) + (sorted[Math.floor(half)] ?? 0)) / 2;
}

/** Seconds that something takes. */
export function seconds(run: () => void): number {
  const start = performance.now();
  run();
  return (performance.now() - start) / 1000;
}

/** One line of a table: a name and numbers that belong to it. */
export const line = (name: string, ...columns: readonly string[]): void =>
  console.log(`${name.padEnd(44)}${columns.map((text) => text.padStart(14)).join('')}`);

export const milliseconds = (s: number): string => `${(s * 1000).toFixed(1)} ms`;
