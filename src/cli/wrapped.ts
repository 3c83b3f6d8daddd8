/**
 * Text broken at spaces into lines of at most `width` columns; longer words stand alone.
 * @param measure columns that a word takes: its length, unless it holds marks that will not show
 */
export function wrapped(
  text: string,
  width: number,
  measure: (word: string) => number = (word) => word.length,
): readonly string[] {
  const lines: string[] = [];
  let line: string[] = [];
  let used = 0;
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const wide = measure(word);
    if (line.length > 0 && used + 1 + wide > width) {
      lines.push(line.join(' '));
      line = [];
    }
    used = line.length === 0 ? wide : used + 1 + wide;
    line.push(word);
  }
  return line.length === 0 ? lines : [...lines, line.join(' ')];
}
