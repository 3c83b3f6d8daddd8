/** Bounds within those of the full reader, which says so where a text is too much. */
const MOST_MARKS = 250_000;
const MOST_DEPTH = 60;
/** Words and marks that the end of one line brings at most. */
const MARKS_OF_LINE = 5;

const [NEWLINE, SPACE, QUOTE, HASH, APOSTROPHE, DASH] = [10, 32, 34, 35, 39, 45];

const QUOTED = /"([^"\\\n]*)"/y;
const APOSTROPHED = /'((?:[^'\n]|'')*)'/y;

const notPlain = Symbol('not plain');

/** Ends a reading that `unlessGivenUp` surrounds. */
export function giveUp(): never {
  throw notPlain;
}

export function unlessGivenUp<T>(reading: () => T): T | undefined {
  try {
    return reading();
  } catch (fault) {
    if (fault === notPlain) return undefined;
    throw fault;
  }
}

/** A place in a text that moves on over what carries no value. */
export class PlainCursor {
  readonly text: string;
  /** Between lines it is at the first sign of the next one that says something. */
  at = 0;
  /** Of the line that was reached last; -1 at the end. */
  indent = 0;
  #marks = 0;
  #depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  code(): number {
    return this.text.charCodeAt(this.at);
  }

  isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** What a sticky pattern finds here. */
  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text);
  }

  count(more: number): void {
    this.#marks += more;
    if (this.#marks > MOST_MARKS) giveUp();
  }

  deeper<T>(reading: () => T): T {
    if (++this.#depth > MOST_DEPTH) giveUp();
    const value = reading();
    this.#depth--;
    return value;
  }

  skipSpaces(): void {
    while (this.code() === SPACE) this.at++;
  }

  endOfLine(): number {
    const end = this.text.indexOf('\n', this.at);
    return end < 0 ? this.text.length : end;
  }

  toNextLine(): void {
    this.at = Math.min(this.text.length, this.endOfLine() + 1);
    this.count(MARKS_OF_LINE);
  }

  /**
   * From the start of a line to the next that says something. Gives up at a comment that lies
   * deeper than that line: the careful reader counts it to what stands before.
   */
  toContent(): void {
    let deepest = 0;
    for (;;) {
      const start = this.at;
      this.skipSpaces();
      this.indent = this.isAtEnd() ? -1 : this.at - start;
      const isComment = this.code() === HASH;
      if (this.isAtEnd() || (this.code() !== NEWLINE && !isComment)) break;
      if (isComment) deepest = Math.max(deepest, this.indent);
      this.toNextLine();
    }
    if (deepest > Math.max(0, this.indent)) giveUp();
  }

  /** Goes to the next line if the rest of this one says nothing; whether it did. */
  leavesLine(): boolean {
    const before = this.at;
    this.skipSpaces();
    const ends = this.isAtEnd() || this.code() === NEWLINE;
    if (!ends && (this.code() !== HASH || this.at === before)) return false;
    this.toNextLine();
    return true;
  }

  startsItem(): boolean {
    return this.code() === DASH && this.text.charCodeAt(this.at + 1) === SPACE;
  }

  /** A text in quotes, on one line and without escapes; undefined where no quotes are. */
  quoted(): string | undefined {
    const sign = this.code();
    if (sign !== QUOTE && sign !== APOSTROPHE) return undefined;
    const found = this.match(sign === QUOTE ? QUOTED : APOSTROPHED);
    if (found === null) return giveUp();
    this.at += found[0].length;
    return sign === QUOTE ? found[1] : found[1]?.replaceAll("''", "'");
  }
}
