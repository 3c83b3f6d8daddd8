/** What has been simulated so far: of each content a number of its first trials. */
export interface Values {
  readonly measures: number;
  /** Trials that a content has, counted from the first. */
  trials(content: number): number;
  /** One measure of a content in each of its trials; not to be written to. */
  column(content: number, measure: number): Float64Array;
}

export interface ValueStore extends Values {
  /**
   * Adds trials from … to - 1 of some contents: measure m of contents[i] in trial t at
   * `(i * measures + m) * (to - from) + t - from`. Trials must follow on those that are there.
   */
  add(contents: ArrayLike<number>, from: number, to: number, data: Float64Array): void;
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly data: Float64Array;
  /** Where the content's measures begin in `data`. */
  readonly at: number;
}

export function createValueStore(measures: number): ValueStore {
  const pieces = new Map<number, Piece[]>();
  const trials = (content: number) => pieces.get(content)?.at(-1)?.to ?? 0;
  return {
    measures,
    trials,
    column(content, measure) {
      const [only, ...more] = pieces.get(content) ?? [];
      if (only !== undefined && more.length === 0) {
        const first = only.at + measure * only.to;
        return only.data.subarray(first, first + only.to);
      }
      const out = new Float64Array(trials(content));
      for (const { from, to, data, at } of pieces.get(content) ?? []) {
        const first = at + measure * (to - from);
        out.set(data.subarray(first, first + to - from), from);
      }
      return out;
    },
    add(contents, from, to, data) {
      for (let i = 0; i < contents.length; i++) {
        const content = contents[i]!;
        if (trials(content) !== from)
          throw new RangeError(
            `content ${content} has ${trials(content)} trials, got those from ${from}`,
          );
        const list = pieces.get(content);
        const piece = { from, to, data, at: i * measures * (to - from) };
        if (list === undefined) pieces.set(content, [piece]);
        else list.push(piece);
      }
    },
  };
}
